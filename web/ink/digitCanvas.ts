// Digits on canvases, black on white.

import { digitContours } from './digitContours.ts';
import { DIGIT } from './digitSize.ts';
import { digitImage, type Ink } from './pixels.ts';

export const MIN_SIZE = DIGIT;
/** Phones have no larger canvas. */
export const MAX_SIZE = 4096;
/** From this size on a digit is drawn as outlines. */
const MIN_OUTLINE = 4 * DIGIT;

/** How a digit is painted: as smooth outlines, or as its 28×28 pixels. */
export type InkStyle = 'contours' | 'pixels';

/** A white canvas; `settings` say that its pixels are read often, where they are. @throws Error where the browser gives none */
export function whiteCanvas(
  width: number,
  height: number,
  settings?: CanvasRenderingContext2DSettings,
): { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', settings);
  if (!context) {
    throw new Error(
      `picture: the browser gives no canvas of ${width} × ${height}, want one; ask for a smaller picture`,
    );
  }
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  return { canvas, context };
}

/** Draws a digit [DIGIT, DIGIT] into a square: as outlines where it is large, as its squares if asked. */
export function drawDigit(
  context: CanvasRenderingContext2D,
  pixels: Ink,
  {
    x,
    y,
    size,
    drawing,
  }: { readonly x: number; readonly y: number; readonly size: number; readonly drawing: InkStyle },
): void {
  if (drawing === 'contours' && size >= MIN_OUTLINE) {
    context.save();
    context.translate(x, y);
    context.scale(size / DIGIT, size / DIGIT);
    context.fillStyle = '#000';
    context.fill(new Path2D(digitContours(pixels)), 'evenodd');
    context.restore();
    return;
  }
  const small = document.createElement('canvas');
  small.width = DIGIT;
  small.height = DIGIT;
  small.getContext('2d')?.putImageData(digitImage(pixels), 0, 0);
  context.imageSmoothingEnabled = drawing === 'contours' && size !== DIGIT;
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, x, y, size, size);
}
