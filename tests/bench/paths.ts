// Where the benchmark finds what it measures.

import { join } from 'node:path';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';

/** The benchmark itself, bundled. */
export const BENCH_BUILD = join(PROJECT_ROOT, 'build', 'bench');
export const KERNELS = join(PROJECT_ROOT, 'build', 'kernels');
export const BENCH_SOURCES = join(PROJECT_ROOT, 'tests', 'bench');
export const PEERS = join(BENCH_SOURCES, 'peers');
export const ORT_DIST = join(PEERS, 'node_modules', 'onnxruntime-web', 'dist');
export const TFJS_WASM_DIST = join(PROJECT_ROOT, 'node_modules', '@tensorflow', 'tfjs-backend-wasm', 'dist');
