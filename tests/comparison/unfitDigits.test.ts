import { beforeAll, describe, expect, it } from 'vitest';
import { findUnfit, shownDigits, type JudgeDigits } from '../../workers/comparison/unfitDigits.ts';
import { IMAGE_SIZE } from '../../workers/data/digitSet.ts';
import { compileJudge } from '../../workers/evaluation/judgeNetwork.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { openJudge } from '../../workers/node/judgeSource.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { lay, LAID } from '../support/layDigits.ts';

const digits = drawnDigits(120, 4);
let judge: JudgeDigits;

beforeAll(async () => {
  const compiled = compileJudge(await createBackend('wasm'), (await openJudge('test')).judge);
  judge = (images) => Promise.resolve(compiled.judge(images));
});

describe('real digits', () => {
  it('that lie as MNIST’s do, with labels that are theirs or unknown, are fit', async () => {
    expect(await findUnfit(digits.images, digits.labels, judge)).toBeUndefined();
    expect(await findUnfit(digits.images, undefined, judge)).toBeUndefined();
  });

  it.each([
    ['transposed', 'transpose'],
    ['inverted', 'invert'],
    ['transposed and inverted', 'transpose and invert'],
    ['mirrored', 'turn'],
    ['turned to the left', 'turn'],
    ['upside down', 'turn'],
    ['upside down and inverted', 'turn'],
  ])('that are %s cannot be read, and are told to be so: %s', async (how, remedy) => {
    const level = LAID[how];
    if (!level) throw new Error(how);
    const unfit = await findUnfit(lay(digits, level).images, digits.labels, judge);
    if (unfit?.kind !== 'unreadable') throw new Error(`${unfit?.kind} instead of unreadable`);
    expect(unfit.unreadable).toBeGreaterThan(0.2);
    expect(unfit.remedy?.kind).toBe(remedy);
    expect(unfit.remedy?.unreadable).toBeLessThan(0.1);
  });

  it('that lie over each other cannot be read, whatever is tried', async () => {
    const { images } = digits;
    const two = images.map((level, i) => Math.max(level, images[(i + 3 * IMAGE_SIZE) % images.length] ?? 0));
    expect(await findUnfit(two, undefined, judge)).toMatchObject({ kind: 'unreadable', remedy: undefined });
  });

  it('with labels of other digits can be read, but not so', async () => {
    const labels = digits.labels.map((label) => (label + 3) % 10);
    const unfit = await findUnfit(digits.images, labels, judge);
    expect(unfit?.kind === 'labels' && unfit.agreement < 0.1).toBe(true);
  });
});

describe('the digits that are looked at', () => {
  it('are all of a few, and of many some from everywhere', () => {
    expect(shownDigits(3)).toEqual([0, 1, 2]);
    expect(shownDigits(0)).toEqual([]);
    const shown = shownDigits(60_000);
    expect(shown).toHaveLength(256);
    expect([shown[0], shown[128], shown.at(-1)]).toEqual([0, 30_000, 59_765]);
  });
});
