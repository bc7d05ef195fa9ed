// The same GAN step on tfjs, written as its users write one: a function for each loss, its gradients, its Adam.

// By its path, so that it is bundled: tfjs exports no gradients to Node, and the file is in a form that Node does not read.
import '../../../node_modules/@tensorflow/tfjs-core/dist/register_all_gradients.js';
import {
  add,
  concat,
  conv2d,
  conv2dTranspose,
  leakyRelu,
  matMul,
  mean,
  moments,
  mul,
  neg,
  oneHot,
  relu,
  reshape,
  rsqrt,
  sigmoid,
  slice,
  softplus,
  sub,
  sum,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
  train,
  variable,
  variableGrads,
  type Scalar,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { networkShapes, type NetworkSpec } from '../../../workers/core/layerSpec.ts';
import { gaussian } from '../../../workers/core/gaussianQuantile.ts';
import { STREAM } from '../../../workers/core/random.ts';
import { RandomSequence } from '../../../workers/core/randomSequence.ts';
import type { DigitSet } from '../../../workers/data/digitSet.ts';
import { BATCH_NORM_EPS } from '../../../workers/nn/batchNorm.ts';
import { ganFamily } from '../../../workers/training/ganFamily.ts';
import type { Losses } from '../../../workers/training/shard.ts';
import { firstWeights, GAN_CLASSES, GAN_RECIPE } from './ganRun.ts';

/** Where a sample's latent is in the run's noise: ganProgram.ts. */
const ITEMS_PER_SAMPLE = 3;
const GENERATOR_INDEX = 2 ** 50;
const ADVERSARY = ['similarity', 'discriminator', 'critic'];
const EPSILON = 1e-8;

export interface TfjsGan {
  /** Both turns of step `step` on these digits; the sums of the losses over them. */
  step(digits: DigitSet, step: number): Losses;
  dispose(): void;
}

/** On the tfjs engine that is set. */
export function createTfjsGan(): TfjsGan {
  const networks = ganFamily.networks(GAN_RECIPE);
  const weights = new Map<string, Variable>();
  for (const [path, { shape, values }] of firstWeights()) {
    weights.set(path, variable(tensor(values, [...shape], 'float32'), true));
  }
  const { lr, lrDiscriminator, beta1, beta2, batch, latent, seed } = GAN_RECIPE;
  const optimizers = [
    train.adam(lrDiscriminator, beta1, beta2, EPSILON),
    train.adam(lr, beta1, beta2, EPSILON),
  ] as const;
  const variablesOf = (names: readonly string[]): Variable[] =>
    [...weights].filter(([path]) => names.some((name) => path.startsWith(`${name}.`))).map(([, value]) => value);

  function forward(name: string, x: Tensor): Tensor {
    return runNetwork(networks[name] as NetworkSpec, x, (path) => weights.get(`${name}.${path}`) as Variable); // names of the family
  }

  function latents(first: number): Tensor2D {
    const z = new Float32Array(batch * latent);
    for (let n = 0; n < batch; n++) {
      const random = new RandomSequence(seed, STREAM.trainingNoise, (first + n) * ITEMS_PER_SAMPLE);
      for (let j = 0; j < latent; j++) z[n * latent + j] = gaussian(random);
    }
    return tensor2d(z, [batch, latent]);
  }

  function generate(first: number, classes: Tensor2D): Tensor {
    return sigmoid(forward('generator', concat([latents(first), classes], 1)));
  }

  function judge(pixels: Tensor, classes: Tensor2D): Tensor {
    const values = forward('critic', forward('discriminator', forward('similarity', pixels)));
    const plain = slice(values as Tensor2D, [0, 0], [batch, 1]);
    const projection = sum(mul(slice(values as Tensor2D, [0, 1], [batch, GAN_CLASSES]), classes), 1, true);
    return add(plain, projection);
  }

  function learn(turn: 0 | 1, names: readonly string[], loss: () => Scalar): number {
    const variables = variablesOf(names);
    const { value, grads } = variableGrads(loss, variables);
    optimizers[turn].applyGradients(Object.entries(grads).map(([name, value]) => ({ name, tensor: value })));
    const [result = NaN] = value.dataSync<'float32'>();
    value.dispose();
    for (const gradient of Object.values(grads)) gradient.dispose();
    return result;
  }

  return {
    step: (digits, step) =>
      tidy(() => {
        const classes = oneHot(tensor1d([...digits.labels], 'int32'), GAN_CLASSES) as Tensor2D;
        const real = tensor(
          Float32Array.from(digits.images, (level) => level / 255),
          [batch, 28, 28, 1],
        );
        const fake = generate(step * batch, classes);
        const discriminator = learn(0, ADVERSARY, () => {
          const onFake = mean(softplus(judge(fake, classes)));
          return add<Scalar>(onFake, mean(softplus(neg(judge(real, classes)))));
        });
        const generator = learn(1, ['generator'], () =>
          mean(softplus(neg(judge(generate(GENERATOR_INDEX + step * batch, classes), classes)))),
        );
        return { discriminator: discriminator * batch, generator: generator * batch };
      }),
    dispose() {
      for (const value of weights.values()) value.dispose();
      for (const optimizer of optimizers) optimizer.dispose();
    },
  };
}

/** A network in training: batch norm with the batch's own statistics. */
function runNetwork(network: NetworkSpec, x: Tensor, weight: (path: string) => Variable): Tensor {
  const shapes = networkShapes(network);
  const N = x.shape[0] ?? 0;
  return network.layers.reduce((value, layer, i): Tensor => {
    const y = shapes[i + 1] ?? [];
    const w = (): Variable => weight(`${i}.w`);
    const biased = (product: Tensor): Tensor => add(product, weight(`${i}.b`));
    switch (layer.op) {
      case 'dense':
        return biased(matMul(value as Tensor2D, w() as Tensor2D));
      case 'reshape':
        return reshape(value, [N, ...layer.shape]);
      case 'conv2d':
        return biased(conv2d(value as Tensor4D, w() as unknown as Tensor4D, layer.stride, layer.pad));
      case 'convTranspose2d': {
        const shape = [N, ...y] as [number, number, number, number]; // networkShapes has checked the rank
        return biased(conv2dTranspose(value as Tensor4D, w() as unknown as Tensor4D, shape, layer.stride, layer.pad));
      }
      case 'batchNorm': {
        const axes = value.shape.slice(0, -1).map((_, axis) => axis);
        const { mean: centre, variance } = moments(value, axes);
        const normal = mul(sub(value, centre), rsqrt(add(variance, BATCH_NORM_EPS)));
        return add(mul(normal, weight(`${i}.gamma`)), weight(`${i}.beta`));
      }
      case 'relu':
        return relu(value);
      case 'leakyRelu':
        return leakyRelu(value, layer.alpha ?? 0);
      case 'sigmoid':
        return sigmoid(value);
      default:
        throw new Error(`tfjs gan: layer ${i} is ${layer.op}, which no network of a GAN has`);
    }
  }, x);
}
