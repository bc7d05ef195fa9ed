// The code of each page. To add a page: a view (address/views.ts), a line here, and a folder in features/ (README.md).

import type { View } from '../address/views.ts';

/** By the view's id. The front page's code is part of the first script, so that the first digit waits for no other. */
export const ROUTES: Readonly<Record<string, () => Promise<unknown>>> = {
  one: () => Promise.resolve(),
  wall: () => import('../features/wall/wall-page.ts'),
  weird: () => import('../features/weird/weird-ones.ts'),
  explore: () => import('../features/explore/explore-page.ts'),
  digit: () => import('../features/digit/digit-page.ts'),
  compare: () => import('../features/compare/compare-page.ts'),
  learn: () => import('../features/learn/learn-page.ts'),
  exhibit: () => import('../features/learn/exhibit-page.ts'),
  speed: () => import('../features/speed/speed-page.ts'),
  favourites: () => import('../features/keep/favourites-page.ts'),
};

/** Loads the code that defines a page's element. Rejects where it cannot be loaded. */
export async function loadPage({ id }: View): Promise<void> {
  await ROUTES[id]?.();
}
