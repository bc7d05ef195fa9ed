// The pages, as addresses and the navigation know them. Their code is loaded by shell/routes.ts.
//
// An address names its page by `v=`. Addresses without `v` mean the wall: the first ones were made when it was the only page.
// The wall is still written so, so that one wall has one address.

import { msg } from '@lit/localize';
import { FRONT_ID, WALL_ID, viewIdOf } from './addressFields.ts';

export interface View {
  /** What `v=` says in addresses. */
  readonly id: string;
  /** What navigation and title call it, in the visitor's language. */
  readonly name: () => string;
  /** Its element, a PageElement. */
  readonly tag: string;
  /** Where the navigation leads there: from the bar and the menu, from the menu only, or not without a digit. */
  readonly navigation: 'bar' | 'menu' | 'none';
  /** Whether its address is that of a digit, with model and seed. The model is then downloaded before the page's code is there. */
  readonly isOfDigits: boolean;
  /** Fields of its address that only this page understands, unchecked: the page must check them. */
  readonly fields?: readonly string[];
}

/** The page of an empty address. Its code is in the first script, so that the first digit waits for no other file. */
export const FRONT: View = {
  id: FRONT_ID,
  name: () => msg('One digit'),
  tag: 'one-digit',
  navigation: 'bar',
  isOfDigits: true,
};

export const WALL: View = {
  id: WALL_ID,
  name: () => msg('The wall'),
  tag: 'wall-page',
  navigation: 'bar',
  isOfDigits: true,
};

export const FAVOURITES: View = {
  id: 'favourites',
  name: () => msg('Favourites'),
  tag: 'favourites-page',
  navigation: 'bar',
  isOfDigits: false,
};

export const WEIRD: View = {
  id: 'weird',
  name: () => msg('Weird ones'),
  tag: 'weird-ones',
  navigation: 'menu',
  isOfDigits: true,
  fields: ['by'],
};

/** All about one digit. `h` is the checksum of the pixels that the address was made with. */
export const PICTURE: View = {
  id: 'digit',
  name: () => msg('This digit'),
  tag: 'digit-page',
  navigation: 'none',
  isOfDigits: true,
  fields: ['h'],
};

/** Latent space, in tabs: `e` is the tab, `b` and `g` are further digits, `w` is the tab's own field. */
export const EXPLORE: View = {
  id: 'explore',
  name: () => msg('Explore'),
  tag: 'explore-page',
  navigation: 'bar',
  isOfDigits: true,
  fields: ['e', 'b', 'g', 'w'],
};

/**
 * Models side by side, in tabs: `how` is the tab, `of` the choice of models. The other fields are the tab's own: each tab reads
 * them its own way.
 */
export const COMPARE: View = {
  id: 'compare',
  name: () => msg('Compare'),
  tag: 'compare-page',
  navigation: 'bar',
  isOfDigits: false,
  fields: ['how', 'of', 'm', 's', 'i', 't', 'p', 'c', 'n', 'by', 'x', 'w'],
};

/** Lessons on the models: `on` is the lesson, `step` its step. */
export const LEARN: View = {
  id: 'learn',
  name: () => msg('How it works'),
  tag: 'learn-page',
  navigation: 'bar',
  isOfDigits: false,
  fields: ['on', 'step'],
};

/** Our engine against TensorFlow.js in the visitor's browser. */
export const SPEED: View = {
  id: 'speed',
  name: () => msg('Speed on your device'),
  tag: 'speed-page',
  navigation: 'menu',
  isOfDigits: false,
  fields: ['on'],
};

/** Three pictures a, b and c of which eyes and pixels disagree. `set` is the seed of their digits. */
export const EXHIBIT: View = {
  id: 'exhibit',
  name: () => msg('Which is nearer?'),
  tag: 'exhibit-page',
  navigation: 'menu',
  isOfDigits: false,
  fields: ['set', 'round'],
};

/** In the order of the navigation. */
export const VIEWS: readonly View[] = [
  FRONT,
  WALL,
  WEIRD,
  EXPLORE,
  PICTURE,
  COMPARE,
  LEARN,
  EXHIBIT,
  SPEED,
  FAVOURITES,
];

/** The view of an address; undefined for a name that is unknown. */
export function viewOf(fields: URLSearchParams): View | undefined {
  const id = viewIdOf(fields);
  return VIEWS.find((view) => view.id === id);
}
