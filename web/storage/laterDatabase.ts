// The gallery's own database. Its code is loaded when it is first opened, because on a first visit it is empty and the
// first digit does not need it.

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
