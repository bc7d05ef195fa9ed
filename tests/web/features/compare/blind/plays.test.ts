import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlay, mergePlays, type Play } from '../../../../../web/features/compare/blind/play.ts';
import { formatPlays, formatPlaysCsv, parsePlays } from '../../../../../web/features/compare/blind/playsFile.ts';
import { canPlay, ROUNDS, roundsOf, type Material } from '../../../../../web/features/compare/blind/rounds.ts';
import { comparisonsOf, rightAnswers, takenForReal } from '../../../../../web/features/compare/blind/tallies.ts';

const generated = fc
  .record({ by: fc.constantFrom('gan', 'vae', 'cvae-gan'), s: fc.nat(), i: fc.integer({ min: 1, max: 1e6 }) })
  .map(({ by, s, i }) => ({ by, digit: `m=${by}&s=${s}&i=${i}` }));
const real = fc.nat({ max: 9999 }).map((index) => ({ by: 'real', digit: `test ${index}` }));
const head = {
  id: fc.tuple(fc.constantFrom('a1', 'b2', 'c3'), fc.nat({ max: 20 })).map(([session, n]) => `${session}.${n}`),
  at: fc.nat(),
  isTimed: fc.boolean(),
  seed: fc.nat(),
  round: fc.nat({ max: 19 }),
  elapsedMs: fc.nat(),
};
const side = fc.constantFrom('left' as const, 'right' as const);
const play: fc.Arbitrary<Play> = fc.oneof(
  fc.record({
    ...head,
    mode: fc.constant('one' as const),
    shown: fc.tuple(fc.oneof(generated, real)),
    answer: fc.constantFrom('real' as const, 'generated' as const),
  }),
  fc.record({ ...head, mode: fc.constant('pair' as const), shown: fc.tuple(generated, real), answer: side }),
  fc.record({ ...head, mode: fc.constant('models' as const), shown: fc.tuple(generated, generated), answer: side }),
);
const plays = fc.array(play, { maxLength: 30 });

describe('sets of plays', () => {
  it('are joined in any order and grouping to the same, each play once', () => {
    fc.assert(
      fc.property(plays, plays, plays, (a, b, c) => {
        const all = mergePlays(a, b, c);
        expect(mergePlays(c, b, a)).toEqual(all);
        expect(mergePlays(mergePlays(a, b), c)).toEqual(all);
        expect(mergePlays(a, mergePlays(b, c))).toEqual(all);
        expect(mergePlays(all, all, a)).toEqual(all);
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        expect(new Set(all.map(({ id }) => id))).toEqual(new Set([...a, ...b, ...c].map(({ id }) => id)));
      }),
    );
  });

  it('come back from a file as they were, and nothing else comes with them', () => {
    fc.assert(
      fc.property(plays, (some) => {
        const merged = mergePlays(some);
        expect(parsePlays(formatPlays(merged))).toEqual({ plays: merged, refused: [] });
      }),
    );
  });

  it('leave out what is no play, and say why', () => {
    const good = { id: 'a.0', at: 5, mode: 'one', isTimed: false, seed: 1, round: 0, elapsedMs: 9 };
    const shown = [{ by: 'vae', digit: 'm=vae&s=1&i=2' }];
    const file = (...entries: readonly unknown[]): string =>
      JSON.stringify({ format: 'this-digit-does-not-exist plays', version: 1, plays: entries });
    const { plays: kept, refused } = parsePlays(
      file(
        { ...good, shown, answer: 'real', extra: '<script>' },
        { ...good, shown, answer: 'left' },
        { ...good, shown: [{ by: 'vae', digit: 'm=gan&s=1&i=2' }], answer: 'real' },
        { ...good, mode: 'pair', shown: [...shown, ...shown], answer: 'left' },
        { ...good, id: '__proto__', shown, answer: 'real' },
        null,
      ),
    );
    expect(kept).toEqual([{ ...good, shown, answer: 'real' }]);
    expect(refused).toEqual([
      'answer "left", want real or generated',
      'shown [{"by":"vae","digit":"m=gan&s=1&i=2"}], want one digit',
      '0 real digits in mode pair, want 1',
      'id "__proto__", want one such as "k3x8a0.17"',
      'null, want an object',
    ]);
    expect(() => parsePlays('{')).toThrow('plays: no JSON');
    expect(() => parsePlays('[]')).toThrow('plays: format none');
    expect(() => parsePlays(file().replace('"version"', '"plays":[],"version"'))).toThrow(
      'plays: key "plays" twice in one object, want it once',
    );
    expect(() => parsePlays(file().replace('1', '2'))).toThrow('version 2, want 1');
  });

  it('answer anything with a play or a reason', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const checked = checkPlay(value);
        expect(['string', 'object']).toContain(typeof checked);
      }),
    );
  });

  it('are rows of a table for other programs, a digit each', () => {
    const pair: Play = {
      id: 'a.3', at: 0, mode: 'pair', isTimed: true, seed: 7, round: 3, answer: 'right', elapsedMs: 812,
      shown: [{ by: 'real', digit: 'test 17' }, { by: 'gan', digit: 'm=gan&s=7&i=9' }],
    }; // prettier-ignore
    expect(formatPlaysCsv([pair])).toBe(
      'play,time,mode,timed,seed,round,place,by,digit,answer,elapsed_ms\r\n' +
        'a.3,1970-01-01T00:00:00.000Z,pair,1,7,4,left,real,test 17,right,812\r\n' +
        'a.3,1970-01-01T00:00:00.000Z,pair,1,7,4,right,gan,m=gan&s=7&i=9,right,812\r\n',
    );
  });
});

describe('what plays amount to', () => {
  const one = (by: string, answer: 'real' | 'generated', n: number): Play => ({
    id: `a.${n}`, at: n, mode: 'one', isTimed: false, seed: 1, round: 0, answer, elapsedMs: 1, shown: [{ by, digit: '' }],
  }); // prettier-ignore
  const two = (left: string, right: string, answer: 'left' | 'right', n: number): Play => ({
    id: `b.${n}`, at: n, mode: left === 'real' || right === 'real' ? 'pair' : 'models', isTimed: false, seed: 1, round: 0,
    answer, elapsedMs: 1, shown: [{ by: left, digit: '' }, { by: right, digit: '' }],
  }); // prettier-ignore
  const familyOf = (by: string): string => (by.startsWith('c') ? by.slice(1) : by);

  it('is counted by family, and real digits beside them', () => {
    const some = [
      one('vae', 'real', 0),
      one('cvae', 'generated', 1),
      one('real', 'real', 2),
      two('vae', 'real', 'left', 3),
    ];
    expect(Object.fromEntries(takenForReal(some, 'one', familyOf))).toEqual({
      vae: { count: 1, n: 2 },
      real: { count: 1, n: 1 },
    });
    expect(Object.fromEntries(takenForReal(some, 'pair', familyOf))).toEqual({
      vae: { count: 1, n: 1 },
      real: { count: 0, n: 1 },
    });
    expect(rightAnswers([...some, two('vae', 'gan', 'left', 4)])).toEqual({ count: 2, n: 4 });
  });

  it('is who beats whom, in pairs of two families', () => {
    const some = [
      two('vae', 'gan', 'left', 0),
      two('cgan', 'vae', 'right', 1),
      two('gan', 'cgan', 'left', 2),
      two('real', 'gan', 'right', 3),
    ];
    expect(comparisonsOf(some, familyOf)).toEqual({
      players: ['gan', 'real', 'vae'],
      wins: [
        [0, 1, 0],
        [0, 0, 0],
        [2, 0, 0],
      ],
    });
  });
});

describe('a session', () => {
  const material: Material = { families: [['gan', 'cgan'], ['vae'], ['vae-gan']], real: { set: 'test', count: 50 } };

  it('is the same for one seed, another for another, and shows what its mode says', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(roundsOf(seed, 'pair', material)).toEqual(roundsOf(seed, 'pair', material));
        expect(roundsOf(seed, 'pair', material)).not.toEqual(roundsOf(seed + 1, 'pair', material));
        for (const round of roundsOf(seed, 'pair', material)) {
          expect(round.map(({ kind }) => kind).sort()).toEqual(['generated', 'real']);
        }
        for (const round of roundsOf(seed, 'models', { ...material, real: undefined })) {
          const families = round.map((shown) =>
            shown.kind !== 'generated' ? 'real' : shown.model.replace('cgan', 'gan'),
          );
          expect(new Set(families).size).toBe(2);
          expect(families).not.toContain('real');
        }
        expect(roundsOf(seed, 'one', material)).toHaveLength(ROUNDS);
      }),
      { numRuns: 50 },
    );
  });

  it('shows real digits half of the time, and every family as often', () => {
    const shown = Array.from({ length: 100 }, (_, seed) => roundsOf(seed, 'one', material)).flat(2);
    const share = (has: (exhibit: (typeof shown)[number]) => boolean): number =>
      shown.filter(has).length / shown.length;
    // 2,000 draws of a half and of a sixth: four standard deviations are 0.045 and 0.033.
    expect(Math.abs(share(({ kind }) => kind === 'real') - 0.5)).toBeLessThan(0.045);
    const ofVae = share((exhibit) => exhibit.kind === 'generated' && exhibit.model === 'vae');
    expect(Math.abs(ofVae - 1 / 6)).toBeLessThan(0.033);
  });

  it('of one class asks two families for the same class, and all classes come up', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const [left, right] of roundsOf(seed, 'class', { ...material, real: undefined })) {
          if (left.kind !== 'generated' || right?.kind !== 'generated') throw new Error('want two generated digits');
          expect(left.class).toBe(right.class);
          expect(left.model.replace('cgan', 'gan')).not.toBe(right.model.replace('cgan', 'gan'));
        }
      }),
      { numRuns: 50 },
    );
    const all = Array.from({ length: 10 }, (_, seed) => roundsOf(seed, 'class', material)).flat(2);
    expect(new Set(all.map((shown) => (shown.kind === 'generated' ? shown.class : NaN))).size).toBe(10);
  });

  it('of digits drawn here shows each of them once, among as many generated ones of the same classes', () => {
    const shown = roundsOf(5, 'drawn', { ...material, real: undefined, drawn: 10 }).flat();
    const drawn = shown.flatMap((exhibit) => (exhibit.kind === 'drawn' ? exhibit.index : []));
    const others = shown.flatMap((exhibit) => (exhibit.kind === 'generated' ? (exhibit.class ?? []) : []));
    const ten = Array.from({ length: 10 }, (_, i) => i);
    expect([drawn.toSorted(), others.toSorted()]).toEqual([ten, ten]);
    expect(drawn).not.toEqual(ten);
    expect(canPlay('drawn', { ...material, drawn: 9 })).toBe(false);
  });

  it('needs real digits or two families', () => {
    expect(canPlay('one', { ...material, real: undefined })).toBe(false);
    expect(canPlay('models', { families: [['vae'], []], real: undefined })).toBe(false);
    expect(() => roundsOf(1, 'pair', { ...material, real: undefined })).toThrow(
      'nothing to show in a test of kind pair',
    );
  });
});
