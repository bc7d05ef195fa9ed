// Priors as a model file holds them: the metadata names them, default first, and the numbers are tensors.
//
//   tddne.priors               JSON ["mixture", "normal"]
//   prior.mixture.weights      [M, K]               F32           M mixtures: one, or one for each class
//   prior.mixture.means        [M, K, Z]            F32 or F16
//   prior.mixture.cholesky     [M, K, Z·(Z+1)/2]    F32 or F16    lower triangles, row by row; [M, 1, …]: of all K alike
//
// Weights stay F32: they have to add up to 1, and they are few.

import { ModelFileError } from '../core/errors.ts';
import { sameShape, showShape, sizeOf, type Shape } from '../core/shape.ts';
import { showForeign, wantList, wantOneOf } from './foreignJson.ts';
import { MAX_COMPONENTS, type Mixture } from './mixture.ts';
import { PRIOR_IDS, type NamedPrior, type PriorId, type Priors } from './prior.ts';
import type { StoredTensor } from './safetensors.ts';
import { decodeFloats, encodeFloats, type FloatDtype } from './storedFloats.ts';
import { triangleSize } from '../core/triangles.ts';

/** Of means and triangles: far beyond any latent, and temperature times a sum of them stays finite in f32. */
const MAX_MAGNITUDE = 1e6;
/** Of the sum of the weights, each rounded to f32. */
const SUM_TOLERANCE = 1e-4;

/** Tensors of this prefix are priors'; a network's are `<part>.…`. */
export const PRIOR_PREFIX = 'prior.';

const FIELDS = ['weights', 'means', 'cholesky'] as const;
const DTYPES: Readonly<Record<keyof Mixture, readonly FloatDtype[]>> = {
  weights: ['F32'],
  means: ['F32', 'F16'],
  cholesky: ['F32', 'F16'],
};

/** A diagonal that F16 would round to 0 becomes this: a Cholesky factor has none of 0. */
const LEAST_FLOAT16 = 2 ** -24;

/** The names for the metadata. */
export function formatPriors(priors: Priors): string {
  return JSON.stringify(priors.map(({ id }) => id));
}

/**
 * The tensors of all priors of latents of width Z, means and triangles rounded to `dtype`. Whether they can be drawn from is
 * for `loadPriors` to say.
 */
export function storePriors(priors: Priors, Z: number, dtype: FloatDtype): ReadonlyMap<string, StoredTensor> {
  const tensors = new Map<string, StoredTensor>();
  for (const { id, prior } of priors) {
    if (prior.kind === 'normal') continue;
    const { mixtures } = prior;
    const K = mixtures[0].weights.length;
    const tied = mixtures.every(({ cholesky }) => isTied(cholesky, Z));
    const shapes = mixtureShapes(mixtures.length, K, tied ? 1 : K, Z);
    for (const field of FIELDS) {
      const size = sizeOf(shapes[field]) / mixtures.length;
      const values = Float32Array.from(mixtures.flatMap((mixture) => [...mixture[field].subarray(0, size)]));
      if (field === 'cholesky' && dtype === 'F16') keepDiagonals(values, Z);
      const stored = field === 'weights' ? 'F32' : dtype;
      tensors.set(`${PRIOR_PREFIX}${id}.${field}`, encodeFloats(values, shapes[field], stored));
    }
  }
  return tensors;
}

/** Whether all components have one and the same triangle: one is enough for the file. */
function isTied(cholesky: Float32Array, Z: number): boolean {
  return cholesky.every((value, i) => value === cholesky[i % triangleSize(Z)]);
}

/** Raises the positive diagonals of all triangles in `cholesky` to what F16 can hold. */
function keepDiagonals(cholesky: Float32Array, Z: number): void {
  for (let start = 0; start < cholesky.length; start += triangleSize(Z)) {
    for (let i = 0; i < Z; i++) {
      const at = start + triangleSize(i) + i;
      const diagonal = cholesky[at] ?? NaN;
      if (diagonal > 0) cholesky[at] = Math.max(diagonal, LEAST_FLOAT16);
    }
  }
}

/** The priors that readers of a file with means and triangles of this dtype will see. @throws ModelFileError */
export function roundPriors(priors: Priors, extents: PriorExtents, dtype: FloatDtype): Priors {
  const names = priors.map(({ id }) => id);
  return loadPriors(names, storePriors(priors, extents.latent, dtype), extents, 'priors');
}

export interface PriorExtents {
  readonly latent: number;
  /** 0 for a model without. */
  readonly classes: number;
}

/** Priors out of a file: the names in its metadata and all tensors of the prefix. @throws ModelFileError */
export function loadPriors(
  names: unknown,
  tensors: ReadonlyMap<string, StoredTensor>,
  extents: PriorExtents,
  where: string,
): Priors {
  const list = `${where}: tddne.priors`;
  const ids = wantList(names, list, { min: 1, max: PRIOR_IDS.length }).map((name) => wantOneOf(name, list, PRIOR_IDS));
  if (new Set(ids).size < ids.length) throw new ModelFileError(`${list}: ${ids.join(', ')}, want each once`);
  const unknown = new Set(tensors.keys());
  const load = (id: PriorId): NamedPrior => {
    if (id === 'normal') return { id, prior: { kind: 'normal' } };
    for (const field of FIELDS) unknown.delete(`${PRIOR_PREFIX}${id}.${field}`);
    return { id, prior: { kind: 'mixture', mixtures: loadMixtures(id, tensors, extents, where) } };
  };
  const [first, ...rest] = ids.map(load);
  for (const name of unknown) {
    throw new ModelFileError(`${where}: tensor ${showForeign(name)} belongs to no prior, want ${ids.join(', ')}`);
  }
  if (!first) throw new ModelFileError(`${list}: no prior, want at least one`); // the list's bounds have said so
  return [first, ...rest];
}

function loadMixtures(
  id: PriorId,
  tensors: ReadonlyMap<string, StoredTensor>,
  { latent: Z, classes }: PriorExtents,
  where: string,
): readonly [Mixture, ...Mixture[]] {
  const nameOf = (field: keyof Mixture): string => `${PRIOR_PREFIX}${id}.${field}`;
  const extents = tensors.get(nameOf('weights'))?.shape ?? [1, 1];
  const [M = 0, K = 0] = extents;
  if ((M !== 1 && M !== classes) || K < 1 || K > MAX_COMPONENTS) {
    const want = `[${classes > 0 ? `1 or ${classes}` : '1'}, 1 to ${MAX_COMPONENTS}]`;
    throw new ModelFileError(`${where}: tensor ${nameOf('weights')} is ${showShape(extents)}, want ${want}`);
  }
  const triangles = tensors.get(nameOf('cholesky'))?.shape[1] === 1 ? 1 : K;
  const shapes = mixtureShapes(M, K, triangles, Z);
  const read = (field: keyof Mixture): Float32Array => {
    const at = `${where}: tensor ${nameOf(field)}`;
    const tensor = tensors.get(nameOf(field));
    const shape = shapes[field];
    if (!tensor) throw new ModelFileError(`${at} is missing, want ${showShape(shape)}`);
    const dtype = DTYPES[field].find((allowed) => allowed === tensor.dtype);
    if (!dtype || !sameShape(tensor.shape, shape)) {
      const want = `${DTYPES[field].join(' or ')} ${showShape(shape)}`;
      throw new ModelFileError(`${at} is ${tensor.dtype} ${showShape(tensor.shape)}, want ${want}`);
    }
    const values = decodeFloats(tensor, dtype);
    const bad = values.findIndex((value) => !(Math.abs(value) <= MAX_MAGNITUDE));
    if (bad < 0) return values;
    throw new ModelFileError(`${at}: element ${bad} is ${values[bad]}, want within ±${MAX_MAGNITUDE}`);
  };
  const all: Mixture = { weights: read('weights'), means: read('means'), cholesky: read('cholesky') };
  const mixtureAt = (m: number): Mixture => {
    const part = (field: keyof Mixture): Float32Array => {
      const size = sizeOf(shapes[field]) / M;
      return all[field].slice(m * size, (m + 1) * size);
    };
    const cholesky = repeat(part('cholesky'), K / triangles);
    const mixture = { weights: part('weights'), means: part('means'), cholesky };
    checkMixture(mixture, Z, `${where}: prior ${id}${M > 1 ? `, class ${m}` : ''}`);
    return mixture;
  };
  return [mixtureAt(0), ...Array.from({ length: M - 1 }, (_, i) => mixtureAt(i + 1))];
}

/** What finite numbers still have to be: weights that are probabilities, triangles that are Cholesky factors. */
function checkMixture({ weights, cholesky }: Mixture, Z: number, where: string): void {
  const empty = weights.findIndex((weight) => weight <= 0);
  if (empty >= 0) throw new ModelFileError(`${where}: weight ${empty} is ${weights[empty]}, want more than 0`);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) > SUM_TOLERANCE) throw new ModelFileError(`${where}: weights add up to ${sum}, want 1`);
  for (let k = 0; k < weights.length; k++) {
    for (let i = 0; i < Z; i++) {
      const diagonal = cholesky[k * triangleSize(Z) + triangleSize(i) + i] ?? NaN;
      if (diagonal > 0) continue;
      throw new ModelFileError(
        `${where}: component ${k} has ${diagonal} on its Cholesky diagonal at ${i}, want more than 0`,
      );
    }
  }
}

function repeat(values: Float32Array, times: number): Float32Array {
  const repeated = new Float32Array(values.length * times);
  for (let i = 0; i < times; i++) repeated.set(values, i * values.length);
  return repeated;
}

/** `triangles` is K, or 1 where the components share theirs. */
function mixtureShapes(M: number, K: number, triangles: number, Z: number): Readonly<Record<keyof Mixture, Shape>> {
  return { weights: [M, K], means: [M, K, Z], cholesky: [M, triangles, triangleSize(Z)] };
}
