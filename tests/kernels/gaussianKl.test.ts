import { expect, it } from 'vitest';
import { centralDifferences } from '../support/centralDifferences.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at, dot } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

const SIZES = [1, 3, 4, 5, 7, 8, 9, 32].flatMap((Z) => [1, 3].map((N) => ({ N, Z })));

/** [N, 2Z] → its mu and logVar, and what else row n and column i of [N, Z] need. */
function parts(code: ArrayLike<number>, Z: number, i: number): { mu: number; logVar: number } {
  const start = Math.floor(i / Z) * 2 * Z + (i % Z);
  return { mu: at(code, start), logVar: at(code, start + Z) };
}

function reparameterize(bench: Workbench, code: Float32Array, eps: Float32Array, N: number, Z: number): Float32Array {
  const z = bench.output(N * Z);
  bench.k.reparameterizeForward(z, bench.input(code), bench.input(eps), N, Z);
  return bench.read(z, N * Z);
}

function kl(bench: Workbench, code: ArrayLike<number>, N: number, Z: number): Float32Array {
  const perImage = bench.output(N);
  bench.k.gaussianKlForward(perImage, bench.input(code), N, Z);
  return bench.read(perImage, N);
}

describeBuilds('reparameterize', (workbench) => {
  it.each(SIZES)('is mu + exp(logVar/2)·eps of [$N, $Z]', ({ N, Z }) => {
    const code = randomFloats(2 * N * Z, 1, 2);
    const eps = randomFloats(N * Z, 2);
    const want = Float64Array.from(eps, (noise, i) => {
      const { mu, logVar } = parts(code, Z, i);
      return mu + Math.exp(logVar / 2) * noise;
    });
    expectAllClose(reparameterize(workbench(), code, eps, N, Z), want, { abs: 1e-6, rel: 1e-6 });
  });

  it.each(SIZES)('has the gradient of central differences for [$N, $Z], overwritten', ({ N, Z }) => {
    const bench = workbench();
    const code = randomFloats(2 * N * Z, 3);
    const [eps, dz] = [randomFloats(N * Z, 4), randomFloats(N * Z, 5)];
    const dCode = bench.output(2 * N * Z);
    bench.k.reparameterizeBackward(dCode, bench.input(dz), bench.input(code), bench.input(eps), N, Z);
    const want = centralDifferences((stepped) => dot(dz, reparameterize(bench, stepped, eps, N, Z)), code);
    expectAllClose(bench.read(dCode, 2 * N * Z), want, { abs: 2e-3, rel: 2e-3 });
  });
});

describeBuilds('gaussianKl', (workbench) => {
  it('is 0 for the prior itself, ½ a dimension for a mean of 1, and known for a deviation of 2', () => {
    const bench = workbench();
    const ln4 = Math.log(4);
    expect([...kl(bench, [0, 0, 0, 0, 0, 0], 1, 3)]).toEqual([0]);
    expect([...kl(bench, [1, 1, 1, 0, 0, 0], 1, 3)]).toEqual([1.5]);
    expectAllClose(kl(bench, [0, ln4], 1, 1), [0.5 * (4 - 1 - ln4)], { abs: 0, rel: 1e-6 });
  });

  it.each(SIZES)('sums −½(1 + logVar − mu² − exp logVar) of [$N, $Z] per image', ({ N, Z }) => {
    const code = randomFloats(2 * N * Z, 6, 1.5);
    const want = new Float64Array(N);
    for (let i = 0; i < N * Z; i++) {
      const { mu, logVar } = parts(code, Z, i);
      const n = Math.floor(i / Z);
      want[n] = at(want, n) - 0.5 * (1 + logVar - mu * mu - Math.exp(logVar));
    }
    expectAllClose(kl(workbench(), code, N, Z), want, { abs: 1e-5, rel: 1e-6 }); // 32 sums of terms that cancel
  });

  it.each(SIZES)('adds its weighted gradient for [$N, $Z], that of central differences', ({ N, Z }) => {
    const bench = workbench();
    const weight = 0.5;
    const code = randomFloats(2 * N * Z, 7);
    const old = randomFloats(2 * N * Z, 8);
    const dCode = bench.inOut(old);
    bench.k.gaussianKlBackward(dCode, bench.input(code), N, Z, weight);
    const loss = (stepped: Float32Array) => weight * kl(bench, stepped, N, Z).reduce((total, nats) => total + nats, 0);
    const want = centralDifferences(loss, code).map((slope, i) => slope + at(old, i));
    expectAllClose(bench.read(dCode, 2 * N * Z), want, { abs: 3e-3, rel: 3e-3 });
  });

  it('stays finite for variances beyond f32', () => {
    const bench = workbench();
    const code = [0, 500, 0, -500];
    const dCode = bench.inOut(new Float32Array(4));
    bench.k.gaussianKlBackward(dCode, bench.input(code), 2, 1, 1);
    expect([...kl(bench, code, 2, 1), ...bench.read(dCode, 4)].every(Number.isFinite)).toBe(true);
  });
});
