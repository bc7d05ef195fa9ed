// What a GAN's generator is trained on, and drawn from afterwards: N(0, I), or a mixture of K normals that stand apart.
//
//   k uniform in 0 … K−1      z = means[k] + spread·eps      means[k] ~ N(0, I) once and for all, eps ~ N(0, I)
//
// N(0, I) is connected, and digits are not: a continuous generator has to lead from each kind of digit to each other one
// through things that are none. Between normals that stand apart there is nothing that anybody draws (Gurumurthy et al. 2017,
// DeLiGAN, arXiv:1706.02071; Khayatkhoei et al. 2018, arXiv:1806.00880, on why). Normals that are narrow beside their
// distances make it draw one digit each: tests/bench/RESULTS.md.

import { RandomSequence, STREAM, randomBits, uniform } from '../core/random.ts';
import type { Mixture } from '../models/mixture.ts';
import type { Priors } from '../models/prior.ts';
import { triangleSize } from '../models/triangles.ts';
import type { GanRecipe } from './recipe.ts';

type PriorRecipe = Pick<GanRecipe, 'seed' | 'latent' | 'priorComponents' | 'priorSpread'>;

/** The mixture of a recipe; undefined for N(0, I). */
export function generatorMixture({
  seed,
  latent: Z,
  priorComponents: K,
  priorSpread,
}: PriorRecipe): Mixture | undefined {
  if (K === 0) return undefined;
  const random = new RandomSequence(seed, STREAM.priorMeans);
  const triangle = new Float32Array(triangleSize(Z));
  for (let i = 0; i < Z; i++) triangle[triangleSize(i) + i] = priorSpread;
  const cholesky = new Float32Array(K * triangle.length);
  for (let k = 0; k < K; k++) cholesky.set(triangle, k * triangle.length);
  return {
    weights: new Float32Array(K).fill(1 / K),
    means: Float32Array.from({ length: K * Z }, () => random.gaussian()),
    cholesky,
  };
}

/** The same as a model file declares it. */
export function generatorPriors(recipe: PriorRecipe): Priors {
  const mixture = generatorMixture(recipe);
  if (!mixture) return [{ id: 'normal', prior: { kind: 'normal' } }];
  return [{ id: 'mixture', prior: { kind: 'mixture', mixtures: [mixture] } }];
}

/** eps [Z] of an item of the run's noise becomes z of the mixture, in place. */
export function toMixture(eps: Float32Array, mixture: Mixture, recipe: PriorRecipe, item: number): void {
  const { seed, latent: Z, priorComponents: K, priorSpread } = recipe;
  const k = Math.floor(uniform(randomBits(seed, STREAM.component, item, 0)[0]) * K);
  for (let j = 0; j < Z; j++) eps[j] = (mixture.means[k * Z + j] ?? 0) + priorSpread * (eps[j] ?? 0);
}
