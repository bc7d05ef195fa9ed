// A GAN in one dimension, small enough to be seen whole: originals are normal numbers, the generator is x = shift + stretch·z,
// and the discriminator's logit is a parabola, which is what the best discriminator between two normals is.
//
//   D(x) = σ(a(x)),  a(x) = w₀ + w₁x + w₂x²        L_D = −E ln D(x) − E ln(1 − D(G(z)))        at equilibrium 2 ln 2
//   non-saturating   L_G = −E ln D(G(z))           minimax   L_G = E ln(1 − D(G(z)))
//
// Expectations are sums over evenly spaced quantiles, so a game is the same every time, and gradients are exact.

import { gaussianQuantile } from '../../../workers/core/gaussianQuantile.ts';

export type GeneratorLoss = 'nonSaturating' | 'minimax';

export interface Game {
  /** Of the generator. */
  readonly shift: number;
  readonly stretch: number;
  /** Of the discriminator: w₀, w₁, w₂. */
  readonly w: readonly [number, number, number];
  readonly turns: number;
}

export interface Losses {
  readonly discriminator: number;
  readonly generator: number;
  /** Mean D on originals and on what the generator makes. */
  readonly real: number;
  readonly fake: number;
}

/** Of the originals. */
export const REAL = { mean: 1.5, deviation: 0.6 } as const;
/** A discriminator that knows nothing, and a generator far from the originals. */
export const START: Game = { shift: -2, stretch: 1.2, w: [0, 0, 0], turns: 0 };
export const EQUILIBRIUM = 2 * Math.LN2;

const POINTS = 101;
/** Steps of the discriminator for one of the generator: a discriminator that is ahead gives a useful gradient. */
const DISCRIMINATOR_STEPS = 20;
const RATE = { discriminator: 0.15, generator: 0.05 } as const;

const NORMAL: readonly number[] = Array.from({ length: POINTS }, (_, i) => gaussianQuantile((i + 0.5) / POINTS));
const ORIGINALS = NORMAL.map((z) => REAL.mean + REAL.deviation * z);

export function probability({ w }: Game, x: number): number {
  return sigmoid(logit(w, x));
}

/** The density of the generator's numbers at x. */
export function generatedDensity({ shift, stretch }: Game, x: number): number {
  return normalDensity(x, shift, Math.abs(stretch));
}

/** The top of a chart of both densities and of D: 1, or as much as the generator's density needs, in halves, so that it moves seldom. */
export function chartTop(game: Game): number {
  return Math.max(1, Math.ceil(2 * generatedDensity(game, game.shift)) / 2);
}

export function realDensity(x: number): number {
  return normalDensity(x, REAL.mean, REAL.deviation);
}

export function lossesOf(game: Game, loss: GeneratorLoss): Losses {
  const fakes = made(game);
  const realLogits = ORIGINALS.map((x) => logit(game.w, x));
  const fakeLogits = fakes.map((x) => logit(game.w, x));
  return {
    discriminator: mean(realLogits.map((a) => softplus(-a))) + mean(fakeLogits.map(softplus)),
    generator: loss === 'minimax' ? -mean(fakeLogits.map(softplus)) : mean(fakeLogits.map((a) => softplus(-a))),
    real: mean(realLogits.map(sigmoid)),
    fake: mean(fakeLogits.map(sigmoid)),
  };
}

/** One turn: the discriminator learns for a few steps, then the generator takes one. */
export function playTurn(game: Game, loss: GeneratorLoss): Game {
  let { w } = game;
  for (let step = 0; step < DISCRIMINATOR_STEPS; step++) {
    const slope = discriminatorSlope({ ...game, w });
    w = [
      w[0] - RATE.discriminator * slope[0],
      w[1] - RATE.discriminator * slope[1],
      w[2] - RATE.discriminator * slope[2],
    ];
  }
  const slope = generatorSlope({ ...game, w }, loss);
  return {
    w,
    shift: game.shift - RATE.generator * slope.shift,
    stretch: game.stretch - RATE.generator * slope.stretch,
    turns: game.turns + 1,
  };
}

/** dL_D/dw */
export function discriminatorSlope(game: Game): readonly [number, number, number] {
  const slope: [number, number, number] = [0, 0, 0];
  const add = (x: number, dLogit: number): void => {
    slope[0] += dLogit / POINTS;
    slope[1] += (dLogit * x) / POINTS;
    slope[2] += (dLogit * x * x) / POINTS;
  };
  for (const x of ORIGINALS) add(x, sigmoid(logit(game.w, x)) - 1);
  for (const x of made(game)) add(x, sigmoid(logit(game.w, x)));
  return slope;
}

/** dL_G/d(shift, stretch) */
export function generatorSlope(game: Game, loss: GeneratorLoss): { readonly shift: number; readonly stretch: number } {
  const { w } = game;
  const dx = made(game).map((x) => -pull(logit(w, x), loss) * (w[1] + 2 * w[2] * x));
  return { shift: mean(dx), stretch: mean(dx.map((d, i) => d * (NORMAL[i] ?? 0))) };
}

/** |dL_G/da| for a generated number of logit a: the size of the generator's gradient. */
export function pull(a: number, loss: GeneratorLoss): number {
  return loss === 'minimax' ? sigmoid(a) : 1 - sigmoid(a);
}

export function sigmoid(a: number): number {
  return 1 / (1 + Math.exp(-a));
}

/** ln(1 + eᵃ), without overflow. */
export function softplus(a: number): number {
  return Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
}

function made({ shift, stretch }: Game): readonly number[] {
  return NORMAL.map((z) => shift + stretch * z);
}

function logit(w: Game['w'], x: number): number {
  return w[0] + w[1] * x + w[2] * x * x;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function normalDensity(x: number, center: number, deviation: number): number {
  const z = (x - center) / deviation;
  return Math.exp(-0.5 * z * z) / (deviation * Math.sqrt(2 * Math.PI));
}
