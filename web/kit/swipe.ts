// Taps and swipes on a picture, from a pointer's two ends.

/** Least distance of a swipe, in pixels: farther than a finger trembles, nearer than a thumb reaches. */
const SWIPE_PX = 40;
const TAP_PX = 12;

export interface PointerPath {
  readonly dx: number;
  readonly dy: number;
}

/** 'left' and 'right' for swipes, 'tap' for staying in place, 'none' for anything else, such as scrolling. */
export function gestureOf({ dx, dy }: PointerPath): 'left' | 'right' | 'tap' | 'none' {
  if (Math.hypot(dx, dy) <= TAP_PX) return 'tap';
  if (Math.abs(dx) < SWIPE_PX || Math.abs(dx) < 1.5 * Math.abs(dy)) return 'none';
  return dx < 0 ? 'left' : 'right';
}
