/** A failure that a person can mend: shown as its message alone. Anything else that a task throws is a bug, with stack. */
export class TaskError extends Error {
  /** @override */
  name = 'TaskError';
}
