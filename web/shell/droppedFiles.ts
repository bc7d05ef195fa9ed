// What is dropped on the page or pasted into it. A folder comes as a file that cannot be read, so it has to be told from one
// while the drop is being handled: later nobody knows.

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
