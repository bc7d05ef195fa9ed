// Initial weights.
//
//   he      N(0, 2/fanIn)                 He et al. 2015, arXiv:1502.01852: keeps the variance through a rectifier
//   glorot  N(0, 2/(fanIn + fanOut))      Glorot & Bengio 2010: for linear, sigmoid and tanh outputs

import { gaussian } from '../core/gaussianQuantile.ts';
import type { RandomSequence } from '../core/randomSequence.ts';

/** Fills a parameter's values, drawing from `random` in order. */
export type Initialiser = (values: Float32Array, random: RandomSequence) => void;

export const zeros: Initialiser = (values) => void values.fill(0);
export const ones: Initialiser = (values) => void values.fill(1);

function normal(variance: number): Initialiser {
  const deviation = Math.sqrt(variance);
  return (values, random) => {
    for (let i = 0; i < values.length; i++) values[i] = deviation * gaussian(random);
  };
}

export const he = (fanIn: number): Initialiser => normal(2 / fanIn);
export const glorot = (fanIn: number, fanOut: number): Initialiser => normal(2 / (fanIn + fanOut));
