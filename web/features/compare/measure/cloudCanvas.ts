// Draws a cloud of points on a canvas: thousands of marks are too many for elements. Real digits below, models above them,
// in an order that no model is always on top of the others.

import { REAL, seriesShape, type PlotSeries } from './series.ts';
import type { FeatureCloud } from './featureCloud.ts';

/** Of a mark and of what holds it, in CSS pixels. */
const AREA = 26;
const SPRITE = 12;
const FAINT = 0.16;
/** Of a cloud; with a rank of 33 bits, its numbers still fit into a float's 53. */
const MAX_POINTS = 2 ** 20;

export interface CloudLook {
  readonly width: number;
  readonly height: number;
  /** A CSS colour for each series. */
  readonly colours: readonly string[];
  readonly isShown: (n: number) => boolean;
  /** Those that stand out, if any do. */
  readonly chosen: ReadonlySet<number> | undefined;
}

/** Numbers of all points in the order in which they are drawn. */
export function drawingOrder({ owners, series }: FeatureCloud): Uint32Array {
  // Rank and number in one, so that they are sorted natively.
  const keys = Float64Array.from(owners, (owner, n) => {
    const isReal = series[owner]?.slot === REAL;
    const rank = (isReal ? 0 : 2 ** 32) + (Math.imul(n + 1, 0x9e3779b1) >>> 0);
    return rank * MAX_POINTS + n;
  });
  return Uint32Array.from(keys.sort(), (key) => key % MAX_POINTS);
}

/** `placed` is [N, 2], in shares of the drawing. */
export function drawCloud(
  canvas: HTMLCanvasElement,
  { owners, series }: FeatureCloud,
  placed: Float32Array,
  order: Uint32Array,
  { width, height, colours, isShown, chosen }: CloudLook,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const ratio = Math.min(devicePixelRatio, 2);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  const sprites = series.map((one, i) => sprite(one, colours[i] ?? 'gray', ratio));
  for (const n of order) {
    const mark = sprites[owners[n] ?? 0];
    if (!mark || !isShown(n)) continue;
    context.globalAlpha = chosen && !chosen.has(n) ? FAINT : 1;
    const x = (placed[2 * n] ?? 0) * width - SPRITE / 2;
    const y = (placed[2 * n + 1] ?? 0) * height - SPRITE / 2;
    context.drawImage(mark, x, y, SPRITE, SPRITE);
  }
}

function sprite(series: PlotSeries, colour: string, ratio: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SPRITE * ratio;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.scale(ratio, ratio);
  context.translate(SPRITE / 2, SPRITE / 2);
  const isReal = series.slot === REAL;
  const path = new Path2D(seriesShape(series, isReal ? 7 : AREA));
  context.fillStyle = context.strokeStyle = colour;
  context.globalAlpha = isReal ? 0.45 : 0.8;
  if (isReal) context.stroke(path);
  else context.fill(path);
  return canvas;
}
