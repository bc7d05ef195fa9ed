import { createWasmBackend } from '../../workers/backend/wasm/wasmBackend.ts';
import { compileKernels } from '../support/kernels.ts';
import { hasRelaxedKernels } from '../support/relaxedSimd.ts';
import { describeBackend } from './contract.ts';

describeBackend(
  'the wasm backend',
  async () => createWasmBackend({ kernels: await compileKernels('simd'), name: 'wasm' }),
  { exact: true },
);

describeBackend(
  'the wasm backend with asserts',
  async () => createWasmBackend({ kernels: await compileKernels('debug'), name: 'wasm' }),
  { exact: true },
);

describeBackend(
  'the wasm backend with relaxed SIMD',
  async () => createWasmBackend({ kernels: await compileKernels('relaxed'), name: 'wasm-relaxed' }),
  { exact: true, runsHere: hasRelaxedKernels() },
);
