// What the visitor has set, as little as is needed before the page's own script: engine/settings.ts has all of it. Where
// the two do not agree, because something odd is stored, a file is asked for that nobody needs.

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
