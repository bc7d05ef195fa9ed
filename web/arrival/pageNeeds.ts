// The files that each page requests at once, so that a first visit can request them in parallel. A script is named by its
// source; the build knows its file and imports (arrivalPlugin.ts). A missing line costs round trips, a superfluous one
// costs bytes; tests/endToEnd/roundTrips.test.ts counts both.

export interface PageNeeds {
  /** Sources of what the page loads by import(), relative to web/. */
  readonly scripts?: readonly string[];
  /** Whether it draws digits of the address's model, for which it takes a worker, the kernels and the model. */
  readonly digits?: boolean;
  /** Whether its workers do more than that, by the code that they load later (workers/service/lazyJobs.ts). */
  readonly lazyJobs?: boolean;
  /** Whether it takes the judge. */
  readonly judge?: boolean;
  /** The id of the model that it begins with, where neither address nor settings name one; else the gallery's first. */
  readonly model?: string;
  /** The field that names one of the page's tabs, which has needs of its own, and the tab where the field names none. */
  readonly tab?: readonly [field: string, first: string];
}

const LATENT_ENGINE = 'engine/latentEngine.ts';

/** By the view's id (address/views.ts), or by the view's id and the tab's. */
export const PAGE_NEEDS: Readonly<Record<string, PageNeeds>> = {
  one: { digits: true },
  wall: { scripts: ['features/wall/wall-page.ts'], digits: true },
  weird: { scripts: ['features/weird/weird-ones.ts', LATENT_ENGINE], digits: true, lazyJobs: true, judge: true },
  digit: { scripts: ['features/digit/digit-page.ts', LATENT_ENGINE], digits: true, lazyJobs: true },
  explore: {
    scripts: ['features/explore/explore-page.ts', LATENT_ENGINE],
    digits: true,
    lazyJobs: true,
    model: 'vae-gan',
    tab: ['e', 'morph'],
  },
  'explore/morph': { scripts: ['features/explore/morph-tab.ts'] },
  'explore/draw': { scripts: ['features/explore/draw-tab.ts'] },
  'explore/styles': { scripts: ['features/explore/styles-tab.ts'], model: 'cgan' },
  'explore/handwriting': {
    scripts: ['features/explore/handwriting-tab.ts', 'engine/findDirections.ts'],
    model: 'cvae-gan',
  },
  'explore/map': { scripts: ['features/explore/map-tab.ts'] },
  'explore/arithmetic': { scripts: ['features/explore/arithmetic-tab.ts'] },
  compare: { scripts: ['features/compare/compare-page.ts'], tab: ['how', 'grid'] },
  'compare/grid': { scripts: ['features/compare/grid/grid-tab.ts'] },
  'compare/measure': { scripts: ['features/compare/measure/measure-tab.ts'] },
  'compare/certificate': { scripts: ['features/compare/certificate/certificate-tab.ts'] },
  'compare/blind': { scripts: ['features/compare/blind/blind-tab.ts'] },
  learn: { scripts: ['features/learn/learn-page.ts'] },
  exhibit: { scripts: ['features/learn/exhibit-page.ts'] },
  speed: { scripts: ['features/speed/speed-page.ts'] },
  favourites: { scripts: ['features/keep/favourites-page.ts'] },
};
