// What a GAN's generator is trained on, and drawn from afterwards: N(0, I), or a normal for each cluster of digits.
//
//   k: a cluster, as often as it comes      z = means[k] + spread·eps      means[k] ~ N(0, I) once and for all, eps ~ N(0, I)
//
// The normals lie apart where they are narrow beside their distances, √(2Z) on average: between them is nothing that anybody
// draws (Gurumurthy et al. 2017, DeLiGAN, arXiv:1706.02071). Without a discriminator that is told the cluster too, narrow
// normals draw one digit each: tests/bench/RESULTS.md.

import { gaussian } from '../core/gaussianQuantile.ts';
import { STREAM } from '../core/random.ts';
import { RandomSequence } from '../core/randomSequence.ts';
import type { Mixture } from '../models/mixture.ts';
import type { Priors } from '../models/prior.ts';
import { triangleSize } from '../core/triangles.ts';
import type { GanRecipe } from './recipe.ts';

type PriorRecipe = Pick<GanRecipe, 'seed' | 'latent' | 'clusters' | 'clusterSpread'>;

/** Where the normal of each cluster lies [K, Z]. */
export function clusterMeans({ seed, latent: Z, clusters: K }: PriorRecipe): Float32Array {
  const random = new RandomSequence(seed, STREAM.priorMeans);
  return Float32Array.from({ length: K * Z }, () => gaussian(random));
}

/** The prior as a model file declares it; `shares` [K] says how often each cluster comes, and N(0, I) has none. */
export function generatorPriors(recipe: PriorRecipe, shares: Float32Array): Priors {
  const { latent: Z, clusters: K, clusterSpread } = recipe;
  if (K === 0) return [{ id: 'normal', prior: { kind: 'normal' } }];
  const triangle = new Float32Array(triangleSize(Z));
  for (let i = 0; i < Z; i++) triangle[triangleSize(i) + i] = clusterSpread;
  const cholesky = new Float32Array(K * triangle.length);
  for (let k = 0; k < K; k++) cholesky.set(triangle, k * triangle.length);
  const mixture: Mixture = { weights: shares, means: clusterMeans(recipe), cholesky };
  return [{ id: 'mixture', prior: { kind: 'mixture', mixtures: [mixture] } }];
}

/** eps [Z] becomes z of cluster k, in place. */
export function toCluster(eps: Float32Array, means: Float32Array, k: number, spread: number): void {
  const Z = eps.length;
  for (let j = 0; j < Z; j++) eps[j] = (means[k * Z + j] ?? 0) + spread * (eps[j] ?? 0);
}
