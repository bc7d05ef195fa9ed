// Ends the current task. Long work between the workers' jobs runs on the page's thread and must let it respond.

/** Resolves in a task of its own: until then the thread does whatever else waits, such as answering a visitor. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
