// A visitor's drawing, kept until the tab is closed: a reload does not lose it, and no later visitor of the device finds it.

import { keepText, readText } from '../../platform/storedText.ts';
import type { Drawing, PenPoint } from '../../ink/strokes.ts';

const KEY = 'this-digit-drawing';
/** More strokes and points than any digit has; what is larger was not written here. */
const MAX_TEXT = 400_000;

/** Where the browser keeps nothing, the drawing is there until the page is left. */
export function keepDrawing(drawing: Drawing): void {
  const text = JSON.stringify(drawing.map((stroke) => stroke.map(({ x, y }) => [x, y])));
  keepText('sessionStorage', KEY, drawing.length === 0 ? null : text);
}

/** The drawing that was kept; empty where there is none, or what is there is no drawing. */
export function keptDrawing(): Drawing {
  const text = readText('sessionStorage', KEY) ?? '';
  return text.length > MAX_TEXT ? [] : parseDrawing(text);
}

/** The strokes in a text that may be anything. */
export function parseDrawing(text: string): Drawing {
  let strokes: unknown;
  try {
    strokes = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(strokes)) return [];
  const read = strokes.map((stroke: unknown) => (Array.isArray(stroke) ? stroke.map(readPoint) : [undefined]));
  return read.every((stroke): stroke is PenPoint[] => stroke.length > 0 && !stroke.includes(undefined)) ? read : [];
}

function readPoint(point: unknown): PenPoint | undefined {
  if (!Array.isArray(point) || point.length !== 2) return undefined;
  const [x, y] = point as readonly unknown[];
  return isShare(x) && isShare(y) ? { x, y } : undefined;
}

/** Of an edge of the sheet. */
function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}
