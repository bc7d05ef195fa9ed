import { describe, expect, it } from 'vitest';
import { principalDirections } from '../../workers/latent/principal.ts';
import type { Mixture } from '../../workers/models/mixture.ts';
import { samplePrior } from '../../workers/models/prior.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { randomMixture } from '../support/randomMixture.ts';

const F32 = { abs: 1e-6, rel: 1e-6 };

describe('the principal directions', () => {
  it('of N(0, I) are its axes, each of deviation 1', () => {
    const { mean, directions, deviations } = principalDirections({ kind: 'normal' }, 3);
    expect([[...mean], [...directions], [...deviations]]).toEqual([
      [0, 0, 0],
      [1, 0, 0, 0, 1, 0, 0, 0, 1],
      [1, 1, 1],
    ]);
  });

  /** Two points of deviation 1 on either side of (1, 2), along (3, 4)/5 and 5 away: 1 + 25 along it and 1 across. */
  const pair: Mixture = {
    weights: Float32Array.of(0.5, 0.5),
    means: Float32Array.of(4, 6, -2, -2),
    cholesky: Float32Array.of(1, 0, 1, 1, 0, 1),
  };

  it('of a mixture count the spread of its means, worked by hand', () => {
    const { mean, directions, deviations } = principalDirections({ kind: 'mixture', mixtures: [pair] }, 2);
    expectAllClose(mean, [1, 2], F32);
    expectAllClose(deviations, [Math.sqrt(26), 1], F32);
    expectAllClose(directions, [0.6, 0.8, 0.8, -0.6], F32);
  });

  it('of a mixture for each class are those of the class, or of all', () => {
    const other: Mixture = { ...pair, means: Float32Array.of(1, 2, 1, 2) };
    const prior = { kind: 'mixture', mixtures: [pair, other] } as const;
    expectAllClose(principalDirections(prior, 2, 0).deviations, [Math.sqrt(26), 1], F32);
    expectAllClose(principalDirections(prior, 2, 1).deviations, [1, 1], F32);
    expectAllClose(principalDirections(prior, 2).deviations, [Math.sqrt(13.5), 1], F32);
    expect(() => principalDirections(prior, 2, 2)).toThrow('class 2, want 0 to 1');
  });

  it('are those in which drawn latents vary', async () => {
    const Z = 5;
    const prior = { kind: 'mixture', mixtures: [randomMixture(Z, 4, 9)] } as const;
    const count = 20_000;
    const z = samplePrior(await createBackend('wasm'), prior, { seed: 1, first: 0, count, temperature: 1, latent: Z });
    const { mean, directions, deviations } = principalDirections(prior, Z);
    for (let d = 0; d < Z; d++) {
      let squares = 0;
      for (let n = 0; n < count; n++) {
        let along = 0;
        for (let i = 0; i < Z; i++)
          along += ((z[n * Z + i] ?? NaN) - (mean[i] ?? NaN)) * (directions[d * Z + i] ?? NaN);
        squares += along * along;
      }
      // A deviation of 20,000 draws is itself known to about 1 %.
      expect(Math.sqrt(squares / count) / (deviations[d] ?? NaN)).toBeCloseTo(1, 1);
    }
  });
});
