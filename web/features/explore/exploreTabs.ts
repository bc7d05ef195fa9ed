// The Explore tabs, one line each: `e=` in addresses, and the element that shows the tab.

import { msg } from '@lit/localize';
import type { Tab } from '../../kit/tabOnScreen.ts';
import { parseAsked } from './handwritingWanted.ts';
import { parseView } from './mapView.ts';

export interface ExploreTabEntry extends Tab {
  /** Which models it is of; it chooses by itself where undefined. */
  readonly models: 'all' | 'conditional' | undefined;
  /** Whether it understands what an address says to it alone, in `w`; it is told nothing where undefined. */
  readonly canRead?: (w: string) => boolean;
}

const MORPH: ExploreTabEntry = {
  id: 'morph',
  name: () => msg('Morph'),
  about: () => msg('One digit changes into another. Every step of the path is another digit that does not exist.'),
  tag: 'morph-tab',
  load: () => import('./morph-tab.ts'),
  models: 'all',
  canRead: (w) => /^s?lerp(\.\d+)?$/.test(w),
};

export const TABS: readonly [ExploreTabEntry, ...ExploreTabEntry[]] = [
  MORPH,
  {
    id: 'draw',
    name: () => msg('Draw your own'),
    about: () => msg('Draw a digit: encoders find its latent, and the models draw it again.'),
    tag: 'draw-tab',
    load: () => import('./draw-tab.ts'),
    models: undefined,
  },
  {
    id: 'styles',
    name: () => msg('Styles'),
    about: () =>
      msg('Each row is one place in latent space with each of the ten classes: one handwriting, ten digits.'),
    tag: 'styles-tab',
    load: () => import('./styles-tab.ts'),
    models: 'conditional',
  },
  {
    id: 'handwriting',
    name: () => msg('Handwriting'),
    about: () =>
      msg(
        'Set thickness, slant, width and height in real units. The digit moves through latent space until it has them.',
      ),
    tag: 'handwriting-tab',
    load: () => import('./handwriting-tab.ts'),
    models: 'all',
    canRead: (w) => parseAsked(w).length === w.split('_').length,
  },
  {
    id: 'map',
    name: () => msg('Map'),
    about: () => msg('A plane through latent space. Move it and zoom in: there is a digit at every place.'),
    tag: 'map-tab',
    load: () => import('./map-tab.ts'),
    models: 'all',
    canRead: (w) => /^(main|three)$/.test(w) || parseView(w.replace(/^(main|three)_/, '')) !== undefined,
  },
  {
    id: 'arithmetic',
    name: () => msg('Arithmetic'),
    about: () => msg('Subtract one digit’s latent and add another’s: a − b + c.'),
    tag: 'arithmetic-tab',
    load: () => import('./arithmetic-tab.ts'),
    models: 'all',
  },
];
