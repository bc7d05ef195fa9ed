// The requested-versus-measured curve of a control: what digits are asked to measure, and what they then do.

import { CONTROLS, type Control, type ControlDirection } from './directions.ts';
import { MEASURES } from './measures.ts';
import type { MovedDigits } from './moveDigits.ts';

/** Where in the range of the data, 1 % … 99 %, digits are asked to be. */
export const ASKED_SHARES = [0, 0.25, 0.5, 0.75, 1] as const;
/** A digit is there when it is nearer than this share of the range. */
const THERE = 0.05;

export interface CurvePoint {
  readonly asked: number;
  /** Of what the digits measured before. */
  readonly before: number;
  /** Half of the digits measure less. */
  readonly median: number;
  /** A tenth of them measure less, and a tenth more. */
  readonly low: number;
  readonly high: number;
  /** Share of digits that are nearer than 5 % of the range. */
  readonly there: number;
  /** The median change of the other controls, as the largest share of their ranges: 0 where all were held. */
  readonly drift: number;
}

/** What digits are asked for at each of ASKED_SHARES. */
export function askedValues({ low, high }: Pick<ControlDirection, 'low' | 'high'>): readonly number[] {
  return ASKED_SHARES.map((share) => low + share * (high - low));
}

/** The point of the curve of digits that were all asked for one value. */
export function curvePoint(
  control: Control,
  asked: number,
  { measures, before }: Pick<MovedDigits, 'measures' | 'before'>,
  directions: readonly ControlDirection[],
): CurvePoint {
  const M = MEASURES.length;
  const N = measures.length / M;
  const columnOf = (name: Control): number => MEASURES.indexOf(name);
  const values = (of: Float64Array, name: Control): Float64Array =>
    Float64Array.from({ length: N }, (_, n) => of[n * M + columnOf(name)] ?? 0);
  const range = (name: Control): number => {
    const direction = directions.find((candidate) => candidate.control === name);
    return direction ? direction.high - direction.low : 0;
  };
  const reached = values(measures, control).sort();
  const near = reached.filter((value) => Math.abs(value - asked) <= THERE * range(control)).length;
  const drifts = CONTROLS.filter((name) => name !== control).map((name) => {
    const earlier = values(before, name);
    const changes = values(measures, name).map((value, n) => Math.abs(value - (earlier[n] ?? 0)));
    return range(name) > 0 ? quantile(changes.sort(), 0.5) / range(name) : 0;
  });
  return {
    asked,
    before: quantile(values(before, control).sort(), 0.5),
    median: quantile(reached, 0.5),
    low: quantile(reached, 0.1),
    high: quantile(reached, 0.9),
    there: N > 0 ? near / N : 0,
    drift: Math.max(...drifts),
  };
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}
