// What addresses and the navigation know of the pages. Their code comes by shell/routes.ts.
//
// An address names its page by `v=`; those made before there were several have no `v` and mean the wall, and the wall is
// still written so: one address for one wall.

import { msg } from '@lit/localize';
import { FRONT_ID, WALL_ID, viewIdOf } from './addressFields.ts';

export interface View {
  /** What `v=` says in addresses. */
  readonly id: string;
  /** What navigation and title call it, in the visitor's language. */
  readonly name: () => string;
  /** Its element, a PageElement. */
  readonly tag: string;
  /** Whether the navigation leads there. */
  readonly isInNavigation: boolean;
  /** Whether its address is that of a digit, with model and seed; the model is then fetched before the page's code is there. */
  readonly isOfDigits: boolean;
  /** Fields of its address that only this page understands, kept as they are; it must not believe them. */
  readonly fields?: readonly string[];
}

/** Where an address without anything leads. Its code comes with the first script, so that the first digit waits for no other. */
export const FRONT: View = {
  id: FRONT_ID,
  name: () => msg('One digit'),
  tag: 'one-digit',
  isInNavigation: true,
  isOfDigits: true,
};

export const WALL: View = {
  id: WALL_ID,
  name: () => msg('The wall'),
  tag: 'wall-page',
  isInNavigation: true,
  isOfDigits: true,
};

export const FAVOURITES: View = {
  id: 'favourites',
  name: () => msg('Favourites'),
  tag: 'favourites-page',
  isInNavigation: true,
  isOfDigits: false,
};

export const WEIRD: View = {
  id: 'weird',
  name: () => msg('Weird ones'),
  tag: 'weird-ones',
  isInNavigation: false,
  isOfDigits: true,
  fields: ['by'],
};

/** All about one digit. `h` is the checksum of the pixels that whoever made the address has seen. */
export const PICTURE: View = {
  id: 'digit',
  name: () => msg('This digit'),
  tag: 'digit-page',
  isInNavigation: false,
  isOfDigits: true,
  fields: ['h'],
};

/** Latent space, in several ways: `e` is which, `b` and `g` are further digits, `w` is what that way needs besides. */
export const EXPLORE: View = {
  id: 'explore',
  name: () => msg('Explore'),
  tag: 'explore-page',
  isInNavigation: true,
  isOfDigits: true,
  fields: ['e', 'b', 'g', 'w'],
};

/**
 * Models side by side: `how` is which way, `of` which models; the rest is what that way needs besides, and no other way
 * understands.
 */
export const COMPARE: View = {
  id: 'compare',
  name: () => msg('Compare'),
  tag: 'compare-page',
  isInNavigation: true,
  isOfDigits: false,
  fields: ['how', 'of', 'm', 's', 'i', 't', 'p', 'c', 'n', 'by', 'x', 'w'],
};

/** Guided pages on the models: which one, and which step of it. */
export const LEARN: View = {
  id: 'learn',
  name: () => msg('How it works'),
  tag: 'learn-page',
  isInNavigation: true,
  isOfDigits: false,
  fields: ['on', 'step'],
};

/** Our engine against another one, in the visitor's own browser. */
export const SPEED: View = {
  id: 'speed',
  name: () => msg('Speed on your device'),
  tag: 'speed-page',
  isInNavigation: false,
  isOfDigits: false,
  fields: ['on'],
};

/** The lecture's a, b and c: pixels against eyes. `set` is the seed of its digits. */
export const EXHIBIT: View = {
  id: 'exhibit',
  name: () => msg('Which is nearer?'),
  tag: 'exhibit-page',
  isInNavigation: false,
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

/** The view that the fields of an address mean; undefined for a name that this page does not know. */
export function viewOf(fields: URLSearchParams): View | undefined {
  const id = viewIdOf(fields);
  return VIEWS.find((view) => view.id === id);
}
