// One Ctrl-C, one interrupt. A terminal sends SIGINT to npm and to this process alike, and npm passes its own on, so a
// program that takes the first as "finish this batch, save" and the second as "stop at once" would be stopped at once.

/** Longer than npm takes to pass a signal on, shorter than anyone presses Ctrl-C twice. */
const ECHO_MS = 150;

/**
 * From now on drops a SIGINT that follows another within ECHO_MS. Must run before anything listens for SIGINT: Node
 * takes `process.emit` as it is when the first listener is added.
 */
export function deliverInterruptsOnce() {
  let last = -Infinity;
  process.emit = new Proxy(process.emit.bind(process), {
    apply(emit, self, /** @type {[event: string, ...rest: unknown[]]} */ args) {
      if (args[0] === 'SIGINT') {
        const now = performance.now();
        if (now - last < ECHO_MS) return true;
        last = now;
      }
      return Boolean(Reflect.apply(emit, self, args));
    },
  });
}
