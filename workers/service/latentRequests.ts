// Requests to a worker beyond the digits of an address: latents, pictures of any latent, and answers of networks that read
// pictures. Plain data. Large arrays are transferred with the answer, never with the request, because a job may be tried
// again.

import type { Control } from '../handwriting/directions.ts';

/** What a model's file says of how it came to be, for people: plain JSON that a page must not believe blindly. */
export interface ModelCard {
  readonly id: string;
  readonly name: string;
  /** Which recipe it is of: 'vae', 'cvae' and so on. */
  readonly kind: string;
  /** Width of one latent. */
  readonly latent: number;
  /** Number of classes it is conditioned on; 0 for none. */
  readonly classes: number;
  /** Ids of its priors, the default first. */
  readonly priors: readonly string[];
  /** Of its pictures: [H, W]. */
  readonly extents: readonly [number, number];
  readonly metrics: Readonly<Record<string, number>>;
  /** Command, recipe, epochs, time, loss curve; see models/fileCard.ts. */
  readonly training: Readonly<Record<string, unknown>>;
}

/** The latents of digits `first` … `first + count − 1`: the fields are those of a GenerateRequest. */
export interface LatentsRequest {
  /** sha256 of a model that was loaded before. */
  readonly model: string;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  readonly temperature: number;
  readonly prior?: string;
  readonly class?: number | undefined;
}

export interface DrawnLatents {
  /** [count, Z] */
  readonly z: Float32Array<ArrayBuffer>;
  /** [count], of conditional models. */
  readonly labels?: Uint8Array<ArrayBuffer>;
}

/** Any latents, not only of a prior. */
export interface RenderRequest {
  readonly model: string;
  /** [N, Z] */
  readonly z: Float32Array;
  /** [N], for conditional models. */
  readonly labels?: Uint8Array | undefined;
}

export interface RenderedDigits {
  /** [N, H, W] u8, 0 paper and 255 ink. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Grey pictures for a network that looks at them. */
export interface LookRequest {
  /** sha256 of an encoder, discriminator or judge that was loaded before. */
  readonly part: string;
  /** [N, 28, 28], 0 paper and 255 ink. */
  readonly pixels: Uint8Array | Uint8ClampedArray;
  /** [N], for encoders of conditional models. */
  readonly labels?: Uint8Array | undefined;
}

export interface EncodedDigits {
  /** [N, Z], where the pictures are in latent space. */
  readonly mu: Float32Array<ArrayBuffer>;
  /** [N, Z], and how surely: ln σ². */
  readonly logVar: Float32Array<ArrayBuffer>;
}

export interface JudgedDigits {
  /** [N, d], in which distances are those that the judge sees. */
  readonly features: Float32Array<ArrayBuffer>;
  /** [N, 10] */
  readonly logits: Float32Array<ArrayBuffer>;
  /** [N, 10], their softmax. */
  readonly probs: Float32Array<ArrayBuffer>;
}

export interface LikenessFeatures {
  /** [N, d], layer l of the discriminator: a VAE-GAN's likeness is distance here. */
  readonly features: Float32Array<ArrayBuffer>;
  /** [N, 1] or [N, 1 + classes], see models/discriminator.ts. */
  readonly logits: Float32Array<ArrayBuffer>;
}

/** Digits of an address, drawn and measured without their pixels leaving the worker. */
export interface MeasuredLatents extends DrawnLatents {
  /** [count, 5], rows of MEASURES (handwriting/measures.ts). */
  readonly measures: Float64Array<ArrayBuffer>;
}

/** Digits to be moved until they measure what is asked for (handwriting/moveDigits.ts). */
export interface MoveRequest {
  readonly model: string;
  /** [N, Z] */
  readonly z: Float32Array;
  readonly labels?: Uint8Array | undefined;
  readonly control: Control;
  /** [N], in the control's unit. */
  readonly targets: Float64Array;
}

export interface MovedLatents {
  /** [N, Z] */
  readonly z: Float32Array<ArrayBuffer>;
  /** [N, 5], measured there. */
  readonly measures: Float64Array<ArrayBuffer>;
  /** [N, 5], measured before. */
  readonly before: Float64Array<ArrayBuffer>;
}

/** Where rows are on a plane; see latent/projection.ts. */
export interface ProjectedRows {
  /** [N, 2] */
  readonly points: Float32Array<ArrayBuffer>;
}

/** The directions in which a prior's latents vary most. */
export interface PrincipalRequest {
  readonly model: string;
  readonly prior?: string;
  readonly class?: number | undefined;
}

/** See latent/principal.ts. */
export interface PrincipalAnswer {
  readonly mean: Float32Array<ArrayBuffer>;
  readonly directions: Float32Array<ArrayBuffer>;
  readonly deviations: Float32Array<ArrayBuffer>;
}
