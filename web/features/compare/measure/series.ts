// Who is who in a plot: each model has a colour, a shape and a kind of line of its own, so that colour alone never says it.
//
// The colours are of both themes (features/compare/measure/plotStyles.ts has the tokens). A test holds them to 3:1 against paper and apart from each
// other for the three kinds of colour blindness; past the last one they begin again, with other shapes.

import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolDiamond2,
  symbolSquare,
  symbolSquare2,
  symbolStar,
  symbolTriangle,
  symbolTriangle2,
  symbolWye,
  type SymbolType,
} from 'd3-shape';

/** What a model looks like in plots. */
export interface PlotSeries {
  readonly id: string;
  readonly name: string;
  /** Which colour, shape and dashes, counted from 0; REAL for real digits. */
  readonly slot: number;
}

/** The slot of real digits: ink, and hollow circles. */
export const REAL = -1;

export interface ThemeColour {
  readonly light: string;
  readonly dark: string;
}

/** Of slots 0, 1 … */
export const SERIES_COLOURS: readonly ThemeColour[] = [
  { light: '#408afe', dark: '#75baf8' },
  { light: '#511d02', dark: '#e96b04' },
  { light: '#33683e', dark: '#b6f9dd' },
  { light: '#cc3fa2', dark: '#9b668d' },
  { light: '#988e0e', dark: '#fbc705' },
  { light: '#310e87', dark: '#6d69fc' },
];

/** One more than there are colours, so that what has the same colour has another shape. */
const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
  symbolTriangle2,
  symbolDiamond2,
  symbolSquare2,
  symbolCircle,
];

const DASHES: readonly string[] = ['', '9 3', '2 3', '10 3 2 3', '5 5', '12 3 2 3 2 3', '1 5'];

/** What the style sheet calls a slot's colour. */
export function seriesClass({ slot }: PlotSeries): string {
  return slot === REAL ? 'series real' : `series s${slot % SERIES_COLOURS.length}`;
}

/** Path data of a slot's shape around (0, 0), `area` square pixels large. */
export function seriesShape({ slot }: Pick<PlotSeries, 'slot'>, area = 60): string {
  const type = slot === REAL ? symbolCircle : (SHAPES[slot % SHAPES.length] ?? symbolCircle);
  return symbol(type, area)() ?? '';
}

/** A slot's `stroke-dasharray`. */
export function seriesDashes({ slot }: PlotSeries): string {
  return slot === REAL ? '3 3' : (DASHES[slot % DASHES.length] ?? '');
}
