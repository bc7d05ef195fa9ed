/** The outcome of files that a visitor gave to the page. */
export interface FilesOutcome {
  /** Where to go now, with '#'; undefined for nowhere. */
  readonly fragment?: string;
  /** What there is to say about it. */
  readonly notices: readonly string[];
}
