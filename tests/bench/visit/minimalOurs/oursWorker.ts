// Digits on our kernels.

import { createBrowserBackend } from '../../../../workers/browser/browserBackend.ts';
import { postDigits } from '../postDigits.ts';

await postDigits(createBrowserBackend('wasm'));
