// The gallery's own database, with code that comes when it is first opened: on a first visit nothing is in it, and the first
// digit does not wait for it.

import type { OpenDatabase } from './database.ts';

/** As createDatabase(). A call also fails where the code cannot be had; the next one then tries again. */
export function laterDatabase(): OpenDatabase {
  let coming: Promise<OpenDatabase> | undefined;
  return async () => {
    coming ??= import('./database.ts').then(({ createDatabase }) => createDatabase());
    coming.catch(() => (coming = undefined));
    return (await coming)();
  };
}
