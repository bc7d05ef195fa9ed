// What axe sees a page in: both themes and both languages, on a desktop and on the smallest phone.

import { representatives } from '../support/thorough.ts';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 320, height: 568 };

/** The first two have both of everything; the long form adds the other combinations. */
export const AXE_LOOKS = representatives(
  [
    ['light', 'en', DESKTOP],
    ['dark', 'ru', PHONE],
    ['dark', 'en', DESKTOP],
    ['light', 'ru', PHONE],
  ] as const,
  2,
);
