import { expect, it } from 'vitest';
import { centralDifferences } from '../support/centralDifferences.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { expectAllClose } from '../support/expectAllClose.ts';
import { at } from '../support/matrices.ts';
import { randomFloats } from '../support/randomTensors.ts';

const SIZES = [1, 3].flatMap((N) => [2, 5, 10].flatMap((K) => [0, 0.1].map((smoothing) => ({ N, K, smoothing }))));

/** Probabilities and losses in f64, by the definition. */
function reference(logits: Float32Array, labels: readonly number[], K: number, smoothing: number) {
  const N = labels.length;
  const probs = new Float64Array(N * K);
  const loss = new Float64Array(N);
  labels.forEach((label, n) => {
    const row = Array.from(logits.subarray(n * K, (n + 1) * K));
    const sum = row.reduce((total, s) => total + Math.exp(s), 0);
    row.forEach((s, k) => {
      const p = Math.exp(s) / sum;
      const target = (k === label ? 1 - smoothing : 0) + smoothing / K;
      probs[n * K + k] = p;
      loss[n] = at(loss, n) - target * Math.log(p);
    });
  });
  return { probs, loss };
}

describeBuilds('softmax cross-entropy', (workbench) => {
  it.each(SIZES)(
    'of [$N, $K] with smoothing $smoothing has the loss, probabilities and gradient of its definition',
    ({ N, K, smoothing }) => {
      const bench = workbench();
      const logits = randomFloats(N * K, 3, 4);
      const labels = Array.from({ length: N }, (_, n) => (n * 3 + 1) % K);
      const labelBytes = bench.inputBytes(labels);
      const [loss, probs, dLogits] = [bench.output(N), bench.output(N * K), bench.output(N * K)];
      bench.k.softmaxForward(loss, probs, bench.input(logits), labelBytes, N, K, smoothing);
      const want = reference(logits, labels, K, smoothing);
      expectAllClose(bench.read(probs, N * K), want.probs, { abs: 1e-7, rel: 2e-6 });
      expectAllClose(bench.read(loss, N), want.loss, { abs: 2e-6, rel: 2e-6 });

      bench.k.softmaxBackward(dLogits, probs, labelBytes, N, K, smoothing, 0.5);
      const differences = centralDifferences(
        (stepped) => 0.5 * reference(Float32Array.from(stepped), labels, K, smoothing).loss.reduce((a, b) => a + b, 0),
        logits,
      );
      expectAllClose(bench.read(dLogits, N * K), differences, { abs: 1e-3, rel: 1e-3 });
    },
  );

  it('stays finite for logits of ±1e30 and is 0 for a sure, right answer', () => {
    const bench = workbench();
    const [loss, probs] = [bench.output(2), bench.output(6)];
    const logits = bench.input([1e30, -1e30, 0, 500, 0, 0]);
    bench.k.softmaxForward(loss, probs, logits, bench.inputBytes([0, 0]), 2, 3, 0);
    expectAllClose(bench.read(probs, 6), [1, 0, 0, 1, 0, 0], { abs: 1e-30, rel: 1e-6 });
    expectAllClose(bench.read(loss, 2), [0, 0], { abs: 1e-30, rel: 0 });
    expect(bench.read(loss, 2).every(Number.isFinite)).toBe(true);
  });
});
