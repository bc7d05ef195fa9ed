// The few settings that are needed before the page's own script; engine/settings.ts has all of them. Where the two read a
// damaged setting differently, one file is requested that is not needed.

import { SETTINGS_KEY, SETTINGS_VERSION } from '../engine/settingsKey.ts';
import { readText } from '../platform/storedText.ts';

export interface StoredSettings {
  readonly theme?: unknown;
  readonly language?: unknown;
  readonly model?: unknown;
}

export function readStoredSettings(): StoredSettings {
  try {
    const stored = JSON.parse(readText('localStorage', SETTINGS_KEY) ?? '{}') as StoredSettings & { version?: unknown }; // or null, which throws
    return stored.version === SETTINGS_VERSION ? stored : {};
  } catch {
    return {}; // what is stored is nothing of ours
  }
}
