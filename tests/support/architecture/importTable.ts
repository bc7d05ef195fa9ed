// Who may import whom, as data; the tables in README.md and web/README.md are made of it (importTableText.ts). An area is a
// folder with all below it that is no area itself.

import { WEB_ROOMS, type WebRoom } from './webRooms.ts';

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

/** What every room of the page may have of what computes: arithmetic, and of the rest types. It asks the pool for digits. */
const PAGE_WORKERS = ['workers/browser', 'workers/core', 'workers/data', 'workers/comparison', ...LATENT];
const PAGE_WORKER_TYPES = ['workers/service', 'workers/backend', 'workers/benchmark', 'workers/evaluation'];
const LIT = ['lit', '@lit/localize'];

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
  ...Object.fromEntries(WEB_ROOMS.map((room) => [areaOfRoom(room), ruleOf(room)])),
};

/** The area of a room of the page: `web/ink`; the room without a name is `web` itself, with main.ts. */
export function areaOfRoom({ name }: WebRoom): string {
  return name === '' ? 'web' : `web/${name}`;
}

function ruleOf({ from, packages }: WebRoom): AreaRule {
  return {
    from: [...from.map((name) => `web/${name}`), ...PAGE_WORKERS],
    typesFrom: PAGE_WORKER_TYPES,
    packages: [...packages, ...LIT],
  };
}

/** Areas that hold no code of their own to check: built, or free to import anything. */
export const UNCHECKED_AREAS = ['build', 'tests'];

/** Built at build time, inside Vite and Node, though they belong to the page: `web/build/precachePlugin.ts`. */
export const BUILD_PLUGIN = /^web\/.*Plugin\.ts$/;
export const BUILD_PLUGIN_PACKAGES = ['node:', 'vite'];

/** tfjs is a megabyte that most visitors never need, so whoever imports it must do so when it is needed. */
export const ONLY_DYNAMIC = ['workers/backend/tfjs'];

/** Elements of pages: their code comes when the page is opened. The front page's is part of the first script. */
export const PAGE_ELEMENT = /^web\/features\/.*(?:-page|\/weird-ones)\.ts$/;

/** Code of the page that other code of it can import: what it has is owned by what main.ts makes, and not by a module. */
export const PAGE_ROOM = /^web\/(?:text|storage|ink|address|engine|kit|features|shell)\//;

/** Names that say nothing about what is inside. */
export const EMPTY_NAMES = /^(utils?|helpers?|managers?|misc|common|stuff|data2|index)$/i;

/** The one barrel, and the one index: the ABI of the kernels. */
export const BARREL = 'assembly/index.ts';
