// The Compare tabs, one line each: `how=` in addresses, and the element that shows the tab.

import { msg } from '@lit/localize';
import type { Tab } from '../../kit/tabOnScreen.ts';

const GRID: Tab = {
  id: 'grid',
  name: () => msg('Side by side'),
  about: () =>
    msg(
      'The same places in latent space, drawn by several models. Rows are models, columns are digits; none is hand-picked.',
    ),
  tag: 'grid-tab',
  load: () => import('./grid/grid-tab.ts'),
};

const MEASURE: Tab = {
  id: 'measure',
  name: () => msg('Measure here'),
  about: () =>
    msg(
      'How good the models are in numbers, measured on this device. Each number has an interval and stands beside that of real digits; the text says which differences are larger than chance.',
    ),
  tag: 'measure-tab',
  load: () => import('./measure/measure-tab.ts'),
};

const CERTIFICATE: Tab = {
  id: 'certificate',
  name: () => msg('Does it exist?'),
  about: () =>
    msg('A certificate for one digit: the training digits nearest to it, and whether they are suspiciously close.'),
  tag: 'certificate-tab',
  load: () => import('./certificate/certificate-tab.ts'),
};

const BLIND: Tab = {
  id: 'blind',
  name: () => msg('Real or generated?'),
  about: () =>
    msg(
      'A blind test: you see digits without knowing which model drew them. Your answers are counted, with 95 % intervals.',
    ),
  tag: 'blind-tab',
  load: () => import('./blind/blind-tab.ts'),
};

/** In the order of the tabs: pictures first, then numbers, then proof, then the visitor’s own eyes. */
export const TABS: readonly [Tab, ...Tab[]] = [GRID, MEASURE, CERTIFICATE, BLIND];
