// What each page asks for at once when somebody comes to it, so that a first visit can ask for all of it side by side. A script
// is named by its source; the build knows its file, and what that imports (arrivalPlugin.ts). Something that is missing here
// costs round trips, and something that is too much costs bytes: tests/endToEnd/roundTrips.test.ts counts both.

export interface PageNeeds {
  /** Sources of what the page loads by import(), relative to web/. */
  readonly scripts?: readonly string[];
  /** Whether it draws digits of the address's model, for which it takes a worker, the kernels and the model. */
  readonly digits?: boolean;
  /** Whether its workers do more than that, by the code that they load later (workers/service/laterJobs.ts). */
  readonly laterJobs?: boolean;
  /** Whether it takes the judge. */
  readonly judge?: boolean;
  /** The field that names one of the page's ways, which has needs of its own, and the way where the field names none. */
  readonly way?: readonly [field: string, first: string];
}

const LATENT_ENGINE = 'controllers/latentEngine.ts';

/** By the view's id (controllers/views.ts), and by that and a way's. */
export const PAGE_NEEDS: Readonly<Record<string, PageNeeds>> = {
  one: { digits: true },
  wall: { scripts: ['pages/wall.ts'], digits: true },
  weird: { scripts: ['pages/weirdOnes.ts', LATENT_ENGINE], digits: true, laterJobs: true, judge: true },
  digit: { scripts: ['pages/digit.ts', LATENT_ENGINE], digits: true, laterJobs: true },
  explore: { scripts: ['pages/explore.ts', LATENT_ENGINE], digits: true, laterJobs: true, way: ['e', 'morph'] },
  'explore/morph': { scripts: ['explore/morph-way.ts'] },
  'explore/draw': { scripts: ['explore/draw-way.ts'] },
  'explore/styles': { scripts: ['explore/styles-way.ts'] },
  'explore/handwriting': { scripts: ['explore/handwriting-way.ts', 'controllers/findDirections.ts'] },
  'explore/map': { scripts: ['explore/map-way.ts'] },
  'explore/arithmetic': { scripts: ['explore/arithmetic-way.ts'] },
  compare: { scripts: ['pages/compare.ts'], way: ['how', 'grid'] },
  'compare/grid': { scripts: ['compare/grid-way.ts'] },
  'compare/measure': { scripts: ['compare/measure-way.ts'] },
  'compare/certificate': { scripts: ['compare/certificate-way.ts'] },
  'compare/blind': { scripts: ['compare/blind-way.ts'] },
  learn: { scripts: ['pages/learn.ts'] },
  exhibit: { scripts: ['pages/exhibit.ts'] },
  speed: { scripts: ['pages/speed.ts'] },
  favourites: { scripts: ['pages/favourites.ts'] },
};
