// Protocol buffers, writing only: as much of the wire format as ONNX files need.
// https://protobuf.dev/programming-guides/encoding/
//
//   message = field, field, …      field = | varint: number·8 + wire type | value |
//
//   wire type 0   varint: seven bits a byte, lowest first, the top bit set on all but the last
//   wire type 2   | varint: length | bytes |: text in UTF-8, raw bytes, or another message
//   wire type 5   four bytes, little-endian: a float
//
// Repeated fields are written one after the other, as the ONNX definition has them.

import { encodeFloat32 } from './float32.ts';

/** One encoded field, or several. */
export type Fields = Uint8Array<ArrayBuffer>;

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FOUR_BYTES = 5;

/** An integer field; enums too. `value` is in [0, 2^53). */
export function integerField(number: number, value: number): Fields {
  return joinFields([varint(number * 8 + VARINT), varint(value)]);
}

export function floatField(number: number, value: number): Fields {
  return joinFields([varint(number * 8 + FOUR_BYTES), encodeFloat32(Float32Array.of(value))]);
}

export function bytesField(number: number, bytes: Uint8Array): Fields {
  return joinFields([varint(number * 8 + LENGTH_DELIMITED), varint(bytes.length), bytes]);
}

export function textField(number: number, text: string): Fields {
  return bytesField(number, new TextEncoder().encode(text));
}

/** A field that is a message of its own. */
export function messageField(number: number, fields: readonly Fields[]): Fields {
  return bytesField(number, joinFields(fields));
}

/** Fields one behind the other: a whole message, or a part of one. */
export function joinFields(fields: readonly Uint8Array[]): Fields {
  const joined = new Uint8Array(fields.reduce((length, field) => length + field.length, 0));
  let offset = 0;
  for (const field of fields) {
    joined.set(field, offset);
    offset += field.length;
  }
  return joined;
}

function varint(value: number): Fields {
  const bytes: number[] = [];
  // The value is divided: shifts would cut values of more than 32 bits.
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
