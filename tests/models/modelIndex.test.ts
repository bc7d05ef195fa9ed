import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelFileError } from '../../workers/core/errors.ts';
import { formatModelIndex, indexEntry, parseModelIndex } from '../../workers/models/modelIndex.ts';
import { conditionalDraft, sampleFile, sampleModel } from '../support/sampleModel.ts';

const entry = indexEntry(sampleModel(), sampleFile().length, 'a1'.repeat(32), 'sample.safetensors');
const parsed = (text: string): unknown => JSON.parse(text) as unknown; // any, narrowed to unknown
const withEntry = (changes: object): unknown => ({ formatVersion: 1, models: [{ ...entry, ...changes }] });
const part = {
  id: 'sample-encoder',
  model: 'sample',
  kind: 'encoder',
  file: 'sample.encoder.safetensors',
  bytes: 1000,
  sha256: 'b2'.repeat(32),
} as const;
const withPart = (changes: object): unknown => ({
  formatVersion: 1,
  models: [entry],
  parts: [{ ...part, ...changes }],
});

describe('the model index', () => {
  it('comes back as it was written', () => {
    const second = { ...entry, id: 'other', file: 'other.safetensors' };
    const text = formatModelIndex([entry, second]);
    expect(parseModelIndex(parsed(text))).toEqual({ formatVersion: 1, models: [entry, second], parts: [] });
    expect(text).not.toContain('parts');
  });

  it('describes a model by its own facts', () => {
    // dense 8·196 + 196, convTranspose2d 4·4·3·4 + 3 and 5·5·1·3 + 1
    expect(entry.priors).toEqual(['mixture', 'normal']);
    expect(entry).toMatchObject({
      id: 'sample',
      kind: 'vae',
      latent: 8,
      classes: 0,
      formatVersion: 1,
      parameters: 2035,
    });
    expect(entry.metrics).toEqual({ negativeElbo: 101.5, epochs: 0 });
  });

  it('says how many classes a conditional model is told', () => {
    const conditional = indexEntry(sampleModel(conditionalDraft()), 1, 'a1'.repeat(32), 'conditional.safetensors');
    expect(conditional).toMatchObject({ kind: 'cvae', latent: 8, classes: 10 });
    expect(parseModelIndex(parsed(formatModelIndex([conditional]))).models[0]).toEqual(conditional);
  });

  it('lists parts of its models, and none where it has no list of them', () => {
    const parts = [part, { ...part, id: 'sample-discriminator', kind: 'discriminator' as const }];
    expect(parseModelIndex(parsed(formatModelIndex([entry], parts)))).toEqual({
      formatVersion: 1,
      models: [entry],
      parts,
    });
    expect(parseModelIndex({ formatVersion: 1, models: [entry] }).parts).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ['parts that are no list', { formatVersion: 1, models: [entry], parts: {} }, /parts: an object, want a list/],
    ['a part of no model', withPart({ model: 'other' }), /model index parts 0 model: "other", want "sample"/],
    ['a part of no kind', withPart({ kind: 'decoder' }), /parts 0 kind: "decoder", want "encoder" or "discriminator"/],
    ['a part with no id', withPart({ id: undefined }), /parts 0 id: missing/],
    ['a part elsewhere', withPart({ file: '../a.safetensors' }), /parts 0 file/],
    ['a part of no bytes', withPart({ bytes: 0 }), /parts 0 bytes: 0/],
    ['a part with something more', withPart({ url: 'https://example.org' }), /parts 0: unknown field "url"/],
    ['one part twice', { formatVersion: 1, models: [entry], parts: [part, part] }, /two are called "sample-encoder"/],
    ['nothing', undefined, /missing, want an object/],
    ['another version', { formatVersion: 2, models: [entry] }, /formatVersion: 2, want 1/],
    ['no models', { formatVersion: 1, models: [] }, /a list of 0, want a list of 1/],
    ['classes that its kind does not have', withEntry({ classes: 10 }), /model index 0 classes: 10, want 0/],
    ['one id twice', { formatVersion: 1, models: [entry, entry] }, /two models are called "sample"/],
    ['a file elsewhere', withEntry({ file: '../secret.safetensors' }), /model index 0 file/],
    ['a file on another host', withEntry({ file: 'https://example.org/a.safetensors' }), /model index 0 file/],
    ['a checksum in capitals', withEntry({ sha256: 'A1'.repeat(32) }), /model index 0 sha256/],
    ['no bytes', withEntry({ bytes: 0 }), /model index 0 bytes: 0/],
    ['an unknown kind', withEntry({ kind: 'toString' }), /model index 0 kind: "toString"/],
    ['no priors', withEntry({ priors: [] }), /model index 0 priors: a list of 0, want a list of 1/],
    ['a prior that is no id', withEntry({ priors: ['Normal'] }), /model index 0 priors: "Normal"/],
    ['metrics that are no numbers', withEntry({ metrics: { fid: null } }), /metrics "fid": null/],
  ])('with %s is refused by name', (_, value, message) => {
    expect(() => parseModelIndex(value)).toThrow(ModelFileError);
    expect(() => parseModelIndex(value)).toThrow(message);
  });

  it('is read or refused with one typed error, whatever the JSON', () => {
    const fields = Object.fromEntries(Object.keys(entry).map((key) => [key, fc.jsonValue()]));
    const almost = fc.record(fields, { requiredKeys: [] }).map(withEntry);
    const partFields = Object.fromEntries(Object.keys(part).map((key) => [key, fc.jsonValue()]));
    const almostParts = fc.record(partFields, { requiredKeys: [] }).map(withPart);
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), almost, almostParts), (value) => {
        try {
          parseModelIndex(value);
        } catch (error) {
          expect(error).toBeInstanceOf(ModelFileError);
        }
      }),
      { seed: 4, numRuns: 3_000 },
    );
  });
});
