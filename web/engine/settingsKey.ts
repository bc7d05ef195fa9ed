// Where settings are stored, and of which version they are. Known to the script that runs before all others (arrival/), so that
// nothing is imported here.

export const SETTINGS_KEY = 'this-digit-settings';
export const SETTINGS_VERSION = 1;
