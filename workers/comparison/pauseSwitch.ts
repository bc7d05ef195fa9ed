// Pauses a long measurement: running parts finish, and no further part begins until it is resumed.

export interface PauseSwitch {
  readonly isPaused: boolean;
  pause(): void;
  resume(): void;
  /** At once while nothing is paused. */
  whenRunning(): Promise<void>;
}

export function createPauseSwitch(): PauseSwitch {
  let paused: { readonly over: Promise<void>; readonly end: () => void } | undefined;
  return {
    get isPaused() {
      return paused !== undefined;
    },
    pause() {
      if (paused) return;
      let end = (): void => undefined;
      const over = new Promise<void>((resolve) => (end = resolve));
      paused = { over, end };
    },
    resume() {
      paused?.end();
      paused = undefined;
    },
    whenRunning: () => paused?.over ?? Promise.resolve(),
  };
}
