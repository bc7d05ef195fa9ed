// Finds the gallery's folder from an address where nothing is: it is one of the folders above. The page for
// such addresses may be shown at any depth.

/** Folders that are tried at most: whoever makes up a deep address asks the host as often. */
const MOST = 12;

/** The folders that an address is in, the innermost first. */
export function foldersOf(address: string): readonly string[] {
  const folders: string[] = [];
  let folder = new URL('./', address);
  for (;;) {
    folders.push(folder.href);
    const above = new URL('../', folder);
    if (above.href === folder.href || folders.length === MOST) return folders;
    folder = above;
  }
}

/** The nearest of the folders in which `isGallery` finds one; undefined where none has. */
export async function nearestGallery(
  address: string,
  isGallery: (folder: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const folder of foldersOf(address)) if (await isGallery(folder)) return folder;
  return undefined;
}
