// Reads ONNX files without knowing how ours are written: a walk over the wire format of protocol buffers, and the fields of
// onnx.proto by their numbers. Strict where engines are: unknown wire types, cut messages and unknown fields are errors.

/** A field's value: a varint, the bytes of a length-delimited field, or the four bytes of a fixed one. */
type WireValue = bigint | Uint8Array;
/** All values of each field number, in file order. */
type Message = ReadonlyMap<number, readonly WireValue[]>;

export interface Tensor {
  readonly dims: readonly number[];
  readonly values: Float64Array;
}

export interface Node {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, number | readonly number[]>;
}

export interface Value {
  readonly name: string;
  /** A text is a symbol. */
  readonly dims: readonly (number | string)[];
}

export interface OnnxFile {
  readonly irVersion: number;
  readonly producer: string;
  readonly producerVersion: string | undefined;
  readonly doc: string | undefined;
  readonly opsets: ReadonlyMap<string, number>;
  readonly metadata: readonly (readonly [string, string])[];
  readonly graphName: string;
  readonly nodes: readonly Node[];
  readonly initializers: readonly (readonly [name: string, tensor: Tensor & { readonly type: number }])[];
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
}

/** @throws Error for anything that is no ONNX model of plain tensors */
export function readOnnx(bytes: Uint8Array): OnnxFile {
  const model = fieldsOf(bytes, [1, 2, 3, 6, 7, 8, 14]);
  const graph = fieldsOf(only(bytesIn(model, 7)), [1, 2, 5, 11, 12]);
  return {
    irVersion: only(integersIn(model, 1)),
    producer: only(textsIn(model, 2)),
    producerVersion: atMostOne(textsIn(model, 3)),
    doc: atMostOne(textsIn(model, 6)),
    opsets: new Map(
      bytesIn(model, 8).map((entry) => {
        const opset = fieldsOf(entry, [1, 2]);
        return [only(textsIn(opset, 1)), only(integersIn(opset, 2))];
      }),
    ),
    metadata: bytesIn(model, 14).map((entry) => {
      const pair = fieldsOf(entry, [1, 2]);
      return [only(textsIn(pair, 1)), only(textsIn(pair, 2))];
    }),
    graphName: only(textsIn(graph, 2)),
    nodes: bytesIn(graph, 1).map(readNode),
    initializers: bytesIn(graph, 5).map(readTensor),
    inputs: bytesIn(graph, 11).map(readValue),
    outputs: bytesIn(graph, 12).map(readValue),
  };
}

function readNode(bytes: Uint8Array): Node {
  const node = fieldsOf(bytes, [1, 2, 3, 4, 5]);
  return {
    inputs: textsIn(node, 1),
    outputs: textsIn(node, 2),
    name: only(textsIn(node, 3)),
    operator: only(textsIn(node, 4)),
    attributes: new Map(bytesIn(node, 5).map(readAttribute)),
  };
}

function readAttribute(bytes: Uint8Array): readonly [string, number | readonly number[]] {
  const attribute = fieldsOf(bytes, [1, 2, 8, 20]);
  const name = only(textsIn(attribute, 1));
  const type = only(integersIn(attribute, 20));
  if (type === 7) return [name, integersIn(attribute, 8)];
  if (type !== 1) throw new Error(`attribute ${name}: type ${type}, want FLOAT or INTS`);
  return [name, viewOf(only(bytesIn(attribute, 2))).getFloat32(0, true)];
}

function readTensor(bytes: Uint8Array): readonly [string, Tensor & { readonly type: number }] {
  const tensor = fieldsOf(bytes, [1, 2, 8, 9]);
  const name = only(textsIn(tensor, 8));
  const type = only(integersIn(tensor, 2));
  const view = viewOf(only(bytesIn(tensor, 9)));
  const width = type === 1 ? 4 : 8;
  if (type !== 1 && type !== 7) throw new Error(`tensor ${name}: type ${type}, want FLOAT or INT64`);
  const values = Float64Array.from({ length: view.byteLength / width }, (_, i) =>
    type === 1 ? view.getFloat32(4 * i, true) : Number(view.getBigInt64(8 * i, true)),
  );
  const dims = integersIn(tensor, 1);
  const size = dims.reduce((product, dim) => product * dim, 1);
  if (size * width !== view.byteLength)
    throw new Error(`tensor ${name}: ${view.byteLength} bytes for [${dims.join()}]`);
  return [name, { type, dims, values }];
}

function readValue(bytes: Uint8Array): Value {
  const value = fieldsOf(bytes, [1, 2]);
  const tensor = fieldsOf(only(bytesIn(fieldsOf(only(bytesIn(value, 2)), [1]), 1)), [1, 2]);
  const name = only(textsIn(value, 1));
  if (only(integersIn(tensor, 1)) !== 1) throw new Error(`value ${name}: no tensor of floats`);
  const dims = bytesIn(fieldsOf(only(bytesIn(tensor, 2)), [1]), 1).map((entry) => {
    const dim = fieldsOf(entry, [1, 2]);
    return dim.has(2) ? only(textsIn(dim, 2)) : only(integersIn(dim, 1));
  });
  return { name, dims };
}

function fieldsOf(bytes: Uint8Array, known: readonly number[]): Message {
  const fields = new Map<number, WireValue[]>();
  let at = 0;
  const take = (count: number): Uint8Array => {
    if (at + count > bytes.length) throw new Error(`message of ${bytes.length} bytes is cut at ${at}`);
    at += count;
    return bytes.subarray(at - count, at);
  };
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = BigInt(take(1)[0] ?? 0);
      value |= (byte & 0x7fn) << shift;
      if (byte < 0x80n) return value;
    }
    throw new Error(`varint at ${at} has no end`);
  };
  while (at < bytes.length) {
    const key = Number(varint());
    const [number, wireType] = [Math.floor(key / 8), key % 8];
    if (!known.includes(number)) throw new Error(`field ${number}, want one of ${known.join()}`);
    const values = fields.get(number) ?? [];
    fields.set(number, values);
    if (wireType === 0) values.push(varint());
    else if (wireType === 2) values.push(take(Number(varint())));
    else if (wireType === 5) values.push(take(4));
    else throw new Error(`field ${number}: wire type ${wireType}`);
  }
  return fields;
}

function bytesIn(message: Message, number: number): readonly Uint8Array[] {
  return (message.get(number) ?? []).map((value) => {
    if (typeof value === 'bigint') throw new Error(`field ${number}: a varint, want bytes`);
    return value;
  });
}

function textsIn(message: Message, number: number): readonly string[] {
  return bytesIn(message, number).map((bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

function integersIn(message: Message, number: number): readonly number[] {
  return (message.get(number) ?? []).map((value) => {
    if (typeof value !== 'bigint') throw new Error(`field ${number}: bytes, want a varint`);
    return Number(BigInt.asIntN(64, value));
  });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function atMostOne<T>(values: readonly T[]): T | undefined {
  if (values.length > 1) throw new Error(`${values.length} values of a field that has one`);
  return values[0];
}

function only<T>(values: readonly T[]): T {
  const value = atMostOne(values);
  if (value === undefined) throw new Error('a field is missing');
  return value;
}
