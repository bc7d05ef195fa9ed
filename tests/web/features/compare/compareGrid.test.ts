import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_MODELS,
  chosenModels,
  formatRefs,
  parseRefs,
} from '../../../../web/features/compare/models/chosenModels.ts';
import {
  AXES,
  MAX_DIGITS,
  VIEWERS,
  canBePaired,
  formatGrid,
  parseGrid,
  sortedValues,
  type Axis,
  type GridState,
  type Pick,
} from '../../../../web/features/compare/grid/gridAddress.ts';
import { MAX_ROWS, gridRows, priorOf, shareLatents } from '../../../../web/features/compare/grid/gridAxes.ts';
import { formatFragment } from '../../../../web/address/pageAddress.ts';
import { COMPARE } from '../../../../web/address/views.ts';
import { nowhere } from '../../../../web/address/digitLinks.ts';
import type { CatalogueModel } from '../../../../web/features/compare/models/modelCatalogue.ts';

const USUAL = parseGrid({}).state;

const file = { file: '', bytes: 1, sha256: '0'.repeat(64), formatVersion: 1, metrics: {} };

function shipped(id: string, latent: number, classes: 0 | 10, ...priors: string[]): CatalogueModel {
  return { ...file, id, ref: id, name: id, kind: id, latent, classes, priors, isOwn: false };
}

function own(name: string, run: string, epochs: number | undefined, latent = 12): CatalogueModel {
  const known = { ...file, id: name, ref: `${'0'.repeat(12)}.${name}`, name, kind: 'vae', latent, classes: 0 };
  const read = () => Promise.reject(new Error('has no file'));
  return { ...known, priors: ['normal'], isOwn: true, run, epochs, addedAt: 0, read };
}

const VAE = shipped('vae', 12, 0, 'mixture', 'normal');
const CVAE = shipped('cvae', 12, 10, 'mixture', 'normal');
const GAN = shipped('gan', 24, 0, 'mixture');

function placed(...models: CatalogueModel[]) {
  return models.map((model, place) => ({ place, model }));
}

/** `name value` of each row, a list a group. */
function rowNames(models: readonly CatalogueModel[], changes: Partial<GridState>): readonly (readonly string[])[] {
  return gridRows(placed(...models), { ...USUAL, ...changes }).groups.map(({ rows }) =>
    rows.map(({ model, value }) => `${model.name} ${value}`),
  );
}

describe('the address of the grid', () => {
  const pick = (digit: fc.Arbitrary<number | undefined>): fc.Arbitrary<Pick> =>
    fc.record({ model: fc.nat(11), value: fc.nat(9), digit });
  const valuesOf = (axis: Axis): fc.Arbitrary<readonly string[]> => {
    const value =
      axis === 'temperature'
        ? fc.nat(40).map((tenths) => String(tenths / 10))
        : axis === 'class'
          ? fc.nat(9).map(String)
          : fc.constantFrom('mixture', 'normal', 'x-1');
    if (axis === 'none' || axis === 'epoch') return fc.constant([]);
    return fc.uniqueArray(value, { maxLength: 10 }).map((values) => sortedValues(values, axis));
  };
  const ref = fc.oneof(
    fc.constantFrom('vae', 'cvae-gan'),
    fc
      .tuple(fc.stringMatching(/^[0-9a-f]{12}$/), fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }))
      .map((own) => own.join('.')),
  );
  const state: fc.Arbitrary<GridState> = fc.constantFrom(...AXES).chain((axis) =>
    fc.integer({ min: 1, max: MAX_DIGITS }).chain((count) => {
      const digits = fc.nat(count - 1);
      const pair = (digit: fc.Arbitrary<number | undefined>) =>
        fc.tuple(pick(digit), pick(digit)).filter(([a, b]) => canBePaired(a, b));
      const looked = fc.oneof(
        fc.constant({ viewer: undefined, picks: [] }),
        pick(digits).map((one) => ({ viewer: undefined, picks: [one] })),
        fc.record({
          viewer: fc.constantFrom(undefined, ...VIEWERS),
          picks: fc.oneof(pair(digits), pair(fc.constant(undefined))),
        }),
      );
      return fc
        .tuple(
          fc.record({
            refs: fc.uniqueArray(
              ref.filter((text) => !text.includes('~')),
              { maxLength: MAX_MODELS },
            ),
            seed: fc.option(fc.maxSafeNat(), { nil: undefined }),
            first: fc.nat(1e9),
            count: fc.constant(count),
            temperature: fc.constantFrom(1, 0.7, 0, 4),
            digitClass: fc.constantFrom(undefined, 0, 9),
            prior: fc.constantFrom('', 'normal'),
            axis: fc.constant(axis),
            values: valuesOf(axis),
            isAxisFirst: axis === 'none' || axis === 'epoch' ? fc.constant(false) : fc.boolean(),
          }),
          looked,
        )
        .map(([rest, seen]) => ({ ...rest, ...seen }));
    }),
  );

  it('comes back as it was written, through the address bar', () => {
    fc.assert(
      fc.property(state, (before) => {
        const fragment = formatFragment({ ...nowhere(COMPARE), fields: formatGrid(before) });
        const came = new URLSearchParams(fragment.slice(1));
        const { state: after, problems } = parseGrid(Object.fromEntries(came));
        expect(problems).toEqual([]);
        expect(after).toEqual(before);
      }),
    );
  });

  it('is a state whatever it says, and one that is written is read without a word', () => {
    const key = fc.constantFrom('of', 's', 'i', 'n', 't', 'c', 'p', 'by', 'x', 'w');
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.stringMatching(/^[a-z0-9~_.-]{0,20}$/),
      fc.constantFrom('temperature', 'class.first', 'flicker_0-0_1-0', 'slider_0-0-1_0-0-1', 'none_99-0'),
    );
    fc.assert(
      fc.property(fc.dictionary(key, text), (fields) => {
        const { state: read } = parseGrid(fields);
        expect(parseGrid(formatGrid(read))).toEqual({ state: read, problems: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [{ s: '-1' }, 's', 'seed'],
    [{ i: 'x' }, 'i', 'digit'],
    [{ n: '17' }, 'n', 'count'],
    [{ n: '0' }, 'n', 'count'],
    [{ t: '9' }, 't', 'temperature'],
    [{ c: '10' }, 'c', 'class'],
    [{ p: 'N(0)' }, 'p', 'prior'],
    [{ by: 'weather' }, 'by', 'axis'],
    [{ by: 'none' }, 'by', 'axis'],
    [{ by: 'temperature', x: '1~hot' }, 'x', 'values'],
    [{ x: '1' }, 'x', 'values'],
    [{ w: 'slider_0-0-1' }, 'w', 'picks'],
    [{ w: 'slider_0-0-1_1-0' }, 'w', 'picks'],
    [{ w: 'slider_0-0-1_0-0-1' }, 'w', 'picks'],
    [{ n: '4', w: 'none_0-0-4' }, 'w', 'picks'],
  ])('%o is as if %s were not there, and is said', (fields, field, problem) => {
    const { state: read, problems } = parseGrid(fields);
    expect(problems).toEqual([problem]);
    expect(read).toEqual(parseGrid({ ...fields, [field]: '' }).state);
  });
});

describe('the choice of models', () => {
  const catalogue = { models: [VAE, GAN], find: (ref: string) => (ref === 'vae' ? VAE : { sha256: 'ab', name: ref }) };

  it('is all that ship where none is named, and keeps the place of one that is not here', () => {
    expect(chosenModels([], catalogue).map(({ model }) => model?.id)).toEqual(['vae', 'gan']);
    const [missing, here] = chosenModels(['x', 'vae'], catalogue);
    expect([missing?.model, missing?.missing]).toEqual([undefined, { sha256: 'ab', name: 'x' }]);
    expect(here?.model?.id).toBe('vae');
  });

  it('names each model once, and no more than can be looked at', () => {
    expect(parseRefs('vae~~vae~gan')).toEqual(['vae', 'gan']);
    expect(parseRefs(formatRefs(Array.from({ length: 40 }, (_, n) => `m${n}`)))).toHaveLength(MAX_MODELS);
    expect(parseRefs(undefined)).toEqual([]);
  });
});

describe('the rows of the grid', () => {
  it('are grouped by the size of latents, in the order in which the sizes come', () => {
    expect(rowNames([VAE, GAN, CVAE], {})).toEqual([['vae 0', 'cvae 0'], ['gan 0']]);
    expect(rowNames([GAN, VAE, CVAE], {})).toEqual([['gan 0'], ['vae 0', 'cvae 0']]);
  });

  it('stand by model or by value', () => {
    const temperature = { axis: 'temperature', values: ['0.5', '1'] } as const;
    expect(rowNames([VAE, CVAE], temperature)).toEqual([['vae 0', 'vae 1', 'cvae 0', 'cvae 1']]);
    expect(rowNames([VAE, CVAE], { ...temperature, isAxisFirst: true })).toEqual([
      ['vae 0', 'cvae 0', 'vae 1', 'cvae 1'],
    ]);
  });

  it('take from an axis what the model has: classes only where it is told one, and its own priors', () => {
    expect(rowNames([VAE, CVAE], { axis: 'class', values: ['3', '7'] })).toEqual([['vae 0', 'cvae 0', 'cvae 1']]);
    const rows = gridRows(placed(CVAE, GAN), { ...USUAL, axis: 'prior' }).groups.flatMap((group) => group.rows);
    expect(rows.map((row) => `${row.model.name} ${priorOf(row)}`)).toEqual([
      'cvae mixture',
      'cvae normal',
      'gan mixture',
    ]);
    const conditional = gridRows(placed(VAE, CVAE), { ...USUAL, digitClass: 4, prior: 'x' }).groups[0]?.rows;
    expect(conditional?.map(({ digitClass, prior }) => [digitClass, prior])).toEqual([
      [undefined, ''],
      [4, ''],
    ]);
  });

  it('by epoch are each run in the order of its training, behind what does not tell', () => {
    const models = [
      own('b20', 'b', 20),
      own('a5', 'a', 5),
      VAE,
      own('b3', 'b', 3),
      own('?', 'a', undefined),
      own('a1', 'a', 1),
    ];
    expect(rowNames(models, { axis: 'epoch' })).toEqual([['vae 0', '? 0', 'b3 0', 'b20 0', 'a1 0', 'a5 0']]);
    const [group] = gridRows(placed(...models), { ...USUAL, axis: 'epoch' }).groups;
    expect(group?.rows.map(({ place }) => place)).toEqual([2, 4, 3, 0, 5, 1]);
  });

  it('are no more than can be looked at, which is said', () => {
    const many = Array.from({ length: 12 }, (_, n) => shipped(`m${n}`, 12 + (n % 3), 10, 'normal'));
    const { groups, isCut } = gridRows(placed(...many), { ...USUAL, axis: 'class' });
    expect(groups.flatMap(({ rows }) => rows)).toHaveLength(MAX_ROWS);
    expect(isCut).toBe(true);
    expect(gridRows(placed(VAE), USUAL).isCut).toBe(false);
  });

  it('share their latents only where all of them are drawn from N(0, I)', () => {
    const rows = (prior: string) => gridRows(placed(VAE, CVAE), { ...USUAL, prior }).groups[0]?.rows ?? [];
    expect([shareLatents(rows('normal')), shareLatents(rows(''))]).toEqual([true, false]);
  });
});
