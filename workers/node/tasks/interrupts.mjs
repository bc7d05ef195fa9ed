// Asked to end once, heard once. A terminal sends SIGINT to npm and to this process alike, and npm passes its own on, so a
// program that takes the first as "finish this batch, save" and the second as "stop at once" would be stopped at once. A
// system that shuts down sends SIGTERM, SIGHUP or both, to the whole group, and npm passes those on, too.

/**
 * How long after another signal one is its echo. Ctrl-C: longer than npm takes to pass it on, shorter than anyone presses it
 * twice. The others come from programs, which never mean "at once" by a second one so soon.
 * @type {Readonly<Record<string, number>>}
 */
const ECHO_MS = { SIGINT: 150, SIGTERM: 5000, SIGHUP: 5000 };

/**
 * From now on drops a signal that is the echo of another. Must run before anything listens for signals: Node takes
 * `process.emit` as it is when the first listener is added.
 * @returns {() => boolean} whether this process has been asked to end
 */
export function deliverInterruptsOnce() {
  let last = -Infinity;
  process.emit = new Proxy(process.emit.bind(process), {
    apply(emit, self, /** @type {[event: string, ...rest: unknown[]]} */ args) {
      const echoMs = Object.hasOwn(ECHO_MS, args[0]) ? ECHO_MS[args[0]] : undefined;
      if (echoMs !== undefined) {
        const now = performance.now();
        if (now - last < echoMs) return true;
        last = now;
      }
      return Boolean(Reflect.apply(emit, self, args));
    },
  });
  return () => last > -Infinity;
}
