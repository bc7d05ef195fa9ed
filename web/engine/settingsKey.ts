// The storage key and the version of the settings. The script in index.html (arrival/) uses this file too, so it imports
// nothing.

export const SETTINGS_KEY = 'this-digit-settings';
export const SETTINGS_VERSION = 1;
