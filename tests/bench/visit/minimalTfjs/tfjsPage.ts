// The smallest page that shows digits on tfjs.

import { showDigits } from '../showDigits.ts';

showDigits(new Worker(new URL('./tfjsWorker.ts', import.meta.url), { type: 'module' }));
