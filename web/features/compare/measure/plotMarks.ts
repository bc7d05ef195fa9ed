// The marks of a plot, as SVG.

import { line } from 'd3-shape';
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { ticksOf } from './axes.ts';
import type { PlotLayout, PlotPoint, PlotSpec } from './plotSpec.ts';
import { seriesClass, seriesDashes, seriesShape } from './series.ts';

export function plotMarks(plot: PlotSpec, layout: PlotLayout): SVGTemplateResult {
  const { box, x } = layout;
  return svg`${bottomAxis(plot, layout)} ${leftAxis(plot, layout)}
    ${plot.dividers?.map((y) => svg`<path class="axis" d="M${box.left} ${y}H${box.right}"></path>`)}
    ${plot.names?.map((name) => svg`<text class="name" x=${name.x} y=${name.y}>${name.text}</text>`)}
    ${plot.floors?.map((floor) => svg`<path class="floor" d="M${x(floor.x)} ${floor.top}V${floor.bottom}"></path>`)}
    ${plot.points.map(
      (row) => svg`${plot.hasCurves ? curve(row, layout) : nothing}
      ${row.map((point) => mark(point, plot, layout))}`,
    )}`;
}

/** Lines across the drawing with numbers below. */
function bottomAxis({ x: { show, room, label }, height }: PlotSpec, { box, x }: PlotLayout): SVGTemplateResult {
  return svg`${ticksOf(x, room).map(
    (value) => svg`<path class="grid" d="M${x(value)} ${box.top}V${box.bottom}"></path>
      <text class="tick" x=${x(value)} y=${box.bottom + 15} text-anchor="middle">${show(value)}</text>`,
  )}
  ${label === undefined ? nothing : svg`<text class="label" x=${(box.left + box.right) / 2} y=${height - 8} text-anchor="middle">${label}</text>`}`;
}

/** Lines along the drawing with numbers to the left. */
function leftAxis({ y: axis }: PlotSpec, { box, y }: PlotLayout): SVGTemplateResult | typeof nothing {
  if (!axis) return nothing;
  return svg`${ticksOf(y, axis.room).map(
    (value) => svg`<path class="grid" d="M${box.left} ${y(value)}H${box.right}"></path>
      <text class="tick" x=${box.left - 6} y=${y(value) + 4} text-anchor="end">${axis.show(value)}</text>`,
  )}
  ${axis.label === undefined ? nothing : svg`<text class="label" x=${box.left + 6} y=${box.top + 12}>${axis.label}</text>`}`;
}

function curve(row: readonly PlotPoint[], { x, y }: PlotLayout): SVGTemplateResult | typeof nothing {
  const [first] = row;
  if (!first) return nothing;
  const path = line<PlotPoint>(
    (point) => x(point.x.value),
    (point) => y(point.y.value),
  )(row);
  return svg`<g class=${seriesClass(first.series)}>
    <path class="curve" d=${path ?? ''} stroke-dasharray=${seriesDashes(first.series)}></path>
  </g>`;
}

function mark({ series, x, y }: PlotPoint, { markArea, hasEnds }: PlotSpec, scales: PlotLayout): SVGTemplateResult {
  const [left, top] = [scales.x(x.value), scales.y(y.value)];
  const ends = [x.low, x.high].flatMap((end) => (end === undefined ? [] : [scales.x(end)]));
  const [low, high] = ends;
  const [bottom, up] = [y.low, y.high].map((end) => (end === undefined ? end : scales.y(end)));
  const span =
    (low === undefined || high === undefined ? '' : `M${low} ${top}H${high}`) +
    (bottom === undefined || up === undefined ? '' : `M${left} ${bottom}V${up}`) +
    (hasEnds ? ends.map((end) => `M${end} ${top - 5}V${top + 5}`).join('') : '');
  return svg`<g class=${seriesClass(series)}>
    ${span === '' ? nothing : svg`<path class="span" d=${span}></path>`}
    <path class="mark" transform="translate(${left} ${top})" d=${seriesShape(series, markArea)}></path>
  </g>`;
}
