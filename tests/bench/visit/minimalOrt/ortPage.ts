// The smallest page that shows digits on onnxruntime-web.

import { showDigits } from '../showDigits.ts';

showDigits(new Worker(new URL('./ortWorker.ts', import.meta.url), { type: 'module' }));
