// The rooms of the page (web/), from those that know nothing of others to those that know all: who may import whom.

export interface WebRoom {
  /** Its folder in web/; '' for web/ itself. */
  readonly name: string;
  readonly holds: string;
  /** Rooms that it may import. */
  readonly from: readonly string[];
  /** Packages besides Lit. */
  readonly packages: readonly string[];
}

/** Rooms that every feature may import. */
export const BASE_ROOMS = ['platform', 'text', 'storage', 'ink', 'address', 'engine', 'kit'];
const COMPARE = 'features/compare';
const SHARED_BY_COMPARE = [`${COMPARE}/models`, `${COMPARE}/realDigits`];

const FEATURES: Readonly<Record<string, string>> = {
  one: 'the front page: one digit at a time',
  wall: 'the endless wall, its dialog, priors side by side',
  weird: 'weird digits: searched with the judge',
  digit: 'all about one digit',
  explore: 'latent space, in tabs',
  learn: 'lessons, their figures, and the exhibit',
  speed: 'our engine against TensorFlow.js',
  keep: 'favourites, sharing, files of digits',
};

const TABS: Readonly<Record<string, readonly [holds: string, ...packages: string[]]>> = {
  grid: ['models side by side in rows'],
  measure: ['measuring models; results as words, tables and plots', 'd3-scale', 'd3-shape', 'idb'],
  certificate: ['whether a digit is a copy of a training digit'],
  blind: ['the blind test, its answers and its statistics'],
};

const PAGE_ROOMS: readonly WebRoom[] = [
  {
    name: 'platform',
    holds: 'what a browser may not have, or throw at when touched: one file each',
    from: [],
    packages: [],
  },
  {
    name: 'text',
    holds: 'the visitor’s language: numbers, lists, translations, `LocalizedElement`',
    from: ['platform'],
    packages: [],
  },
  {
    name: 'storage',
    holds: 'databases and stores, what ships and its download',
    from: ['platform'],
    packages: ['idb', 'virtual:shipped-models'],
  },
  {
    name: 'ink',
    holds: 'digits as pixels, outlines, images and strokes; PNG and GIF texts',
    from: ['platform'],
    packages: ['d3-contour'],
  },
  {
    name: 'address',
    holds: 'pages as data, addresses read and written, the address bar, links',
    from: ['platform', 'text', 'storage'],
    packages: [],
  },
  {
    name: 'engine',
    holds: 'what draws digits, its status and failures; settings; work that takes a while',
    from: ['platform', 'text', 'storage', 'ink'],
    packages: [],
  },
  {
    name: 'kit',
    holds: 'elements and styles with two users or more, their events',
    from: ['platform', 'text', 'storage', 'ink', 'address', 'engine'],
    packages: [],
  },
  ...Object.entries(FEATURES).map(([name, holds]) => ({
    name: `features/${name}`,
    holds,
    from: BASE_ROOMS,
    packages: name === 'keep' ? ['client-zip', 'gifenc'] : [],
  })),
  ...SHARED_BY_COMPARE.map((name) => ({
    name,
    holds: name.endsWith('models')
      ? 'which models can be compared, the visitor’s own too'
      : 'real digits: shipped as numbers, and the visitor’s copy of MNIST',
    from: BASE_ROOMS,
    packages: [],
  })),
  ...Object.entries(TABS).map(([name, [holds, ...packages]]) => ({
    name: `${COMPARE}/${name}`,
    holds,
    from: [...BASE_ROOMS, ...SHARED_BY_COMPARE],
    packages,
  })),
  {
    name: COMPARE,
    holds: 'the page of the four tabs above',
    from: [...BASE_ROOMS, ...SHARED_BY_COMPARE, ...Object.keys(TABS).map((name) => `${COMPARE}/${name}`)],
    packages: [],
  },
];

/** Rooms that the shell may import; of pages it has their code by import() alone (importTable.ts). */
const IN_PAGE = [...PAGE_ROOMS.map(({ name }) => name), 'offline'];

export const WEB_ROOMS: readonly WebRoom[] = [
  ...PAGE_ROOMS,
  {
    name: 'arrival',
    holds: 'what stands in `index.html` itself: first paint, what a visit asks for ahead',
    from: ['platform', 'text', 'storage', 'address', 'engine'],
    packages: [],
  },
  { name: 'offline', holds: 'the service worker', from: [], packages: [] },
  {
    name: 'publishing',
    holds: 'beside the page for the rest of the web: wrong addresses',
    from: ['platform', 'text', 'arrival'],
    packages: [],
  },
  {
    name: 'shell',
    holds: 'the gallery around the pages: routes, messages, settings, files that are given',
    from: IN_PAGE,
    packages: [],
  },
  {
    name: '',
    holds: '`main.ts`, which makes the services and starts the rest',
    from: [...BASE_ROOMS, 'features/one', 'shell'],
    packages: [],
  },
  {
    name: 'build',
    holds: 'Vite plugins',
    from: ['storage', 'offline', 'arrival', 'publishing'],
    packages: [],
  },
];
