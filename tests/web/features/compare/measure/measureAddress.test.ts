import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SAMPLES,
  measureFields,
  parseMeasure,
} from '../../../../../web/features/compare/measure/measureAddress.ts';

describe('the address of a measurement', () => {
  it('comes back as it was written, and leaves out what is as usual', () => {
    const asked = {
      n: 5000,
      seed: 9,
      drawn: [
        { prior: '', temperature: 0.8 },
        { prior: 'normal', temperature: 1 },
      ],
    };
    expect(measureFields(asked)).toEqual({ n: '5000', s: '9', w: '*0.8~normal' });
    expect(parseMeasure(measureFields(asked))).toEqual({ ...asked, problems: [] });
    const usual = measureFields({ n: DEFAULT_SAMPLES, seed: 1, drawn: [{ prior: '', temperature: 1 }] });
    expect(usual).toEqual({ n: '', s: '', w: '' });
  });

  it('has nothing wrong where a field is empty, as if it were not there: correcting it must come to an end', () => {
    expect(parseMeasure({ n: '', s: '', w: '' })).toEqual(parseMeasure({}));
    expect(parseMeasure({}).problems).toEqual([]);
  });

  it.each([
    ['too few digits', { n: '999' }, 'n'],
    ['too many', { n: '50001' }, 'n'],
    ['no number', { n: '1e4' }, 'n'],
    ['no seed', { s: '-1' }, 'seed'],
    ['no prior', { w: '!!' }, 'drawn'],
    ['a temperature beyond all', { w: 'normal*4.5' }, 'drawn'],
  ])('names %s, and what it corrects it to is good', (_, fields, problem) => {
    const parsed = parseMeasure(fields);
    expect(parsed.problems).toEqual([problem]);
    expect(parseMeasure(measureFields(parsed)).problems).toEqual([]);
  });
});
