// The directions in which a prior's latents vary most, for maps and sliders: eigenvectors of its covariance.
//
//   N(0, I)                cov = I                                        every direction is as good; the axes are taken
//   mixture                cov = Σₖ wₖ·(LₖLₖᵀ + mₖmₖᵀ) − m·mᵀ             m = Σₖ wₖ·mₖ, the law of total covariance
//   mixture of each class  the same of one class, or of all as if each class were as likely

import { ShapeError } from '../core/errors.ts';
import { eigenSystem } from '../core/symmetricEigen.ts';
import { triangleSize } from '../core/triangles.ts';
import type { Mixture } from '../models/mixture.ts';
import type { Prior } from '../models/prior.ts';

export interface PrincipalDirections {
  /** [Z], where the prior's latents are on average. */
  readonly mean: Float32Array<ArrayBuffer>;
  /** [Z, Z], a unit direction a row, that of the largest variance first. */
  readonly directions: Float32Array<ArrayBuffer>;
  /** [Z], standard deviations along them. */
  readonly deviations: Float32Array<ArrayBuffer>;
}

/** Of latents [Z]; `label` is of one class, and is ignored by priors that are the same for all. @throws ShapeError for a class without a mixture */
export function principalDirections(prior: Prior, Z: number, label?: number): PrincipalDirections {
  const { mean, covariance } =
    prior.kind === 'normal' ? standardNormal(Z) : momentsOf(chosen(prior.mixtures, label), Z);
  const { values, vectors } = eigenSystem(covariance, Z);
  return {
    mean: Float32Array.from(mean),
    directions: Float32Array.from(vectors),
    deviations: Float32Array.from(values, (value) => Math.sqrt(Math.max(0, value))),
  };
}

interface Moments {
  readonly mean: Float64Array;
  /** [Z, Z] */
  readonly covariance: Float64Array;
}

function standardNormal(Z: number): Moments {
  const covariance = Float64Array.from({ length: Z * Z }, (_, i) => (i % (Z + 1) === 0 ? 1 : 0));
  return { mean: new Float64Array(Z), covariance };
}

function chosen(mixtures: readonly Mixture[], label: number | undefined): readonly Mixture[] {
  if (label === undefined || mixtures.length === 1) return mixtures;
  const mixture = mixtures[label];
  if (mixture) return [mixture];
  throw new ShapeError(`principal directions: class ${label}, want 0 to ${mixtures.length - 1}`);
}

/** Mean and covariance of several mixtures, each as likely. */
function momentsOf(mixtures: readonly Mixture[], Z: number): Moments {
  const mean = new Float64Array(Z);
  const second = new Float64Array(Z * Z); // E[z·zᵀ]
  for (const { weights, means, cholesky } of mixtures) {
    const total = weights.reduce((sum, weight) => sum + weight, 0) * mixtures.length;
    weights.forEach((weight, k) => {
      const share = weight / total;
      const m = means.subarray(k * Z, (k + 1) * Z);
      const triangle = cholesky.subarray(k * triangleSize(Z), (k + 1) * triangleSize(Z));
      for (let i = 0; i < Z; i++) {
        mean[i] = (mean[i] ?? 0) + share * (m[i] ?? 0);
        for (let j = 0; j < Z; j++) {
          let sum = (m[i] ?? 0) * (m[j] ?? 0);
          for (let c = 0; c <= Math.min(i, j); c++) sum += element(triangle, i, c) * element(triangle, j, c);
          second[i * Z + j] = (second[i * Z + j] ?? 0) + share * sum;
        }
      }
    });
  }
  const covariance = second.map((value, at) => value - (mean[Math.floor(at / Z)] ?? 0) * (mean[at % Z] ?? 0));
  return { mean, covariance };
}

/** L[i, j] of a packed lower triangle. */
function element(triangle: Float32Array, i: number, j: number): number {
  return triangle[triangleSize(i) + j] ?? 0;
}
