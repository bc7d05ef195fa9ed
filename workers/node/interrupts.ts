// Ctrl-C and its relatives, as an AbortSignal. The first asks the command to stop in order, the second does not wait.

export const INTERRUPTED = 130;
/** Progress bars hide it. */
const SHOW_CURSOR = '\x1b[?25h';

/** Aborts when the person or the system asks this process to end. */
export function untilInterrupted(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) {
        if (process.stderr.isTTY) process.stderr.write(SHOW_CURSOR);
        process.exit(INTERRUPTED);
      }
      controller.abort();
    });
  }
  return controller.signal;
}
