import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleKey, parseUniqueJson } from '../../workers/core/doubleKey.ts';

describe('a key that an object has twice', () => {
  it.each([
    ['{"a":1,"a":1}', 'a'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"\\n":1,"\\u000a":2}', '\n'],
    ['{"":1,"":2}', ''],
    ['[{"b":{"c":1 , "d":[{}], "c" \n:2}}]', 'c'],
    ['{"x":{"a":1},"y":{"a":{"a":1}},"x":0}', 'x'],
    ['{"\\"":1,"\\"":2}', '"'],
    ['{"a\\\\":1,"a\\\\":2}', 'a\\'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ])('is found in %s', (json, key) => {
    expect(doubleKey(json)).toBe(key);
    expect(() => parseUniqueJson(json)).toThrow(SyntaxError);
    expect(() => parseUniqueJson(json)).toThrow(`key ${JSON.stringify(key)} twice in one object, want it once`);
  });

  it.each([
    'null',
    '"a"',
    '["a","a"]',
    '{"a":"a"}',
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '{"a":"{\\"b\\":1,\\"b\\":2}"}',
  ])('is not there in %s', (json) => {
    expect(doubleKey(json)).toBeUndefined();
    expect(parseUniqueJson(json)).toEqual(JSON.parse(json));
  });

  it('is in no text that was made of an object, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        expect(doubleKey(JSON.stringify(value, null, space))).toBeUndefined();
      }),
      { seed: 22, numRuns: 2_000 },
    );
  });

  it('is found wherever it was put', () => {
    const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 });
    fc.assert(
      fc.property(object, fc.nat(), fc.jsonValue({ maxDepth: 1 }), (value, at, other) => {
        const keys = Object.keys(value);
        const key = keys[at % keys.length] ?? '';
        const json = `[0,${JSON.stringify(value).slice(0, -1)},${JSON.stringify(key)}:${JSON.stringify(other)}}]`;
        expect(doubleKey(json)).toBe(key);
      }),
      { seed: 22, numRuns: 400 },
    );
  });

  it('is no matter of how much there is: a header of a mebibyte is one string, or many objects deep', () => {
    expect(doubleKey(`{"a":${JSON.stringify('\\"{'.repeat(2 ** 18))}}`)).toBeUndefined();
    expect(doubleKey(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)).toBeUndefined();
  });
});
