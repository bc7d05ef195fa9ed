// The smallest page that shows digits on our kernels.

import { showDigits } from '../showDigits.ts';

showDigits(new Worker(new URL('./oursWorker.ts', import.meta.url), { type: 'module' }));
