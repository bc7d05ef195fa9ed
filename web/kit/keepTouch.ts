/**
 * Listens to `touchstart` where fingers draw or pull, so that the browser makes no gesture of its own of it. With
 * `touch-action: none` alone, Chromium still takes a finger that lifts while it moves for a fling, and the next tap, anywhere
 * on the page, does nothing but stop it.
 */
export function keepTouch(event: TouchEvent): void {
  if (event.cancelable) event.preventDefault();
}
