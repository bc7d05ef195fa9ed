// Scales and their ticks: what they span, and how many numbers fit on an axis.

import { scaleLinear, type ScaleLinear } from 'd3-scale';

export type Scale = ScaleLinear<number, number>;
export type ShowNumber = (value: number) => string;

/** What has all of the numbers in it, with round ends. What is not finite is left out; a single number gets some room around it. */
export function roundDomain(values: readonly number[]): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  const [low, high] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
  const room = low === high ? Math.abs(low) / 2 || 1 : 0;
  const [from = 0, to = 1] = scaleLinear()
    .domain([low - room, high + room])
    .nice(5)
    .domain();
  return [from, to];
}

/** A scale that has all of the numbers on it. */
export function scaleOf(values: readonly number[], range: readonly [number, number]): Scale {
  return scaleLinear(roundDomain(values), range);
}

/** As many ticks as there is room for, if a label takes `each` pixels. */
export function ticksOf(scale: Scale, each: number): readonly number[] {
  const [from = 0, to = 0] = scale.range();
  return scale.ticks(Math.max(2, Math.floor(Math.abs(to - from) / each)));
}
