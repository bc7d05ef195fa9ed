// A visitor's drawing, stored until the tab is closed: it survives a reload, and no later visitor of the device finds it.

import { keepText, readText } from '../../platform/storedText.ts';
import type { Drawing, PenPoint } from '../../ink/strokes.ts';

const KEY = 'this-digit-drawing';
/** Longest stored text that is read: more strokes and points than any digit has. */
const MAX_TEXT = 400_000;

/** Where the browser stores nothing, the drawing lasts until the page is left. */
export function keepDrawing(drawing: Drawing): void {
  const text = JSON.stringify(drawing.map((stroke) => stroke.map(({ x, y }) => [x, y])));
  keepText('sessionStorage', KEY, drawing.length === 0 ? null : text);
}

/** The stored drawing; empty where there is none, or where it is damaged. */
export function keptDrawing(): Drawing {
  const text = readText('sessionStorage', KEY) ?? '';
  return text.length > MAX_TEXT ? [] : parseDrawing(text);
}

/** The strokes in a text; no strokes for a text that is not a drawing. */
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
