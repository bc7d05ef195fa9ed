import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelFileError } from '../../workers/core/errors.ts';
import { readSafetensors, writeSafetensors, type Safetensors } from '../../workers/models/safetensors.ts';

/** A file of this header text and so many zero bytes of data. */
function fileOf(header: string, dataBytes = 0, claimedLength?: bigint): Uint8Array {
  const text = new TextEncoder().encode(header);
  const file = new Uint8Array(8 + text.length + dataBytes);
  new DataView(file.buffer).setBigUint64(0, claimedLength ?? BigInt(text.length), true);
  file.set(text, 8);
  return file;
}

const tensor = (dtype: string, shape: unknown, begin: unknown, end: unknown): string =>
  JSON.stringify({ dtype, shape, data_offsets: [begin, end] });

describe('a safetensors file', () => {
  it('comes back as it was written, whatever the names', () => {
    const tensors = fc
      .uniqueArray(
        fc.tuple(
          fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('__proto__', '7', 'constructor')),
          fc.nat(5),
        ),
        {
          selector: ([name]) => name,
          maxLength: 8,
        },
      )
      .map((entries) =>
        entries
          .filter(([name]) => name !== '__metadata__')
          .map(([name, n], i) => {
            const dtype = (['F32', 'F16', 'I8', 'U8'] as const)[i % 4] ?? 'I8';
            const data = Uint8Array.from({ length: n * { F32: 4, F16: 2, I8: 1, U8: 1 }[dtype] }, (_, j) => i * 16 + j);
            return [name, { dtype, shape: [n], data }] as const;
          }),
      );
    const metadata = fc
      .array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })))
      .map((m) => new Map(m));
    fc.assert(
      fc.property(tensors, metadata, (entries, texts) => {
        const content: Safetensors = { tensors: new Map(entries), metadata: texts };
        const read = readSafetensors(writeSafetensors(content));
        expect(read.metadata).toEqual(content.metadata);
        expect(read.tensors.size).toBe(entries.length);
        for (const [name, want] of entries) {
          const got = read.tensors.get(name);
          expect({ ...got, data: [...(got?.data ?? [])] }).toEqual({ ...want, data: [...want.data] });
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('has the same bytes whatever order its parts were given in', () => {
    const entries = ['b', 'a', '10', '2'].map(
      (name) => [name, { dtype: 'I8', shape: [1], data: Uint8Array.of(7) }] as const,
    );
    const texts = [
      ['y', '1'],
      ['x', '2'],
    ] as const;
    const forth = writeSafetensors({ tensors: new Map(entries), metadata: new Map(texts) });
    const back = writeSafetensors({
      tensors: new Map([...entries].reverse()),
      metadata: new Map([...texts].reverse()),
    });
    expect(back).toEqual(forth);
  });

  it('begins its data on a multiple of 8, widest elements first', () => {
    for (const name of ['a', 'ab', 'abc', 'abcd', 'abcde', 'abcdef', 'abcdefg', 'abcdefgh']) {
      const file = writeSafetensors({
        metadata: new Map(),
        tensors: new Map([
          ['0', { dtype: 'I8', shape: [3], data: Uint8Array.of(1, 2, 3) }],
          [name, { dtype: 'F32', shape: [1], data: Uint8Array.of(9, 9, 9, 9) }],
        ]),
      });
      expect(new DataView(file.buffer).getUint32(0, true) % 8).toBe(0);
      expect([...file.subarray(-7)]).toEqual([9, 9, 9, 9, 1, 2, 3]);
    }
  });

  it('of another writer is read: no metadata, padding or none, a scalar, an empty tensor', () => {
    const header = `{"s":${tensor('F32', [], 0, 4)},"e":${tensor('F16', [0, 3], 4, 4)},"i":${tensor('I8', [2], 4, 6)}}`;
    for (const padding of ['', '   ']) {
      const { tensors, metadata } = readSafetensors(fileOf(header + padding, 6));
      expect(metadata.size).toBe(0);
      expect([...tensors.keys()]).toEqual(['s', 'e', 'i']);
      expect(tensors.get('e')?.data).toHaveLength(0);
    }
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(0), /0 bytes, too short/],
    ['a header length beyond the file', fileOf('{}', 0, 100n), /header of 100 bytes, want at most 2/],
    ['a header length of 2⁶⁴ − 1', fileOf('{}', 0, 2n ** 64n - 1n), /header of 18446744073709552000 bytes/],
    ['a web page', new TextEncoder().encode('<!doctype html><title>404</title>'), /is it safetensors/],
    ['a header that is a list', fileOf('[1]'), /does not begin with \{/],
    ['a header with a byte order mark', fileOf('\ufeff{}'), /does not begin with \{/],
    ['a header that is cut off', fileOf('{"a":'), /is no JSON/],
    [
      'a tensor twice',
      fileOf(`{"a":${tensor('I8', [1], 0, 1)},"a":${tensor('I8', [1], 0, 1)}}`, 1),
      /header: key "a" twice in one object, want it once/,
    ],
    [
      'a tensor twice, written in two ways',
      fileOf(`{"a":${tensor('I8', [1], 0, 1)},"\\u0061":${tensor('I8', [1], 0, 1)}}`, 1),
      /header: key "a" twice/,
    ],
    [
      'a field of a tensor twice',
      fileOf('{"a":{"dtype":"I8","shape":[0],"dtype":"F32","data_offsets":[0,0]}}'),
      /header: key "dtype" twice/,
    ],
    ['metadata of one name twice', fileOf('{"__metadata__":{"x":"1","y":"","x":"2"}}'), /header: key "x" twice/],
    ['metadata twice', fileOf('{"__metadata__":{},"__metadata__":{}}'), /header: key "__metadata__" twice/],
    ['a header that is not UTF-8', Uint8Array.of(4, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xc3, 0x28, 0x7d), /not UTF-8/],
    ['metadata that is no text', fileOf('{"__metadata__":{"a":1}}'), /__metadata__ "a": 1, want a text/],
    ['metadata that is a list', fileOf('{"__metadata__":[]}'), /a list of 0, want an object/],
    [
      'an unknown dtype',
      fileOf(`{"a":${tensor('F64', [1], 0, 8)}}`, 8),
      /dtype: "F64", want "F32" or "F16" or "I8" or "U8"/,
    ],
    ['a dtype from Object', fileOf(`{"a":${tensor('constructor', [1], 0, 8)}}`, 8), /dtype: "constructor"/],
    ['an unknown field', fileOf('{"a":{"dtype":"I8","shape":[0],"data_offsets":[0,0],"x":1}}'), /unknown field "x"/],
    ['a missing field', fileOf('{"a":{"dtype":"I8","shape":[0]}}'), /data_offsets: missing/],
    ['a negative extent', fileOf(`{"a":${tensor('I8', [-1], 0, 1)}}`, 1), /extent: -1/],
    ['a fractional extent', fileOf(`{"a":${tensor('I8', [1.5], 0, 1)}}`, 1), /extent: 1.5/],
    ['seven axes', fileOf(`{"a":${tensor('I8', [1, 1, 1, 1, 1, 1, 1], 0, 1)}}`, 1), /a list of 7/],
    [
      'a product that overflows',
      fileOf(`{"a":${tensor('I8', Array(6).fill(2 ** 26), 0, 1)}}`, 1),
      /1 bytes of data, want/,
    ],
    ['data of another size', fileOf(`{"a":${tensor('F32', [2], 0, 4)}}`, 4), /4 bytes of data, want 8 for F32 \[2\]/],
    [
      'data beyond the end',
      fileOf(`{"a":${tensor('I8', [2], 0, 2)}}`, 1),
      /data_offsets: 2, want an integer from 0 to 1/,
    ],
    ['data that ends before it begins', fileOf(`{"a":${tensor('I8', [1], 1, 0)}}`, 1), /-1 bytes of data/],
    [
      'a hole',
      fileOf(`{"a":${tensor('I8', [1], 0, 1)},"b":${tensor('I8', [1], 2, 3)}}`, 3),
      /a hole before tensor "b"/,
    ],
    [
      'an overlap',
      fileOf(`{"a":${tensor('I8', [2], 0, 2)},"b":${tensor('I8', [2], 1, 3)}}`, 3),
      /an overlap before tensor "b"/,
    ],
    ['bytes behind the last tensor', fileOf(`{"a":${tensor('I8', [1], 0, 1)}}`, 2), /2 bytes of data, want 1/],
    ['a tensor that is no object', fileOf('{"__proto__":7}'), /tensor "__proto__": 7, want an object/],
    ['1,025 tensors', fileOf(manyTensors(1025)), /want at most 1024/],
    ['a header above one mebibyte', fileOf(`{"a":"${'x'.repeat(2 ** 20)}"}`), /want at most 1048576/],
  ])('with %s is refused by name', (_, file, message) => {
    expect(() => readSafetensors(file)).toThrow(ModelFileError);
    expect(() => readSafetensors(file)).toThrow(message);
  });

  it('is refused above 64 MiB before anything of it is read', () => {
    expect(() => readSafetensors(new Uint8Array(64 * 2 ** 20 + 1))).toThrow(/67108865 bytes, want at most 67108864/);
  });

  it('is not written with data that do not fit their shape', () => {
    const tensors = new Map([['a', { dtype: 'F16', shape: [2], data: new Uint8Array(3) } as const]]);
    expect(() => writeSafetensors({ tensors, metadata: new Map() })).toThrow(/3 bytes for tensor a F16 \[2\]/);
  });
});

function manyTensors(count: number): string {
  return `{"__metadata__":{},${Array.from({ length: count }, (_, i) => `"${i}":${tensor('I8', [0], 0, 0)}`).join()}}`;
}
