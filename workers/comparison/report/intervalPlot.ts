// A metric of all models as an SVG: a dot and its 95 % interval for each, and a dashed line for what real digits get.
//
//   vae      ├────●────┤        ┊
//   gan                ├──●──┤  ┊
//            0.2               0.4

import type { Metric } from '../../evaluation/evaluation.ts';
import { escapeMarkup } from './markup.ts';

export interface PlotRow {
  readonly name: string;
  readonly metric: Metric;
}

const WIDTH = 640;
const NAMES = 150;
const RIGHT = 20;
const ROW = 26;
const AXIS = 30;
const TICKS = 4;

/** `label` names the picture for those who do not see it; colours come from the page's custom properties. */
export function intervalPlot(rows: readonly PlotRow[], label: string, show: (value: number) => string): string {
  const values = rows.flatMap(({ metric: { value, low, high, floor } }) => [value, low, high, floor]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = (most - least || Math.abs(most) || 1) * 0.05;
  const [low, high] = [least - margin, most + margin];
  const x = (value: number): string => (NAMES + ((value - low) / (high - low)) * (WIDTH - NAMES - RIGHT)).toFixed(1);
  const height = rows.length * ROW + AXIS;
  const bottom = rows.length * ROW + 4;
  const lines = rows.map(({ name, metric }, i) => {
    const y = i * ROW + ROW / 2 + 2;
    return [
      `<text x="${NAMES - 10}" y="${y + 4}" text-anchor="end">${escapeMarkup(shorten(name))}</text>`,
      `<path class="bar" d="M${x(metric.low)} ${y - 5}v10m0-5H${x(metric.high)}m0-5v10"/>`,
      `<circle cx="${x(metric.value)}" cy="${y}" r="4"/>`,
      `<path class="real" d="M${x(metric.floor)} ${y - ROW / 2}v${ROW}"/>`,
    ].join('');
  });
  const ticks = Array.from({ length: TICKS + 1 }, (_, i) => {
    const value = least + ((most - least) * i) / TICKS;
    return `<path class="tick" d="M${x(value)} ${bottom}v5"/><text x="${x(value)}" y="${bottom + 18}" text-anchor="middle">${escapeMarkup(show(value))}</text>`;
  });
  const axis = `<path class="tick" d="M${NAMES} ${bottom}H${WIDTH - RIGHT}"/>`;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeMarkup(label)}">${lines.join('')}${axis}${ticks.join('')}</svg>`;
}

/** What fits beside the plot. */
function shorten(name: string): string {
  return name.length > 20 ? `${name.slice(0, 19)}…` : name;
}
