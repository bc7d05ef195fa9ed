// What of the platform may be absent, or throw when it is touched, and the one file that asks for it. Private windows, Lockdown
// Mode, blocked site data, plain http, preferences and older browsers each take something away, so whoever asks must have an
// answer for that; a second place that asks is one that forgets it.

/** Name → the files that may use it; with a dot, the property of anything. None where nobody needs it yet: whoever does makes a place for it. */
export const PLATFORM_TABLE: Readonly<Record<string, readonly string[]>> = {
  localStorage: ['web/platform/storedText.ts'],
  sessionStorage: ['web/platform/storedText.ts'],
  indexedDB: ['web/storage/database.ts'],
  BroadcastChannel: ['web/platform/tabChannel.ts'],
  caches: ['web/platform/serviceWorkers.ts'],
  matchMedia: ['web/platform/media.ts'],
  startViewTransition: ['web/shell/pageSwitch.ts'],
  Worker: ['workers/browser/startWorker.ts'],
  WebAssembly: ['workers/browser/compileKernels.ts'],
  trustedTypes: ['workers/browser/trustedScript.ts'],
  CompressionStream: [],
  EyeDropper: [],
  Notification: [],
  OffscreenCanvas: [],
  PerformanceObserver: [],
  SharedArrayBuffer: [],
  SharedWorker: [],
  cookieStore: [],
  requestIdleCallback: [],
  scheduler: [],
  showOpenFilePicker: [],
  showSaveFilePicker: [],
  // Of the history: refused when there are too many of them.
  '.pushState': ['web/platform/addressHistory.ts'],
  '.replaceState': ['web/platform/addressHistory.ts'],
  // Of canvases: some browsers give noise instead.
  '.getImageData': ['web/platform/canvasPixels.ts'],
  '.toBlob': ['web/platform/canvasPixels.ts'],
  '.toDataURL': [],
  // Each property of these is a matter of its own.
  navigator: [
    'web/platform/device.ts',
    'web/platform/serviceWorkers.ts',
    'web/platform/sharing.ts',
    'workers/browser/device.ts',
  ],
  crypto: ['web/platform/randomness.ts', 'web/storage/checksum.ts'],
};

/** Where the table holds: what runs in visitors' browsers. The service worker is in a realm of its own. */
export const PLATFORM_AREAS = ['web/', 'workers/browser/'];
export const OTHER_REALM = /^web\/offline\/(serviceWorker|siteFiles|.*Plugin)\.ts$/;

/** The package that asks for IndexedDB, and where. */
export const DATABASE_PACKAGE = { specifier: 'idb', place: 'web/storage/database.ts' };
