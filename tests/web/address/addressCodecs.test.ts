import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindFields, readBlindFields } from '../../../web/features/compare/blind/blindFields.ts';
import { nowhere } from '../../../web/address/digitLinks.ts';
import { certificateFields, digitOfFields } from '../../../web/address/certificateLink.ts';
import { formatRefs, parseRefs } from '../../../web/features/compare/models/chosenModels.ts';
import { readCompare } from '../../../web/features/compare/compareAddress.ts';
import type { CompareFields } from '../../../web/features/compare/models/compareTab.ts';
import { formatGrid, parseGrid } from '../../../web/features/compare/grid/gridAddress.ts';
import { formatFragment, parseFragment } from '../../../web/address/pageAddress.ts';
import { COMPARE, EXPLORE, FRONT, VIEWS, viewOf } from '../../../web/address/views.ts';
import { formatAsked, parseAsked } from '../../../web/features/explore/handwritingWanted.ts';
import { readExplore } from '../../../web/features/explore/exploreFields.ts';
import { formatView, parseView } from '../../../web/features/explore/mapView.ts';
import { formatPoint, parsePoint } from '../../../web/kit/points.ts';
import { measureFields, parseMeasure } from '../../../web/features/compare/measure/measureAddress.ts';
import { MAX_ADDRESS, readFields } from '../../../workers/core/readFields.ts';
import type { ShippedModels } from '../../../web/storage/shippedModel.ts';

const file = { file: 'vae.safetensors', bytes: 1, sha256: '0'.repeat(64), formatVersion: 1 };
const vae = { id: 'vae', name: 'VAE', kind: 'vae', metrics: {}, ...file, priors: ['mixture', 'normal'], classes: 0 };
const SHIPPED: ShippedModels = [
  vae,
  { ...vae, id: 'cvae', name: 'CVAE', classes: 10 },
  { ...vae, id: 'gan', priors: ['normal'] },
];
const DEFAULTS = { model: 'vae', seed: 99, index: 0, temperature: 1, prior: '' };

/** Addresses of all pages, and of all tabs of those that have several. */
const ADDRESSES = [
  '#m=cvae&s=5&i=7&t=0.8&p=normal&c=3&v=one',
  '#m=vae&s=5&i=700&p=normal&v=priors&d=1',
  '#m=vae&s=5&t=1.25&v=weird&by=distance',
  '#m=cvae&s=5&i=70&v=digit&h=0123456789abcdef',
  '#m=vae&s=5&v=explore&e=morph&b=5.8&g=9.10.3&w=lerp.7',
  '#m=vae&s=5&v=explore&e=map&w=main_-0.5_1.25_40.5',
  '#m=vae&s=5&v=explore&e=handwriting&w=slant.-12_thickness.3.25',
  '#v=compare&how=grid&of=vae~vae-gan~0123456789ab.my%20model%20(2)&s=5&i=70&n=8&t=0.8&by=temperature&x=0.5~1~1.5&w=slider_0-0-3_4-0-3',
  '#v=compare&how=grid&s=5&p=normal&c=3&by=prior.first&x=normal~mixture&w=none_0-0',
  '#v=compare&how=measure&of=vae~cvae&s=7&n=5000&by=ab-12&x=0f0f&w=normal*0.8~*1.2',
  '#v=compare&how=certificate&m=cvae&s=5&i=7&t=0.5&p=normal&c=3',
  '#v=compare&how=blind&s=7&i=3&by=pair&x=timed',
  '#v=compare&how=blind&by=one',
  '#v=compare&how=blind&of=gan~vae-gan&s=7&by=class',
  '#v=learn&on=vae-gan&step=3',
  '#v=exhibit&set=5&round=2',
  '#v=speed&on=cvae',
  '#v=favourites',
];

/** What happens to addresses, by hand and on their way. */
const edit = fc.record({
  at: fc.nat(130),
  removed: fc.nat(4),
  put: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.constantFrom(
      ...[
        '&',
        '=',
        '%',
        '#',
        '?',
        '~',
        '.',
        '..',
        '-',
        '_',
        '*',
        '0',
        '9',
        ' ',
        '+',
        ',',
        ')',
        '\ufeff',
        '\u200b',
        'A',
      ],
    ),
    fc.constantFrom(
      ...[
        '&s=',
        '&s=6',
        '&m=',
        '%26',
        '&amp;',
        '%25',
        '%23',
        '%3D',
        '&of=',
        '&w=~',
        '&h=',
        '&v=',
        '&i=',
        '%FF',
        '\u{1f600}',
      ],
    ),
    fc.integer({ min: 500, max: 3000 }).map((length) => 'ж'.repeat(length)),
  ),
});
const mutated = fc
  .tuple(fc.constantFrom(...ADDRESSES), fc.array(edit, { maxLength: 4 }))
  .map(([address, edits]) =>
    edits.reduce((text, { at, removed, put }) => text.slice(0, at) + put + text.slice(at + removed), address),
  );

/** What a page makes of an address: what it means, and how the page writes it. */
interface Read {
  readonly meant: unknown;
  readonly written: string;
  readonly problems: readonly unknown[];
}

function read(fragment: string): Read {
  if (viewOf(readFields(fragment)) === COMPARE) return readComparison(fragment);
  const { address: came, problems } = parseFragment(fragment, DEFAULTS, SHIPPED);
  const { fields, unread } = came.view === EXPLORE.id ? readExplore(came.fields) : { fields: came.fields, unread: [] };
  const address = { ...came, fields };
  return { meant: address, written: formatFragment(address), problems: [...problems, ...unread] };
}

function readComparison(fragment: string): Read {
  const { address: came, problems } = parseFragment(fragment, DEFAULTS, SHIPPED);
  const { fields, problem } = readCompare(came.fields);
  const { state, own, more } = readTab(fields);
  return {
    meant: [fields['how'], state],
    written: formatFragment({ ...came, fields: { ...fields, ...own } }),
    problems: [...problems, ...(problem === '' ? [] : [problem]), ...more],
  };
}

function readTab(fields: CompareFields): {
  readonly state: unknown;
  readonly own: CompareFields;
  readonly more: readonly unknown[];
} {
  switch (fields['how']) {
    case 'measure': {
      const { problems: more, ...state } = parseMeasure(fields);
      return { state, own: { of: formatRefs(parseRefs(fields['of'])), ...measureFields(state) }, more };
    }
    case 'certificate': {
      const { address, problems: more } = parseFragment(digitOfFields(fields), DEFAULTS, SHIPPED);
      return { state: address, own: certificateFields(address), more };
    }
    case 'blind': {
      const { isNonsense, ...state } = readBlindFields(fields);
      return { state, own: blindFields(state), more: isNonsense ? ['nonsense'] : [] };
    }
    default: {
      const { state, problems: more } = parseGrid(fields);
      return { state, own: formatGrid(state), more };
    }
  }
}

describe('the address of any page', () => {
  it('is there for every page, and is what the page writes', () => {
    const views = new Set(ADDRESSES.map((address) => viewOf(readFields(address)) ?? FRONT));
    expect([...views].map(({ id }) => id).sort()).toEqual(VIEWS.map(({ id }) => id).sort());
    for (const address of ADDRESSES) {
      const { written, problems } = read(address);
      expect([written, problems]).toEqual([address.replace('&n=8', ''), []]);
    }
  });

  it('says the same when it is written, read and written again, and nothing is wrong with it any more', () => {
    fc.assert(
      fc.property(mutated, (fragment) => {
        const once = read(fragment);
        const again = read(once.written);
        expect(again).toEqual({ ...once, problems: [] });
        expect(once.written.length).toBeLessThanOrEqual(MAX_ADDRESS);
      }),
      { numRuns: 3_000, seed: 28 },
    );
  });

  it('is never longer than what is read of it, also with twelve long names of the visitor’s own models', () => {
    const of = Array.from({ length: 12 }, (_, i) => `${String(i).padStart(12, '0')}.${'ж'.repeat(40)}`).join('~');
    const fields = { how: 'grid', of, s: '5' };
    const written = formatFragment({ ...nowhere(COMPARE), fields });
    const { address, problems } = parseFragment(written, DEFAULTS, SHIPPED);
    expect([readCompare(address.fields), problems]).toEqual([{ fields, problem: '' }, []]);
  });
});

describe('what only a tab of Explore understands', () => {
  it('is left out, and given back as it came, where it is nonsense', () => {
    expect(readExplore({ e: 'morph', b: '5.8', g: '5', w: 'slerp.3' })).toEqual({
      fields: { e: 'morph', b: '5.8', w: 'slerp.3' },
      unread: ['g=5'],
    });
    expect(readExplore({ e: 'map', w: 'main_1_2' })).toEqual({ fields: { e: 'map' }, unread: ['w=main_1_2'] });
    expect(readExplore({ e: 'handwriting', w: 'slant.5_x.1' }).unread).toEqual(['w=slant.5_x.1']);
    for (const [e, w] of [
      ['morph', 'lerp'],
      ['morph', 'slerp.60'],
      ['map', 'three'],
      ['map', 'main'],
      ['map', 'three_0_-1.5_120'],
      ['handwriting', 'slant.-5.5_width.3'],
    ] as const) {
      expect(readExplore({ e, w }).unread, w).toEqual([]);
    }
  });

  const text = fc.oneof(
    fc.stringMatching(/^[\d._~-]{0,12}$/),
    fc.stringMatching(/^(slant|width|x)\.-?\d{0,3}(\.\d{0,3})?(_(slant|height)\.-?\d{1,2})?$/),
    fc
      .tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }), fc.double({ noNaN: true }))
      .map((parts) => parts.join('_')),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );

  it('says the same when it is written, read and written again', () => {
    fc.assert(
      fc.property(text, (came) => {
        const point = parsePoint(came);
        if (point) expect(parsePoint(formatPoint(point))).toEqual(point);
        const view = parseView(came);
        if (view) expect(formatView(parseView(formatView(view)) ?? view)).toBe(formatView(view));
        const asked = parseAsked(came);
        expect(parseAsked(formatAsked(asked))).toEqual(asked);
      }),
      { numRuns: 3_000, seed: 28 },
    );
  });
});
