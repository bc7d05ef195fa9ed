// What the grid shows, as fields of its address: `s=5&i=70&n=8&t=0.8&by=temperature&x=0.5~1~1.5&w=slider_0-0-3_4-0-3`.
// Every state has one text, and whatever the text, there is a state.

import { MAX_CLASS, MAX_INDEX, MAX_SEED, parseTemperature, parseWhole } from '../../../../workers/core/address.ts';
import type { CompareFields } from '../models/compareTab.ts';
import { formatRefs, parseRefs } from '../models/chosenModels.ts';

/** What rows differ in, besides the model. */
export const AXES = ['none', 'temperature', 'class', 'prior', 'epoch'] as const;
export type Axis = (typeof AXES)[number];

/** How two pictures are looked at. */
export const VIEWERS = ['flicker', 'difference', 'slider'] as const;
export type Viewer = (typeof VIEWERS)[number];

export const MAX_DIGITS = 16;
export const USUAL_DIGITS = 8;
export const MAX_VALUES = 10;

/** A picture, or a row of them, by where it stands in the choice: so it stays the same when a model is missing. */
export interface Pick {
  /** Which of the chosen models. */
  readonly model: number;
  /** Which of the axis's values; 0 where it has none. */
  readonly value: number;
  /** Which digit of the row; undefined for all of them. */
  readonly digit: number | undefined;
}

export interface GridState {
  /** Names of models; [] for all that ship. */
  readonly refs: readonly string[];
  /** undefined where the address has none that can be used. */
  readonly seed: number | undefined;
  /** The first digit, and how many. */
  readonly first: number;
  readonly count: number;
  readonly temperature: number;
  /** Of models that are told one; undefined where each digit has its own. */
  readonly digitClass: number | undefined;
  /** Of models that have it; '' for each model's own. */
  readonly prior: string;
  readonly axis: Axis;
  /** [] for the axis's usual ones. */
  readonly values: readonly string[];
  /** Whether rows of one value stand together, instead of rows of one model. */
  readonly isAxisFirst: boolean;
  /** How the picks are looked at; undefined while they are not. */
  readonly viewer: Viewer | undefined;
  /** At most two. */
  readonly picks: readonly Pick[];
}

/** A part of an address that could not be used. */
export type GridProblem = 'seed' | 'digit' | 'count' | 'temperature' | 'class' | 'prior' | 'axis' | 'values' | 'picks';

const AXIS_FIRST = '.first';
const PRIOR_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const PICK = /^(\d{1,2})-(\d{1,2})(?:-(\d{1,2}))?$/;

/** All fields of the grid; '' where what they say is usual. */
export function formatGrid(state: GridState): CompareFields {
  const { refs, seed, first, count, temperature, digitClass, prior, axis, values, isAxisFirst, viewer, picks } = state;
  return {
    of: formatRefs(refs),
    s: seed === undefined ? '' : String(seed),
    i: first === 0 ? '' : String(first),
    n: count === USUAL_DIGITS ? '' : String(count),
    t: temperature === 1 ? '' : String(temperature),
    c: digitClass === undefined ? '' : String(digitClass),
    p: prior,
    by: axis === 'none' ? '' : axis + (isAxisFirst ? AXIS_FIRST : ''),
    x: values.join('~'),
    w: picks.length === 0 ? '' : [viewer ?? 'none', ...picks.map(formatPick)].join('_'),
  };
}

export function parseGrid(fields: CompareFields): {
  readonly state: GridState;
  readonly problems: readonly GridProblem[];
} {
  const problems: GridProblem[] = [];
  function read<Value>(
    field: string,
    problem: GridProblem,
    parse: (text: string) => Value | undefined,
    usual: Value,
  ): Value {
    const text = fields[field] ?? '';
    if (text === '') return usual;
    const value = parse(text);
    if (value === undefined) problems.push(problem);
    return value ?? usual;
  }
  const count = read('n', 'count', (text) => atLeastOne(parseWhole(text, MAX_DIGITS)), USUAL_DIGITS);
  const { axis, isAxisFirst } = read<AxisChoice>('by', 'axis', parseAxis, { axis: 'none', isAxisFirst: false });
  const { viewer, picks } = read('w', 'picks', (text) => parsePicks(text, count), { viewer: undefined, picks: [] });
  const state = {
    refs: parseRefs(fields['of']),
    seed: read<number | undefined>('s', 'seed', (text) => parseWhole(text, MAX_SEED), undefined),
    first: read('i', 'digit', (text) => parseWhole(text, MAX_INDEX - MAX_DIGITS), 0),
    count,
    temperature: read('t', 'temperature', parseTemperature, 1),
    digitClass: read<number | undefined>('c', 'class', (text) => parseWhole(text, MAX_CLASS), undefined),
    prior: read('p', 'prior', (text) => (PRIOR_ID.test(text) ? text : undefined), ''),
    axis,
    values: read('x', 'values', (text) => parseValues(text, axis), []),
    isAxisFirst,
    viewer,
    picks,
  };
  return { state, problems };
}

/** Whether a text can be a value of an axis. */
export function isValue(text: string, axis: Axis): boolean {
  switch (axis) {
    case 'temperature':
      return parseTemperature(text) !== undefined && text === String(Number(text));
    case 'class':
      return parseWhole(text, MAX_CLASS) !== undefined && text.length === 1;
    case 'prior':
      return PRIOR_ID.test(text);
    case 'none':
    case 'epoch':
      return false;
  }
}

/** Values in their order: numbers by size, priors as they came. */
export function sortedValues(values: readonly string[], axis: Axis): readonly string[] {
  return axis === 'prior' ? values : [...values].sort((a, b) => Number(a) - Number(b));
}

function parseValues(text: string, axis: Axis): readonly string[] | undefined {
  const values = [...new Set(text.split('~'))];
  if (values.length > MAX_VALUES || !values.every((value) => isValue(value, axis))) return undefined;
  return sortedValues(values, axis);
}

interface AxisChoice {
  readonly axis: Axis;
  readonly isAxisFirst: boolean;
}

function parseAxis(text: string): AxisChoice | undefined {
  const isAxisFirst = text.endsWith(AXIS_FIRST);
  const name = isAxisFirst ? text.slice(0, -AXIS_FIRST.length) : text;
  const axis = AXES.find((known) => known === name);
  if (axis === undefined || axis === 'none' || (axis === 'epoch' && isAxisFirst)) return undefined;
  return { axis, isAxisFirst };
}

function parsePicks(
  text: string,
  count: number,
): { readonly viewer: Viewer | undefined; readonly picks: readonly Pick[] } | undefined {
  const [name = '', ...rest] = text.split('_');
  const picks = rest.map(parsePick);
  const viewer = VIEWERS.find((known) => known === name);
  if (viewer === undefined && name !== 'none') return undefined;
  const [a, b] = picks;
  if (picks.length < 1 || picks.length > 2 || (viewer !== undefined && picks.length < 2)) return undefined;
  if (a === undefined || (picks.length === 2 && (b === undefined || !canBePaired(a, b)))) return undefined;
  const known = picks.filter((pick) => pick !== undefined);
  return known.every(({ digit }) => digit === undefined || digit < count) ? { viewer, picks: known } : undefined;
}

function parsePick(text: string): Pick | undefined {
  const [, model, value, digit] = PICK.exec(text) ?? [];
  if (model === undefined || value === undefined) return undefined;
  return { model: Number(model), value: Number(value), digit: digit === undefined ? undefined : Number(digit) };
}

function formatPick({ model, value, digit }: Pick): string {
  return [model, value, ...(digit === undefined ? [] : [digit])].join('-');
}

export function isSamePick(a: Pick, b: Pick): boolean {
  return a.model === b.model && a.value === b.value && a.digit === b.digit;
}

/** Pictures go with pictures and rows with rows, and nothing with itself. */
export function canBePaired(a: Pick, b: Pick): boolean {
  return (a.digit === undefined) === (b.digit === undefined) && !isSamePick(a, b);
}

function atLeastOne(value: number | undefined): number | undefined {
  return value === 0 ? undefined : value;
}
