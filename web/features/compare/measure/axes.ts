// Scales and their ticks. The scales are d3's; what is drawn of them is here.

import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { svg, type SVGTemplateResult } from 'lit';

export type Scale = ScaleLinear<number, number>;
export type ShowNumber = (value: number) => string;

/**
 * A scale that has all of the numbers on it, with round ends, or exactly `ends` where a quantity has some. What is not
 * finite is left out; a single number gets some room around it.
 */
export function scaleOf(
  values: readonly number[],
  range: readonly [number, number],
  ends?: readonly [number, number],
): Scale {
  if (ends) return scaleLinear(ends, range);
  const finite = values.filter(Number.isFinite);
  const [low, high] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
  const room = low === high ? Math.abs(low) / 2 || 1 : 0;
  return scaleLinear([low - room, high + room], range).nice(5);
}

/** As many ticks as there is room for, if a label takes `each` pixels. */
export function ticksOf(scale: Scale, each = 64): readonly number[] {
  const [from = 0, to = 0] = scale.range();
  return scale.ticks(Math.max(2, Math.floor(Math.abs(to - from) / each)));
}

/** Lines across the drawing with numbers below. `box` is where data are. */
export function bottomAxis(
  scale: Scale,
  top: number,
  bottom: number,
  show: ShowNumber,
  each?: number,
): SVGTemplateResult {
  return svg`${ticksOf(scale, each).map((value) => {
    const x = scale(value);
    return svg`<path class="grid" d="M${x} ${top}V${bottom}"></path>
      <text class="tick" x=${x} y=${bottom + 15} text-anchor="middle">${show(value)}</text>`;
  })}`;
}

/** Lines along the drawing with numbers to the left. */
export function leftAxis(scale: Scale, left: number, right: number, show: ShowNumber, each = 36): SVGTemplateResult {
  return svg`${ticksOf(scale, each).map((value) => {
    const y = scale(value);
    return svg`<path class="grid" d="M${left} ${y}H${right}"></path>
      <text class="tick" x=${left - 6} y=${y + 4} text-anchor="end">${show(value)}</text>`;
  })}`;
}
