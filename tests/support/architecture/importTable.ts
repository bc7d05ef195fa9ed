// Who may import whom: the table of the README, as data. An area is a folder with all below it that is no area itself.

export interface AreaRule {
  /** Areas whose values may be imported, besides its own. */
  readonly from: readonly string[];
  /** Areas of which only types may be imported. */
  readonly typesFrom?: readonly string[];
  /** Packages, and 'node:' for Node's own modules. */
  readonly packages?: readonly string[];
}

const TFJS = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-backend-wasm'];

const COMPUTING = ['workers/core', 'workers/backend', 'workers/nn', 'workers/models', 'workers/data'];
const TRAINED = ['workers/training', 'workers/evaluation'];
const LATENT = ['workers/latent', 'workers/handwriting'];
const ENGINES = ['workers/backend/wasm', 'workers/backend/tfjs'];

export const IMPORT_TABLE: Readonly<Record<string, AreaRule>> = {
  assembly: { from: [] },
  'workers/core': { from: [] },
  'workers/backend': { from: ['workers/core'] },
  'workers/backend/wasm': { from: ['workers/core', 'workers/backend'], typesFrom: ['build'] },
  'workers/backend/tfjs': { from: ['workers/core', 'workers/backend'], packages: TFJS },
  // Only our kernels have backward passes, so what trains is written for them; inference sees a `Backend`, made by a host.
  'workers/nn': { from: ['workers/core', 'workers/backend', 'workers/backend/wasm'] },
  'workers/models': { from: ['workers/core', 'workers/nn', 'workers/data'], typesFrom: ['workers/backend'] },
  'workers/data': { from: ['workers/core'] },
  // Plain arithmetic, which the page may do as well as a worker.
  'workers/latent': { from: ['workers/core'], typesFrom: ['workers/models'] },
  'workers/handwriting': { from: ['workers/core', 'workers/data'] },
  'workers/training': { from: [...COMPUTING, 'workers/backend/wasm'], packages: ['comlink'] },
  'workers/evaluation': { from: [...COMPUTING, 'workers/backend/wasm'] },
  // Measures on the workers of whoever has some, by what they can be asked.
  'workers/comparison': {
    from: ['workers/core', 'workers/data', 'workers/models', 'workers/evaluation', 'workers/service'],
    packages: ['comlink'],
  },
  // Which engines a comparison has is its host's business: here they are `Backend`s.
  'workers/benchmark': { from: ['workers/core', 'workers/backend', 'workers/models'] },
  'workers/service': { from: [...COMPUTING, ...TRAINED, ...LATENT], packages: ['comlink'] },
  'workers/browser': {
    from: ['workers/service', 'workers/benchmark', 'workers/backend', ...ENGINES, 'workers/core', 'build'],
    packages: ['comlink', '@tensorflow/tfjs-backend-wasm'], // the latter for the addresses of its .wasm files
  },
  'workers/node': {
    from: [
      'workers/service',
      'workers/benchmark',
      'workers/comparison',
      ...COMPUTING,
      ...TRAINED,
      ...LATENT,
      ...ENGINES,
    ],
    packages: ['node:', 'comlink', 'cli-progress', 'fast-png'],
  },
  'workers/node/tasks': { from: ['workers/node', 'workers/core'], packages: ['node:', 'vite', 'vitest', 'playwright'] },
  web: {
    from: ['workers/browser', 'workers/core', 'workers/data', 'workers/comparison', ...LATENT],
    typesFrom: ['workers/service', 'workers/backend', 'workers/benchmark', 'workers/evaluation'],
    packages: [
      'lit',
      '@lit/localize',
      'client-zip',
      'd3-contour',
      'd3-scale',
      'd3-shape',
      'gifenc',
      'idb',
      'virtual:shipped-models',
    ],
  },
};

/** Areas that hold no code of their own to check: built, or free to import anything. */
export const UNCHECKED_AREAS = ['build', 'tests'];

/** Built at build time, inside Vite and Node, though they belong to the page: `web/offline/precachePlugin.ts`. */
export const BUILD_PLUGIN = /^web\/.*Plugin\.ts$/;
export const BUILD_PLUGIN_PACKAGES = ['node:', 'vite'];

/** tfjs is a megabyte that most visitors never need, so whoever imports it must do so when it is needed. */
export const ONLY_DYNAMIC = ['workers/backend/tfjs'];

/** Names that say nothing about what is inside. */
export const EMPTY_NAMES = /^(utils?|helpers?|managers?|misc|common|stuff|data2|index)$/i;

/** The one barrel, and the one index: the ABI of the kernels. */
export const BARREL = 'assembly/index.ts';
