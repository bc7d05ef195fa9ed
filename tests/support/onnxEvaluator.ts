// Runs the graph of an ONNX file in f64, each operator straight from its definition at https://onnx.ai/onnx/operators/:
// NCHW, pads and output_padding as the file gives them. It knows nothing of our layers and their layouts.

import type { Node, OnnxFile, Tensor } from './onnxFile.ts';

/** The output for one input of `dims` [N, …]. @throws Error for a graph that does not add up */
export function evaluateOnnx(file: OnnxFile, values: Float32Array, dims: readonly number[]): Tensor {
  const [input] = file.inputs;
  const [output] = file.outputs;
  if (!input || !output) throw new Error('no input or no output');
  const symbols = new Map<string, number>();
  fit(input.dims, dims, symbols);
  const tensors = new Map<string, Tensor>(file.initializers);
  tensors.set(input.name, { dims, values: Float64Array.from(values) });
  for (const node of file.nodes) {
    const result = evaluateNode(
      node,
      node.inputs.map((name) => found(tensors, name)),
    );
    const size = result.dims.reduce((product, dim) => product * dim, 1);
    if (size !== result.values.length)
      throw new Error(`${node.name}: [${result.dims.join()}] of ${result.values.length}`);
    tensors.set(node.outputs[0] ?? '', result);
  }
  const result = found(tensors, output.name);
  fit(output.dims, result.dims, symbols);
  return result;
}

/** Holds the extents of a value to what the file says, symbols to one number each. */
function fit(declared: readonly (number | string)[], dims: readonly number[], symbols: Map<string, number>): void {
  const want = declared.map((dim, axis) => {
    if (typeof dim === 'number') return dim;
    const extent = symbols.get(dim) ?? dims[axis] ?? 0;
    symbols.set(dim, extent);
    return extent;
  });
  if (want.join() !== dims.join()) throw new Error(`value of [${dims.join()}], the file says [${declared.join()}]`);
}

function evaluateNode(node: Node, inputs: readonly Tensor[]): Tensor {
  const [x, w, b] = inputs;
  if (!x) throw new Error(`${node.name}: no input`);
  const each = (f: (value: number) => number): Tensor => ({ dims: x.dims, values: x.values.map(f) });
  switch (node.operator) {
    case 'Identity':
      return x;
    case 'Relu':
      return each((value) => Math.max(value, 0));
    case 'LeakyRelu': {
      const alpha = node.attributes.get('alpha');
      const slope = typeof alpha === 'number' ? alpha : 0.01;
      return each((value) => (value < 0 ? slope * value : value));
    }
    case 'Sigmoid':
      return each((value) => 1 / (1 + Math.exp(-value)));
    case 'Tanh':
      return each(Math.tanh);
    case 'Reshape':
      return reshape(x, w);
    case 'Transpose':
      return transpose(x, integers(node, 'perm', []));
    case 'Gemm':
      return gemm(x, w, b);
    case 'Conv':
      return conv(node, x, w, b);
    case 'ConvTranspose':
      return convTranspose(node, x, w, b);
    default:
      throw new Error(`${node.name}: operator ${node.operator}`);
  }
}

function reshape(x: Tensor, shape: Tensor | undefined): Tensor {
  return {
    dims: Array.from(shape?.values ?? [], (dim, axis) => (dim === 0 ? (x.dims[axis] ?? 0) : dim)),
    values: x.values,
  };
}

function transpose(x: Tensor, perm: readonly number[]): Tensor {
  const dims = perm.map((axis) => x.dims[axis] ?? 0);
  const strides = x.dims.map((_, axis) => x.dims.slice(axis + 1).reduce((product, dim) => product * dim, 1));
  const values = x.values.map((_, at) => {
    let rest = at;
    let from = 0;
    for (let axis = dims.length - 1; axis >= 0; axis--) {
      const dim = dims[axis] ?? 1;
      from += (rest % dim) * (strides[perm[axis] ?? 0] ?? 0);
      rest = Math.floor(rest / dim);
    }
    return x.values[from] ?? NaN;
  });
  return { dims, values };
}

/** y [N, O] = x [N, I]·w [I, O] + b [O] */
function gemm(x: Tensor, w: Tensor | undefined, b: Tensor | undefined): Tensor {
  const [N = 0, I = 0] = x.dims;
  const [rows, O = 0] = w?.dims ?? [];
  if (!w || !b || x.dims.length !== 2 || rows !== I)
    throw new Error(`Gemm of [${x.dims.join()}] and [${w?.dims.join()}]`);
  const values = new Float64Array(N * O);
  for (let n = 0; n < N; n++) {
    for (let o = 0; o < O; o++) {
      let sum = b.values[o] ?? NaN;
      for (let i = 0; i < I; i++) sum += (x.values[n * I + i] ?? NaN) * (w.values[i * O + o] ?? NaN);
      values[n * O + o] = sum;
    }
  }
  return { dims: [N, O], values };
}

/** What both convolutions have: x [N, C, H, W], and where a window lies. */
function windowOf(node: Node, x: Tensor, w: Tensor | undefined, b: Tensor | undefined) {
  const [N = 0, C = 0, H = 0, W = 0] = x.dims;
  const [, , KH = 0, KW = 0] = w?.dims ?? [];
  if (!w || !b || x.dims.length !== 4 || w.dims.length !== 4) throw new Error(`${node.name}: wants [N, C, H, W]`);
  if (integers(node, 'kernel_shape', [KH, KW]).join() !== `${KH},${KW}`)
    throw new Error(`${node.name}: another kernel`);
  const [SH = 1, SW = 1] = integers(node, 'strides', [1, 1]);
  const [top = 0, left = 0, bottom = 0, right = 0] = integers(node, 'pads', [0, 0, 0, 0]);
  if (Math.min(top, left, bottom, right) < 0) throw new Error(`${node.name}: negative pads`);
  return { N, C, H, W, KH, KW, SH, SW, top, left, bottom, right, w: w.values, b: b.values, wDims: w.dims };
}

/** Filters [OC, C, KH, KW]; outside the image are zeros. */
function conv(node: Node, x: Tensor, filters: Tensor | undefined, bias: Tensor | undefined): Tensor {
  const { N, C, H, W, KH, KW, SH, SW, top, left, bottom, right, w, b, wDims } = windowOf(node, x, filters, bias);
  const [OC = 0, filterC] = wDims;
  if (filterC !== C || b.length !== OC) throw new Error(`${node.name}: ${C} channels for [${wDims.join()}]`);
  const OH = Math.floor((H + top + bottom - KH) / SH) + 1;
  const OW = Math.floor((W + left + right - KW) / SW) + 1;
  const values = new Float64Array(N * OC * OH * OW);
  values.forEach((_, at) => {
    const ox = at % OW;
    const oy = Math.floor(at / OW) % OH;
    const oc = Math.floor(at / (OW * OH)) % OC;
    const n = Math.floor(at / (OW * OH * OC));
    let sum = b[oc] ?? NaN;
    for (let c = 0; c < C; c++) {
      for (let kh = 0; kh < KH; kh++) {
        for (let kw = 0; kw < KW; kw++) {
          const [iy, ix] = [oy * SH + kh - top, ox * SW + kw - left];
          if (iy < 0 || iy >= H || ix < 0 || ix >= W) continue;
          sum += (x.values[((n * C + c) * H + iy) * W + ix] ?? NaN) * (w[((oc * C + c) * KH + kh) * KW + kw] ?? NaN);
        }
      }
    }
    values[at] = sum;
  });
  return { dims: [N, OC, OH, OW], values };
}

/** Filters [C, OC, KH, KW]; each input pixel adds its filter to the output, of which the pads are cut off. */
function convTranspose(node: Node, x: Tensor, filters: Tensor | undefined, bias: Tensor | undefined): Tensor {
  const { N, C, H, W, KH, KW, SH, SW, top, left, bottom, right, w, b, wDims } = windowOf(node, x, filters, bias);
  const [beyondH = 0, beyondW = 0] = integers(node, 'output_padding', [0, 0]);
  if (beyondH >= SH || beyondW >= SW) throw new Error(`${node.name}: output_padding as wide as a stride`);
  const [filterC, OC = 0] = wDims;
  if (filterC !== C || b.length !== OC) throw new Error(`${node.name}: ${C} channels for [${wDims.join()}]`);
  const OH = SH * (H - 1) + beyondH + KH - top - bottom;
  const OW = SW * (W - 1) + beyondW + KW - left - right;
  const values = Float64Array.from({ length: N * OC * OH * OW }, (_, at) => b[Math.floor(at / (OH * OW)) % OC] ?? NaN);
  x.values.forEach((value, at) => {
    const ix = at % W;
    const iy = Math.floor(at / W) % H;
    const c = Math.floor(at / (W * H)) % C;
    const n = Math.floor(at / (W * H * C));
    for (let oc = 0; oc < OC; oc++) {
      for (let kh = 0; kh < KH; kh++) {
        for (let kw = 0; kw < KW; kw++) {
          const [oy, ox] = [iy * SH + kh - top, ix * SW + kw - left];
          if (oy < 0 || oy >= OH || ox < 0 || ox >= OW) continue;
          const to = ((n * OC + oc) * OH + oy) * OW + ox;
          values[to] = (values[to] ?? NaN) + value * (w[((c * OC + oc) * KH + kh) * KW + kw] ?? NaN);
        }
      }
    }
  });
  return { dims: [N, OC, OH, OW], values };
}

function integers(node: Node, name: string, otherwise: readonly number[]): readonly number[] {
  const value = node.attributes.get(name) ?? otherwise;
  if (typeof value === 'number') throw new Error(`${node.name}: ${name} is a float`);
  return value;
}

function found(tensors: ReadonlyMap<string, Tensor>, name: string): Tensor {
  const tensor = tensors.get(name);
  if (!tensor) throw new Error(`"${name}" is used before it is made`);
  return tensor;
}
