// Long work between the jobs of workers runs on the thread that shows the page: it ends its task where it can.

/** Resolves in a task of its own: until then the thread does whatever else waits, such as answering a visitor. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
