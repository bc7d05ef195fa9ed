// Moves latents until the digit that is drawn from them measures what was asked for, and as little as possible else.
//
// One direction for all digits (directions.ts) only begins well: how a digit answers depends on the digit. So its own
// gradients are measured, and each step is the shortest that makes the asked-for change and none in the other controls,
// as far as straight lines can tell: Gauss–Newton with damping,
//
//   δ = Jᵀ·(J·Jᵀ + λ·I)⁻¹·r      J [4, Z] of the measures in units of their scales, by differences; r what is missing
//
// which takes from the control's gradient what it shares with the others'. Four lengths of the step are drawn and measured
// and the best is kept, or none: a digit never ends further away than it began.

import { ShapeError } from '../core/errors.ts';
import { triangleSize } from '../core/triangles.ts';
import { CONTROLS, type Control } from './directions.ts';
import { MEASURES } from './measures.ts';
import { solvePositive } from './solve.ts';

/** What one unit of each control weighs beside the others', in its own unit: about a tenth of the range of digits. */
const SCALES: Readonly<Record<Control, number>> = { thickness: 0.25, slant: 5, width: 1.5, height: 1 };
/** The asked-for control counts so many times as much as those that are to stay. */
const WEIGHT = 4;
/** Arrived: this share of a scale away. */
const NEAR = 0.1;
const MAX_ROUNDS = 6;
const DIFFERENCE = 0.1; // a latent step: a few grey levels in a hundred pixels, well above rounding
const DAMPING = 0.01;
/** The longest step; straight lines tell nothing of places further away. */
const MAX_STEP = 1;
const FRACTIONS = [1, 0.5, 0.2, 0.05];

export interface MoveRequest {
  /** [N, Z] */
  readonly z: Float32Array;
  readonly control: Control;
  /** [N], what each digit is to measure, in the control's unit. */
  readonly targets: Float64Array;
}

export interface MovedDigits {
  /** [N, Z] */
  readonly z: Float32Array<ArrayBuffer>;
  /** [N, 5], what the digits measure there: rows of MEASURES. */
  readonly measures: Float64Array<ArrayBuffer>;
  /** [N, 5], what they measured before. */
  readonly before: Float64Array<ArrayBuffer>;
}

/** What latents [n, Z] measure, [n, 5], where latent i is one of digit rows[i]: its class is that digit's. */
export type MeasureLatents = (z: Float32Array, rows: readonly number[]) => Float64Array;

/** Each digit by itself: its result does not depend on the others. @throws ShapeError */
export function moveDigits({ z: start, control, targets }: MoveRequest, measure: MeasureLatents): MovedDigits {
  const N = targets.length;
  const Z = start.length / N;
  if (N === 0 || !Number.isInteger(Z)) {
    throw new ShapeError(`handwriting: ${start.length} latent values for ${N} digits, want [N, Z] and [N]`);
  }
  const z = Float32Array.from(start);
  const all = Array.from({ length: N }, (_, n) => n);
  const before = Float64Array.from(measure(z, all));
  const measures = before.slice();
  const asked = CONTROLS.indexOf(control);

  /** What digit n lacks, weighed. */
  const missing = (n: number, at: ArrayLike<number>, offset: number): Float64Array =>
    Float64Array.from(CONTROLS, (name, c) => {
      const want = c === asked ? (targets[n] ?? 0) : (before[n * M + columnOf(name)] ?? 0);
      return ((c === asked ? WEIGHT : 1) * (want - (at[offset + columnOf(name)] ?? 0))) / SCALES[name];
    });
  const isNear = (n: number): boolean => Math.abs(missing(n, measures, n * M)[asked] ?? 0) <= WEIGHT * NEAR;

  let open = all.filter((n) => !isNear(n));
  for (let round = 0; round < MAX_ROUNDS && open.length > 0; round++) {
    const steps = shortestSteps(open, Z, asked, {
      slopes: measure(
        nearby(z, open, Z),
        open.flatMap((n) => new Array<number>(Z).fill(n)),
      ),
      here: measures,
      missing: (n) => missing(n, measures, n * M),
    });
    const tries = triedLatents(z, open, Z, steps);
    const found = measure(
      tries,
      open.flatMap((n) => FRACTIONS.map(() => n)),
    );
    open = open.filter((n, o) => {
      let best = -1;
      let least = squares(missing(n, measures, n * M));
      FRACTIONS.forEach((_, f) => {
        const left = squares(missing(n, found, (o * FRACTIONS.length + f) * M));
        if (left < least) [best, least] = [f, left];
      });
      if (best < 0) return false; // no further: the digit stays where it is best
      const row = o * FRACTIONS.length + best;
      z.set(tries.subarray(row * Z, (row + 1) * Z), n * Z);
      measures.set(found.subarray(row * M, (row + 1) * M), n * M);
      return !isNear(n);
    });
  }
  return { z, measures, before };
}

const M = MEASURES.length;
const C = CONTROLS.length;

function columnOf(control: Control): number {
  return MEASURES.indexOf(control);
}

/** [open · Z, Z]: each digit moved a little along each axis. */
function nearby(z: Float32Array, open: readonly number[], Z: number): Float32Array {
  const moved = new Float32Array(open.length * Z * Z);
  open.forEach((n, o) => {
    for (let i = 0; i < Z; i++) {
      const row = (o * Z + i) * Z;
      moved.set(z.subarray(n * Z, (n + 1) * Z), row);
      moved[row + i] = (moved[row + i] ?? 0) + DIFFERENCE;
    }
  });
  return moved;
}

interface Surroundings {
  /** [open · Z, 5] */
  readonly slopes: Float64Array;
  /** [N, 5] */
  readonly here: Float64Array;
  readonly missing: (n: number) => Float64Array;
}

/** [open, Z] */
function shortestSteps(
  open: readonly number[],
  Z: number,
  asked: number,
  { slopes, here, missing }: Surroundings,
): Float64Array {
  const steps = new Float64Array(open.length * Z);
  open.forEach((n, o) => {
    const J = Float64Array.from({ length: C * Z }, (_, at) => {
      const [c, i] = [Math.floor(at / Z), at % Z];
      const name = CONTROLS[c] as Control; // c is in range
      const difference = (slopes[(o * Z + i) * M + columnOf(name)] ?? 0) - (here[n * M + columnOf(name)] ?? 0);
      return ((c === asked ? WEIGHT : 1) * difference) / (DIFFERENCE * SCALES[name]);
    });
    const gram = new Float64Array(triangleSize(C));
    let trace = 0;
    for (let a = 0; a < C; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let i = 0; i < Z; i++) sum += (J[a * Z + i] ?? 0) * (J[b * Z + i] ?? 0);
        gram[triangleSize(a) + b] = sum;
      }
      trace += gram[triangleSize(a) + a] ?? 0;
    }
    if (trace === 0) return; // nothing that is measured changes here
    for (let a = 0; a < C; a++) {
      const diagonal = triangleSize(a) + a;
      gram[diagonal] = (gram[diagonal] ?? 0) + (DAMPING * trace) / C;
    }
    const r = missing(n);
    solvePositive(gram, r, C, 1);
    const step = Float64Array.from({ length: Z }, (_, i) => {
      let sum = 0;
      for (let c = 0; c < C; c++) sum += (J[c * Z + i] ?? 0) * (r[c] ?? 0);
      return sum;
    });
    const length = Math.sqrt(squares(step));
    steps.set(length > MAX_STEP ? step.map((value) => (value * MAX_STEP) / length) : step, o * Z);
  });
  return steps;
}

/** [open · fractions, Z] */
function triedLatents(z: Float32Array, open: readonly number[], Z: number, steps: Float64Array): Float32Array {
  const tries = new Float32Array(open.length * FRACTIONS.length * Z);
  open.forEach((n, o) => {
    FRACTIONS.forEach((fraction, f) => {
      for (let i = 0; i < Z; i++) {
        const row = o * FRACTIONS.length + f;
        tries[row * Z + i] = (z[n * Z + i] ?? 0) + fraction * (steps[o * Z + i] ?? 0);
      }
    });
  });
  return tries;
}

function squares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
