// The size of a digit in pixels: alone, and in an atlas of many digits on one canvas.

/** Pixels along a digit's edge. */
export const DIGIT = 28;
/** Pixels along an atlas cell's edge: the digit and a margin, so that scaling never bleeds one digit into the next. */
export const CELL = 32;
