// What an engine, or the driver that tests have of it, cannot do: the table in CONTRIBUTING.md, as far as tests ask it.

import type { EngineName } from './driver.ts';

export interface EngineLimits {
  /** What the page is told the key is called when Shift+Tab is pressed; the focus goes back all the same. */
  readonly keyOfShiftTab: string;
}

export const ENGINE_LIMITS: Readonly<Record<EngineName, EngineLimits>> = {
  chromium: { keyOfShiftTab: 'Tab' },
  firefox: { keyOfShiftTab: 'Tab' },
  webkit: { keyOfShiftTab: 'Unidentified' },
};
