// The event of files that a visitor gives. It is apart from the other events, which are in the first script.

/** The visitor has given files to the page. */
export class FilesGivenEvent extends Event {
  static readonly type = 'files-given';
  readonly files: readonly File[];

  constructor(files: readonly File[]) {
    super(FilesGivenEvent.type, { bubbles: true, composed: true });
    this.files = files;
  }
}

declare global {
  interface HTMLElementEventMap {
    'files-given': FilesGivenEvent;
  }
}
