// The distribution a model's latents were trained to come from. A model file declares it, and this is the only place that
// draws from it: a decoder fed from another prior still makes digits, only worse ones, and nobody would notice.

import type { Backend } from '../backend/backend.ts';
import { ModelFileError } from '../core/errors.ts';
import { showForeign, wantOneOf, wantRecord } from './foreignJson.ts';

/** Independent standard normals. Another kind joins by a member here, a case in both functions and a test vector. */
export interface NormalPrior {
  readonly kind: 'normal';
}
export type Prior = NormalPrior;

/** Which latents: those of digits `first` … `first + count − 1` of `seed`. */
export interface PriorRequest {
  /** Integer in [0, 2^53). */
  readonly seed: number;
  /** Integer in [0, 2^53). */
  readonly first: number;
  readonly count: number;
  /** 1 is the prior itself, less is more typical, more is stranger. */
  readonly temperature: number;
  /** Width of one latent. */
  readonly latent: number;
}

/** z [count, latent], rows in index order; row i depends on seed and index only. @throws ModelFileError for a foreign prior */
export function samplePrior(backend: Backend, prior: Prior, request: PriorRequest): Float32Array {
  const { seed, first, count, temperature, latent: Z } = request;
  // The type has one member today, but a file's prior is what the file says.
  if ((prior.kind as string) !== 'normal') {
    throw new ModelFileError(`prior: ${showForeign(prior.kind)} cannot be drawn from, want "normal"`);
  }
  return backend.latents({ seed, first, count, Z, temperature });
}

/** A prior out of a model file. @throws ModelFileError */
export function parsePrior(value: unknown, where: string): Prior {
  const fields = wantRecord(value, where, ['kind']);
  return { kind: wantOneOf(fields.get('kind'), `${where} kind`, ['normal']) };
}
