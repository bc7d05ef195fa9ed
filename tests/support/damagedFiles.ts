// Files with a few bytes changed or an end cut off, most of the damage in the header, where a reader believes the most.

import fc from 'fast-check';
import { expect } from 'vitest';
import { ModelFileError } from '../../workers/core/errors.ts';

export interface Reader {
  /** May throw ModelFileError and nothing else. */
  readonly read: (bytes: Uint8Array) => unknown;
  /** May throw nothing at all. */
  readonly probe?: (bytes: Uint8Array) => unknown;
}

/** Holds a reader of safetensors files to its word, on 2,000 damaged copies of a good one. */
export function expectOnlyModelFileErrors(file: Uint8Array, { read, probe }: Reader): void {
  const outcomes = { read: 0, refused: 0 };
  const headerEnd = 8 + new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  const position = fc.oneof({ weight: 9, arbitrary: fc.nat(headerEnd) }, { weight: 1, arbitrary: fc.nat(file.length) });
  fc.assert(
    fc.property(position, fc.uint8Array({ minLength: 1, maxLength: 3 }), fc.boolean(), (at, bytes, cut) => {
      const damaged = cut ? file.slice(0, at) : file.slice();
      damaged.set(bytes.subarray(0, damaged.length - at), at);
      probe?.(damaged);
      try {
        read(damaged);
        outcomes.read++;
      } catch (error) {
        if (!(error instanceof ModelFileError)) throw error;
        outcomes.refused++;
      }
    }),
    { seed: 13, numRuns: 2000 },
  );
  expect(outcomes.refused).toBeGreaterThan(outcomes.read);
  expect(outcomes.read).toBeGreaterThan(0); // a letter of the author's name
}
