// The grid as a picture, black on white with its labels, and its address inside. Sizes are in pixels at 1×.

import { pngOfCanvas } from '../../../platform/canvasPixels.ts';
import { createPauses } from '../../../ink/slices.ts';
import { withComparison } from '../../../kit/comparisonPng.ts';
import { MAX_SIZE, drawDigit, whiteCanvas } from '../../../ink/digitCanvas.ts';
import { digitAt } from '../../../ink/pixels.ts';
import type { ShownGroup } from './model-grid.ts';

export interface GridPicture {
  readonly title: string;
  readonly groups: readonly ShownGroup[];
  /** Above the columns. */
  readonly columns: readonly string[];
  /** The address of it all, with '#'. */
  readonly fragment: string;
  /** Below it all. */
  readonly source: string;
}

const MARGIN = 16;
const TITLE = 28;
const CAPTION = 22;
const HEAD = 20;
const SOURCE = 24;
const NAMES = 176;
/** Edge of a digit with its margin. */
const TILE = 48;
const PADDING = 3;
const GREY = '#5f584b';
const FONT = 'system-ui, sans-serif';

/** Width and height, at 1×. */
export function gridExtents({ groups, columns }: Pick<GridPicture, 'groups' | 'columns'>): {
  readonly width: number;
  readonly height: number;
} {
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const width = 2 * MARGIN + NAMES + columns.length * TILE;
  return { width, height: 2 * MARGIN + TITLE + HEAD + groups.length * CAPTION + rows * TILE + SOURCE };
}

/** Whether browsers make a canvas so large. */
export function canBeDrawn(picture: Pick<GridPicture, 'groups' | 'columns'>, scale: number): boolean {
  const { width, height } = gridExtents(picture);
  return Math.max(width, height) * scale <= MAX_SIZE;
}

/** The picture as a PNG, `scale` times as large. @throws Error where the browser makes none */
export async function gridPng(
  picture: GridPicture,
  scale: number,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<Uint8Array<ArrayBuffer>> {
  const { groups, columns, title, fragment, source } = picture;
  const { width, height } = gridExtents(picture);
  const { canvas, context } = whiteCanvas(width * scale, height * scale);
  context.scale(scale, scale);
  context.textBaseline = 'middle';
  function text(words: string, x: number, at: number, room: number, font: string, colour = GREY): void {
    context.font = font;
    context.fillStyle = colour;
    context.fillText(fitted(context, words, room), x, at);
  }

  text(title, MARGIN, MARGIN + TITLE / 2 - 4, width - 2 * MARGIN, 'italic 18px Georgia, serif', '#000');
  let y = MARGIN + TITLE;
  context.textAlign = 'center';
  for (const [i, column] of columns.entries()) {
    text(column, MARGIN + NAMES + (i + 0.5) * TILE, y + HEAD / 2, TILE - 2, `12px ${FONT}`);
  }
  context.textAlign = 'left';
  y += HEAD;
  const pause = createPauses(signal);
  const total = groups.reduce((sum, group) => sum + group.rows.length, 0);
  let done = 0;
  for (const { caption, rows } of groups) {
    text(caption, MARGIN, y + CAPTION / 2, width - 2 * MARGIN, `11px ${FONT}`);
    y += CAPTION;
    for (const { name, detail, state } of rows) {
      const middle = y + TILE / 2;
      text(name, MARGIN, detail === '' ? middle : middle - 8, NAMES - 8, `500 13px ${FONT}`, '#000');
      text(detail, MARGIN, middle + 9, NAMES - 8, `11px ${FONT}`);
      for (let i = 0; i < columns.length && state.pixels; i++) {
        const place = { x: MARGIN + NAMES + i * TILE + PADDING, y: y + PADDING, size: TILE - 2 * PADDING };
        drawDigit(context, digitAt(state.pixels, i), { ...place, drawing: 'contours' });
      }
      y += TILE;
      onProgress(++done / total);
      await pause();
    }
  }
  text(source, MARGIN, y + SOURCE / 2 + 4, width - 2 * MARGIN, `11px ${FONT}`);
  return withComparison(await pngOfCanvas(canvas), fragment);
}

/** As much of the words as there is room for. */
function fitted(context: CanvasRenderingContext2D, words: string, room: number): string {
  if (context.measureText(words).width <= room) return words;
  let length = words.length;
  while (length > 0 && context.measureText(`${words.slice(0, length)}…`).width > room) length--;
  return `${words.slice(0, length)}…`;
}
