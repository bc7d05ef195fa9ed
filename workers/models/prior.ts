// The distributions that a model's latents may come from. A model file declares them, its default first, and this is the
// only place that draws from one: a decoder fed from another prior still makes digits, only worse ones, and nobody would
// notice.
//
// An autoencoder is trained towards N(0, I), but its codes of real digits leave holes in it, and latents from a hole give
// blurred digits. A mixture fitted to those codes (fitMixture.ts) leaves the holes out.

import type { Backend } from '../backend/backend.ts';
import { ModelFileError } from '../core/errors.ts';
import { encodeFloat32 } from './float32.ts';
import { showForeign } from './foreignJson.ts';
import { sampleMixture, type Mixture } from './mixture.ts';
import { sha256Hex } from '../core/sha256.ts';

/** What a prior is called in model files and addresses. Another kind joins here and in this file's functions. */
export const PRIOR_IDS = ['mixture', 'normal'] as const;
export type PriorId = (typeof PRIOR_IDS)[number];

/** Independent standard normals. */
export interface NormalPrior {
  readonly kind: 'normal';
}

/** One mixture, or one for each class of a conditional model. */
export interface MixturePrior {
  readonly kind: 'mixture';
  readonly mixtures: readonly [Mixture, ...Mixture[]];
}

export type Prior = NormalPrior | MixturePrior;

export interface NamedPrior {
  readonly id: PriorId;
  readonly prior: Prior;
}

/** All priors of a model; the first is what it is drawn from unless another is asked for. */
export type Priors = readonly [NamedPrior, ...NamedPrior[]];

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
  /** [count], the class of each digit: for priors that have a mixture for each. */
  readonly labels?: Uint8Array;
}

/** The prior of this id, or the default for '' and undefined; undefined where the model has no such prior. */
export function findPrior(priors: Priors, id: string | undefined): NamedPrior | undefined {
  return id === undefined || id === '' ? priors[0] : priors.find((candidate) => candidate.id === id);
}

/** z [count, latent], rows in index order; row i depends on seed and index only. @throws ModelFileError for a foreign prior */
export function samplePrior(backend: Backend, prior: Prior, request: PriorRequest): Float32Array {
  const { seed, first, count, temperature, latent: Z, labels } = request;
  const latents = { seed, first, count, temperature, Z };
  switch (prior.kind) {
    case 'normal':
      return backend.latents(latents);
    case 'mixture':
      return sampleMixture(backend, (n) => mixtureOf(prior, labels?.[n]), latents);
    default: // the prior of a file may be of any kind
      throw new ModelFileError(
        `prior: ${showForeign((prior as Prior).kind)} cannot be drawn from, want ${PRIOR_IDS.join(' or ')}`,
      );
  }
}

function mixtureOf({ mixtures }: MixturePrior, label: number | undefined): Mixture {
  const mixture = mixtures.length === 1 ? mixtures[0] : mixtures[label ?? -1];
  if (mixture) return mixture;
  const came = label === undefined ? 'no class' : `class ${label}`;
  throw new ModelFileError(`prior: ${came} for a mixture of each class, want 0 to ${mixtures.length - 1}`);
}

/** Names a prior by all that decides what is drawn from it. */
export async function priorSha256(prior: Prior): Promise<string> {
  const parts: Uint8Array<ArrayBuffer>[] = [new TextEncoder().encode(prior.kind)];
  if (prior.kind === 'mixture') {
    for (const { weights, means, cholesky } of prior.mixtures) {
      // With the lengths, the same numbers in arrays of other lengths have another sum.
      parts.push(encodeFloat32(Float32Array.of(weights.length, means.length, cholesky.length)));
      parts.push(encodeFloat32(weights), encodeFloat32(means), encodeFloat32(cholesky));
    }
  }
  return sha256Hex(new Uint8Array(await new Blob(parts).arrayBuffer()));
}
