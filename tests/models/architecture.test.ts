import { describe, expect, it } from 'vitest';
import { ModelFileError } from '../../workers/core/errors.ts';
import type { LayerSpec } from '../../workers/core/layerSpec.ts';
import { readModelFile } from '../../workers/models/modelFile.ts';
import { tampered } from './tamperedFile.ts';

const withLayers = (...layers: unknown[]): Uint8Array => tampered({ arch: { input: [8], layers } });
const convolution = { op: 'convTranspose2d', out: 1, kernel: 4, stride: 2, pad: 'same' };
const toImage: LayerSpec[] = [
  { op: 'dense', out: 784 },
  { op: 'reshape', shape: [28, 28, 1] },
];

describe('a network out of a model file', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['an unknown op', withLayers({ op: 'eval' }), /layer 0 op: "eval", want "dense" or/],
    ['an unfolded batch norm', withLayers({ op: 'dense', out: 8 }, { op: 'batchNorm' }), /layer 1 op: "batchNorm"/],
    ['an unknown field', withLayers({ op: 'dense', out: 8, bias: false }), /layer 0 dense: unknown field "bias"/],
    ['a layer that is a list', withLayers([]), /layer 0: a list of 0, want an object/],
    ['no layers', withLayers(), /layers: a list of 0, want a list of 1 to 64/],
    ['65 layers', withLayers(...Array<unknown>(65).fill({ op: 'relu' })), /layers: a list of 65/],
    ['40,000 layers', withLayers(...Array<unknown>(40_000).fill({ op: 'relu' })), /layers: a list of 40000/],
    ['a width of 0', withLayers({ op: 'dense', out: 0 }), /layer 0 out: 0/],
    ['a stride of 0', withLayers({ ...convolution, stride: 0 }), /layer 0 stride: 0, want an integer from 1 to 8/],
    ['a kernel of 17', withLayers({ ...convolution, kernel: 17 }), /layer 0 kernel: 17/],
    ['an unknown padding', withLayers({ ...convolution, pad: 'full' }), /layer 0 pad: "full"/],
    ['no slope', withLayers({ op: 'leakyRelu' }), /layer 0 alpha: missing/],
    ['a slope above 1', withLayers({ op: 'leakyRelu', alpha: 2 }), /layer 0 alpha: 2/],
    ['shapes that do not chain', withLayers(convolution), /layer 0: convTranspose2d.*x \[8\] does not fit/],
    ['an output that is no image', withLayers({ op: 'dense', out: 784 }), /network output \[784\], want \[H, W, 1\]/],
    [
      'an output of three colours',
      withLayers({ op: 'dense', out: 12 }, { op: 'reshape', shape: [2, 2, 3] }),
      /output \[2, 2, 3\]/,
    ],
    [
      'an output of 65 pixels',
      withLayers({ op: 'dense', out: 65 }, { op: 'reshape', shape: [65, 1, 1] }),
      /output \[65, 1, 1\]/,
    ],
    [
      'parameters beyond memory',
      withLayers({ op: 'dense', out: 65536 }, { op: 'dense', out: 65536 }, ...toImage),
      /parameters, want at most 16777216/,
    ],
    [
      'activations beyond memory',
      withLayers(
        { op: 'reshape', shape: [2, 2, 2] },
        ...Array<unknown>(5).fill({ ...convolution, out: 64, stride: 8 }),
      ),
      /needs \d+ floats an image/,
    ],
    [
      'work beyond a slow phone',
      withLayers({ op: 'dense', out: 64 }, { op: 'reshape', shape: [8, 8, 1] }, ...slowLayers()),
      /multiply-adds an image, want at most/,
    ],
  ])('with %s is refused by name', (_, file, message) => {
    expect(() => readModelFile(file)).toThrow(ModelFileError);
    expect(() => readModelFile(file)).toThrow(message);
  });
});

/** 3×3 convolutions of 256 channels at 8×8: 38 million multiply-adds each but the first, with 0.6 million parameters. */
function slowLayers(): LayerSpec[] {
  return Array.from({ length: 10 }, () => ({ op: 'conv2d', out: 256, kernel: 3, stride: 1, pad: 'same' }));
}
