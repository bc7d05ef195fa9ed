// The network's input for the digits of an address. This is the only place that decides it, for test vectors, for the page and for
// the command line.
//
//   | z: latent floats, from a prior | 0 … 1 … 0: `classes` floats, the class one-hot |        one row for each digit
//
// A conditional model gets a class. Without one in the request every digit has its own, drawn uniformly from a stream
// of that purpose, so that a row depends on model, prior, seed, index, temperature and class only.

import type { Backend } from '../backend/backend.ts';
import { drawClass } from '../core/digitClass.ts';
import { ShapeError } from '../core/errors.ts';
import { joinOneHot } from '../core/oneHot.ts';
import { samplePrior, type Prior } from './prior.ts';

/** What of a model decides the width of its inputs. */
export interface InputExtents {
  readonly id: string;
  readonly latent: number;
  /** 0 for an unconditional model. */
  readonly classes: number;
}

/** Digits `first` … `first + count − 1` of a seed. */
export interface DigitRange {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  readonly temperature: number;
  /** Of all of them; left out, every digit has its own. Conditional models only. */
  readonly class?: number | undefined;
}

export interface DigitInputs {
  /** [count, latent + classes] */
  readonly x: Float32Array;
  /** [count], the class of each digit, where the model is told one. */
  readonly labels: Uint8Array<ArrayBuffer> | undefined;
}

export interface DigitLatents {
  /** [count, latent] */
  readonly z: Float32Array;
  /** [count], the class of each digit, where the model is told one. */
  readonly labels: Uint8Array<ArrayBuffer> | undefined;
}

/** The network's input for these digits. @throws ShapeError for a class that the model does not have */
export function digitInputs(model: InputExtents, backend: Backend, prior: Prior, range: DigitRange): DigitInputs {
  const { z, labels } = digitLatents(model, backend, prior, range);
  return { x: latentInputs(model, z, labels), labels };
}

/** The network's input for any latents z [N, latent], of these classes [N] where the model is conditional. */
export function latentInputs(
  { latent, classes }: Omit<InputExtents, 'id'>,
  z: Float32Array,
  labels: Uint8Array | undefined,
): Float32Array {
  if (!labels) return z;
  const x = new Float32Array(labels.length * (latent + classes));
  joinOneHot(x, z, labels, latent, classes);
  return x;
}

/** The latents of these digits, and their classes. @throws ShapeError for a class that the model does not have */
export function digitLatents(
  model: InputExtents,
  backend: Backend,
  prior: Prior,
  { class: asked, ...range }: DigitRange,
): DigitLatents {
  const { id, latent, classes } = model;
  if (asked !== undefined && !(asked < classes)) {
    const want = classes === 0 ? 'none: it is unconditional; leave it out' : `0 to ${classes - 1}`;
    throw new ShapeError(`digits: class ${asked} of ${id}, want ${want}`);
  }
  if (classes === 0) return { z: samplePrior(backend, prior, { ...range, latent }), labels: undefined };
  const labels = asked === undefined ? drawClasses(range, classes) : new Uint8Array(range.count).fill(asked);
  return { z: samplePrior(backend, prior, { ...range, latent, labels }), labels };
}

/** [count], of each digit its own. */
function drawClasses({ seed, first, count }: Omit<DigitRange, 'class'>, classes: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: count }, (_, n) => drawClass(seed, first + n, classes));
}
