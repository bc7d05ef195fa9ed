// The interface of a command.

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /**
   * Runs it on the words after its name. Must come to an orderly end, with AbortError, when `signal` aborts. May return the
   * exit code of a program that did the work; 0 when it returns none.
   */
  run(args: readonly string[], signal: AbortSignal): Promise<number | void>;
}
