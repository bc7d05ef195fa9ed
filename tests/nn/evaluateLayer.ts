// One layer run by hand on guarded blocks, the way Sequential runs it.

import { parameterShapes } from '../../workers/core/layerSpec.ts';
import { sizeOf } from '../../workers/core/shape.ts';
import type { Layer, LayerState, Mode } from '../../workers/nn/layer.ts';
import type { Ptr } from '../../workers/backend/wasm/arena.ts';
import { randomFloats } from '../support/randomTensors.ts';
import type { Workbench } from '../support/workbench.ts';

export type Parameters = Readonly<Record<string, Float32Array<ArrayBuffer>>>;

export interface Evaluation {
  readonly y: Float32Array<ArrayBuffer>;
  readonly dx: Float32Array<ArrayBuffer>;
  readonly gradients: Parameters;
  readonly statistics: Float32Array<ArrayBuffer>;
}

/** Parameters of a layer, all of them random. */
export function randomParameters(layer: Layer, seed: number): Parameters {
  const shapes = [...parameterShapes(layer.spec, layer.x)];
  return Object.fromEntries(shapes.map(([name, shape], i) => [name, randomFloats(sizeOf(shape), seed + i)]));
}

/** Forward, and backward from dy, for N examples. Gradients begin at 0. Checks every guard word. */
export function evaluateLayer(
  bench: Workbench,
  layer: Layer,
  x: Float32Array,
  parameters: Parameters,
  dy: Float32Array,
  { needInput = true }: { needInput?: boolean } = {},
): Evaluation {
  const N = x.length / sizeOf(layer.x);
  const { k } = bench;
  const place = (make: (values: Float32Array) => Ptr): Record<string, Ptr> =>
    Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, make(values)]));
  const statistics = bench.output(layer.statisticsFloats);
  const state: LayerState = {
    k,
    parameters: place((values) => bench.input(values)),
    gradients: place((values) => bench.inOut(values.map(() => 0))),
    statistics,
    saved: bench.output(layer.savedFloats),
    scratch: bench.bytes(layer.scratchBytes(k, N)),
  };
  const xPtr = layer.inPlace ? bench.inOut(x) : bench.input(x);
  const yPtr = layer.inPlace ? xPtr : bench.output(dy.length);
  layer.forward(state, yPtr, xPtr, N, 'training');
  const y = bench.read(yPtr, dy.length);

  const dyPtr = bench.inOut(dy); // a layer may use it as scratch: nobody reads it afterwards
  const dxPtr = layer.inPlace ? dyPtr : bench.output(x.length);
  layer.backward(state, needInput ? dxPtr : undefined, dyPtr, xPtr, yPtr, N, true);
  const gradients = Object.entries(parameters).map(([name, values]) => {
    return [name, bench.read(state.gradients[name] as Ptr, values.length)] as const; // a key of parameters
  });
  const evaluation = {
    y,
    dx: bench.read(dxPtr, x.length),
    gradients: Object.fromEntries(gradients),
    statistics: bench.read(statistics, layer.statisticsFloats),
  };
  bench.checkAndClear();
  return evaluation;
}

/** y alone, with given statistics. */
export function forwardLayer(
  bench: Workbench,
  layer: Layer,
  x: Float32Array,
  parameters: Parameters,
  { mode, statistics = new Float32Array() }: { mode: Mode; statistics?: Float32Array },
): Float32Array<ArrayBuffer> {
  const N = x.length / sizeOf(layer.x);
  const ySize = N * sizeOf(layer.y);
  const xPtr = layer.inPlace ? bench.inOut(x) : bench.input(x);
  const yPtr = layer.inPlace ? xPtr : bench.output(ySize);
  const state: LayerState = {
    k: bench.k,
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, bench.input(values)])),
    gradients: {},
    statistics: mode === 'inference' ? bench.input(statistics) : bench.output(layer.statisticsFloats),
    saved: bench.output(layer.savedFloats),
    scratch: bench.bytes(layer.scratchBytes(bench.k, N)),
  };
  layer.forward(state, yPtr, xPtr, N, mode);
  const y = bench.read(yPtr, ySize);
  bench.checkAndClear();
  return y;
}
