// A plot as data: what is drawn, what keys read, and the same numbers as a table. <plot-figure> draws any of them at the width
// that there is. Values are in the units of the plot's axes; what is called a place is in pixels.

import { scaleLinear } from 'd3-scale';
import type { ShowNumber, Scale } from './axes.ts';
import type { PlotSeries } from './series.ts';

/** A value, with its interval where it has one. */
export interface PlotValue {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
}

/** A mark of a model: its shape at (x, y), and a line along each interval. */
export interface PlotPoint {
  readonly series: PlotSeries;
  readonly x: PlotValue;
  readonly y: PlotValue;
  /** What is read when keys or pointer come to it. */
  readonly text: string;
}

export interface PlotAxis {
  readonly domain: readonly [number, number];
  readonly show: ShowNumber;
  /** Pixels that a number takes along the axis. */
  readonly room: number;
  readonly label?: string;
}

/** The same as a table; the first cell of a row names it. */
export interface PlotTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface PlotSpec {
  readonly heading: string;
  /** What the drawing is, and how it is read, in a sentence; '' for nothing. */
  readonly about: string;
  readonly height: number;
  /** Space around the data, for axes and names. */
  readonly margin: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;
  readonly x: PlotAxis;
  /** Without an axis, y is a place: rows below each other. */
  readonly y?: PlotAxis;
  /** In rows: left and right step through a row, up and down go to the same place of the next. */
  readonly points: readonly (readonly PlotPoint[])[];
  /** Area of a mark in square pixels. */
  readonly markArea: number;
  /** Intervals end in bars across. */
  readonly hasEnds?: boolean;
  /** A curve joins the points of a row. */
  readonly hasCurves?: boolean;
  /** Texts at places. */
  readonly names?: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  /** Dashed lines of what real digits get: at a value, from place to place. */
  readonly floors?: readonly { readonly x: number; readonly top: number; readonly bottom: number }[];
  /** Lines between groups of rows, at places. */
  readonly dividers?: readonly number[];
  readonly legend: readonly PlotSeries[];
  readonly table: PlotTable;
}

/** Where data are, in pixels, and how they get there. */
export interface PlotLayout {
  readonly box: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;
  readonly x: Scale;
  readonly y: Scale;
}

/** A plot at a width: its height is known before that, so nothing moves when it comes. */
export function layOutPlot({ height, margin, x, y }: PlotSpec, width: number): PlotLayout {
  const { left, top } = margin;
  const box = { left, right: Math.max(width - margin.right, left + 1), top, bottom: height - margin.bottom };
  return {
    box,
    x: scaleLinear(x.domain, [box.left, box.right]),
    y: y ? scaleLinear(y.domain, [box.bottom, box.top]) : scaleLinear([0, height], [0, height]),
  };
}
