/**
 * Cancels `touchstart` where fingers draw or pan, so that the browser starts no gesture of its own. With `touch-action: none` alone,
 * Chromium still treats a finger that lifts while it moves as a fling. The next tap, anywhere on the page, then only stops that fling.
 */
export function keepTouch(event: TouchEvent): void {
  if (event.cancelable) event.preventDefault();
}

/** The same for two fingers and more. A single one scrolls the page, as beside the surface. */
export function keepTwoTouches(event: TouchEvent): void {
  if (event.touches.length > 1) keepTouch(event);
}
