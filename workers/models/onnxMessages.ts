// The messages of an ONNX file that a network for inference needs, each a function from its content to its bytes.
// Field numbers are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto

import type { Shape } from '../core/shape.ts';
import { encodeFloat32 } from './float32.ts';
import { bytesField, floatField, integerField, joinFields, messageField, textField, type Fields } from './protobuf.ts';

/** IR version 8 is of 2021, opset 13 of 2020: older than any engine in use, and with every operator of ours. */
const IR_VERSION = 8;
const OPSET = 13;

/** TensorProto.DataType */
const FLOAT = 1;
const INT64 = 7;

/** AttributeProto.AttributeType */
const FLOAT_ATTRIBUTE = 1;
const INTS_ATTRIBUTE = 7;

/** A tensor that comes with the file: weights, or the shape that a Reshape wants. */
export interface OnnxTensor {
  readonly name: string;
  readonly shape: Shape;
  readonly values: Float32Array | BigInt64Array;
}

/** One operation. A number is an attribute of type float, a list one of integers: our operators have no others. */
export interface OnnxNode {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Readonly<Record<string, number | readonly number[]>>;
}

/** What goes in or comes out: f32 [N, …shape], N as large as whoever runs it likes. */
export interface OnnxValue {
  readonly name: string;
  readonly shape: Shape;
}

export interface OnnxGraph {
  readonly name: string;
  /** Each after those whose outputs it takes. */
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
  readonly input: OnnxValue;
  readonly output: OnnxValue;
}

export interface OnnxModel {
  readonly graph: OnnxGraph;
  readonly producerVersion: string;
  readonly doc: string;
  readonly metadata: ReadonlyMap<string, string>;
}

/** A whole file: ModelProto. */
export function encodeModel({ graph, producerVersion, doc, metadata }: OnnxModel): Uint8Array<ArrayBuffer> {
  return joinFields([
    integerField(1, IR_VERSION),
    textField(2, 'this-digit-does-not-exist'),
    ...(producerVersion === '' ? [] : [textField(3, producerVersion)]),
    ...(doc === '' ? [] : [textField(6, doc)]),
    messageField(7, encodeGraph(graph)),
    messageField(8, [textField(1, ''), integerField(2, OPSET)]), // '' is the domain of ONNX's own operators
    ...Array.from(metadata, ([key, value]) => messageField(14, [textField(1, key), textField(2, value)])),
  ]);
}

/** GraphProto */
function encodeGraph({ name, nodes, tensors, input, output }: OnnxGraph): readonly Fields[] {
  return [
    ...nodes.map((node) => messageField(1, encodeNode(node))),
    textField(2, name),
    ...tensors.map((tensor) => messageField(5, encodeTensor(tensor))),
    messageField(11, encodeValue(input)),
    messageField(12, encodeValue(output)),
  ];
}

/** NodeProto */
function encodeNode({ name, operator, inputs, output, attributes }: OnnxNode): readonly Fields[] {
  return [
    ...inputs.map((input) => textField(1, input)),
    textField(2, output),
    textField(3, name),
    textField(4, operator),
    ...Object.entries(attributes).map(([key, value]) => messageField(5, encodeAttribute(key, value))),
  ];
}

/** AttributeProto */
function encodeAttribute(name: string, value: number | readonly number[]): readonly Fields[] {
  if (typeof value === 'number') return [textField(1, name), floatField(2, value), integerField(20, FLOAT_ATTRIBUTE)];
  return [textField(1, name), ...value.map((item) => integerField(8, item)), integerField(20, INTS_ATTRIBUTE)];
}

/** TensorProto, its elements as raw bytes. */
function encodeTensor({ name, shape, values }: OnnxTensor): readonly Fields[] {
  const floats = values instanceof Float32Array;
  return [
    ...shape.map((extent) => integerField(1, extent)),
    integerField(2, floats ? FLOAT : INT64),
    textField(8, name),
    bytesField(9, floats ? encodeFloat32(values) : encodeInt64(values)),
  ];
}

function encodeInt64(values: BigInt64Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setBigInt64(8 * i, value, true);
  return bytes;
}

/** ValueInfoProto › TypeProto › TypeProto.Tensor › TensorShapeProto, the batch as the symbol N. */
function encodeValue({ name, shape }: OnnxValue): readonly Fields[] {
  const extents = [
    messageField(1, [textField(2, 'N')]),
    ...shape.map((extent) => messageField(1, [integerField(1, extent)])),
  ];
  const tensorType = [integerField(1, FLOAT), messageField(2, extents)];
  return [textField(1, name), messageField(2, [messageField(1, tensorType)])];
}
