// Files that were dropped on the page or pasted. A folder looks like a file that cannot be read. The two can be told apart
// only while the drop event is handled.

export interface Dropped {
  readonly files: readonly File[];
  /** Names of folders, which are not opened. */
  readonly folders: readonly string[];
}

export function droppedFiles(data: DataTransfer | null): Dropped {
  const folders = [...(data?.items ?? [])].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry?.isDirectory ? [entry.name] : [];
  });
  return { files: [...(data?.files ?? [])].filter(({ name }) => !folders.includes(name)), folders };
}
