import { describe, expect, it } from 'vitest';
import { instantiateKernels } from '../../workers/backend/wasm/kernels.ts';
import { initialValues, ParameterBlock, planParameters, tensorsOf } from '../../workers/nn/parameterBlock.ts';
import type { NetworkSpec } from '../../workers/core/layerSpec.ts';
import { compileKernels } from '../support/kernels.ts';

const ENCODER: NetworkSpec = {
  input: [2, 2, 1],
  layers: [{ op: 'conv2d', out: 3, kernel: 3, stride: 1, pad: 'same' }, { op: 'batchNorm' }, { op: 'relu' }],
};
const DECODER: NetworkSpec = { input: [4], layers: [{ op: 'dense', out: 5 }, { op: 'batchNorm' }] };
const LAYOUT = planParameters({ encoder: ENCODER, decoder: DECODER });

describe('planParameters', () => {
  it('lays the parameters of all networks end to end, by path', () => {
    expect(LAYOUT.parameters.map(({ path, shape, offset }) => ({ path, shape, offset }))).toEqual([
      { path: 'encoder.0.w', shape: [3, 3, 1, 3], offset: 0 },
      { path: 'encoder.0.b', shape: [3], offset: 27 },
      { path: 'encoder.1.gamma', shape: [3], offset: 30 },
      { path: 'encoder.1.beta', shape: [3], offset: 33 },
      { path: 'decoder.0.w', shape: [4, 5], offset: 36 },
      { path: 'decoder.0.b', shape: [5], offset: 56 },
      { path: 'decoder.1.gamma', shape: [5], offset: 61 },
      { path: 'decoder.1.beta', shape: [5], offset: 66 },
    ]);
    expect(LAYOUT.parameterCount).toBe(71);
  });

  it('lays running means and variances beside them', () => {
    expect(LAYOUT.statistics.map(({ path, offset }) => [path, offset])).toEqual([
      ['encoder.1.mean', 0],
      ['encoder.1.var', 3],
      ['decoder.1.mean', 6],
      ['decoder.1.var', 11],
    ]);
    expect(LAYOUT.statisticsCount).toBe(16);
  });
});

describe('initialValues', () => {
  it('are ones and zeros where batch norm and biases want them, and decided by the seed elsewhere', () => {
    const values = initialValues(LAYOUT.parameters, LAYOUT.parameterCount, 1);
    const tensors = tensorsOf(LAYOUT.parameters, values, 'encoder');
    expect([...tensors.keys()]).toEqual(['0.w', '0.b', '1.gamma', '1.beta']);
    expect([...(tensors.get('0.b') ?? [])]).toEqual([0, 0, 0]);
    expect([...(tensors.get('1.gamma') ?? [])]).toEqual([1, 1, 1]);
    expect([...(tensors.get('1.beta') ?? [])]).toEqual([0, 0, 0]);
    expect(new Set(tensors.get('0.w')).size).toBe(27);
    expect(initialValues(LAYOUT.parameters, LAYOUT.parameterCount, 1)).toEqual(values);
    expect(initialValues(LAYOUT.parameters, LAYOUT.parameterCount, 2)).not.toEqual(values);
    expect([...initialValues(LAYOUT.statistics, LAYOUT.statisticsCount, 1)]).toEqual(
      [0, 1].flatMap((value) => [value, value, value]).concat(0, 0, 0, 0, 0, 1, 1, 1, 1, 1),
    );
  });

  it('of earlier layers do not change when a network is added', () => {
    const alone = planParameters({ encoder: ENCODER });
    const values = initialValues(LAYOUT.parameters, LAYOUT.parameterCount, 3);
    expect(initialValues(alone.parameters, alone.parameterCount, 3)).toEqual(values.slice(0, alone.parameterCount));
  });

  it.each([
    ['dense(300) of [200]', { input: [200], layers: [{ op: 'dense', out: 300 }] }, 2 / 500],
    [
      'conv2d',
      { input: [4, 4, 32], layers: [{ op: 'conv2d', out: 64, kernel: 4, stride: 2, pad: 'same' }] },
      2 / (16 * 32),
    ],
    // Of 16 taps, stride 2 lets each output pixel meet 4.
    [
      'convTranspose2d',
      { input: [4, 4, 32], layers: [{ op: 'convTranspose2d', out: 64, kernel: 4, stride: 2, pad: 'same' }] },
      2 / (4 * 32),
    ],
  ] satisfies readonly (readonly [string, NetworkSpec, number])[])(
    'of %s have the variance that keeps activations at their size',
    (_, network, variance) => {
      const layout = planParameters({ net: network });
      const values = initialValues(layout.parameters, layout.parameterCount, 1);
      const w = tensorsOf(layout.parameters, values, 'net').get('0.w') ?? new Float32Array();
      const n = w.length;
      const mean = w.reduce((total, value) => total + value, 0) / n;
      const measured = w.reduce((total, value) => total + (value - mean) ** 2, 0) / n;
      // Four standard errors: √(variance/n) and variance·√(2/n).
      expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / n));
      expect(Math.abs(measured / variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    },
  );
});

describe('tensorsOf', () => {
  it('copies the tensors of one network', () => {
    const values = Float32Array.from({ length: 71 }, (_, i) => i);
    const tensors = tensorsOf(LAYOUT.parameters, values, 'decoder');
    values.fill(-1);
    expect([...(tensors.get('0.b') ?? [])]).toEqual([56, 57, 58, 59, 60]);
    expect(tensors.size).toBe(4);
  });
});

describe('ParameterBlock', () => {
  it('gives every layer its own place in the three runs', async () => {
    const instance = instantiateKernels(await compileKernels('debug'), 2 ** 20);
    const block = new ParameterBlock(instance, LAYOUT);
    const { arena } = instance;
    arena.floats(block.parameters, 71).set(initialValues(LAYOUT.parameters, 71, 1));
    arena.floats(block.gradients, 71).fill(NaN);
    block.zeroGradients();
    arena.floats(block.statistics, 16).fill(7);
    const decoder = block.network('decoder', 2);
    arena.floats(decoder.input, 8).set([1, 2, 3, 4, 5, 6, 7, 9]);
    decoder.forward(2, 'training');
    arena.floats(decoder.outputGradient, 10).set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    decoder.backward(2, false);
    // Only the decoder's part of each run is touched; its last gradient is dbeta, the sum over the batch.
    expect([...arena.floats(block.gradients, 36)]).toEqual(new Array(36).fill(0));
    expect([...arena.floats(block.gradients, 71).slice(66)]).toEqual([7, 9, 11, 13, 15]);
    expect([...arena.floats(block.statistics, 6)]).toEqual([7, 7, 7, 7, 7, 7]);
    expect([...arena.floats(block.statistics, 16).slice(6)]).not.toContain(7);
  });

  it('has no network of another name', async () => {
    const instance = instantiateKernels(await compileKernels('debug'), 2 ** 20);
    expect(() => new ParameterBlock(instance, LAYOUT).network('critic', 1)).toThrow('parameters: no network "critic"');
  });
});
