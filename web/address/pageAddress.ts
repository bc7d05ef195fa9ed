// The address of what the page shows: `#m=vae&s=5&i=700` for a wall from digit 700 on, with `&d=1` for digit 700 itself,
// large; with `&v=priors` for its digits under every prior of the model, side by side; with `&v=one` for digit 700 alone.
// Other pages have their own `v` and may have fields of their own (views.ts).

import { formatAddress, parseAddress, type DigitAddress } from '../../workers/core/address.ts';
import { randomWord } from '../platform/randomness.ts';
import { MAX_ADDRESS, readFields } from '../../workers/core/readFields.ts';
import { modelOf, type ShippedModels } from '../storage/shippedModel.ts';
import { FRONT, VIEWS, WALL, viewOf } from './views.ts';

export interface PageAddress extends DigitAddress {
  /** Id of the page, one of VIEWS. */
  readonly view: string;
  /** Whether all of the model's priors are shown at once. `prior` then only tells which one an open digit is from. */
  readonly isComparison: boolean;
  /** Whether digit `index` is open large. */
  readonly isOpen: boolean;
  /** What only the page itself understands: the fields that its view lists, as they came. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What could not be used as it came: the field, or what is wrong, with the names that matter. In words: addressProblems.ts. */
export type FragmentProblem = readonly [
  keyof DigitAddress | 'length' | 'rest' | 'view' | 'no model' | 'no prior' | 'one prior' | 'no classes',
  ...string[],
];

/** Canonical text of a page's address, with '#'. */
export function formatFragment({ view: id, isComparison, isOpen, fields, ...address }: PageAddress): string {
  const view = VIEWS.find((known) => known.id === id) ?? FRONT;
  const parts = view.isOfDigits ? [formatAddress(address)] : [];
  if (view === WALL) parts.push(...(isComparison ? ['v=priors'] : []), ...(isOpen ? ['d=1'] : []));
  else parts.push(`v=${view.id}`);
  for (const field of view.fields ?? []) {
    const value = fields[field];
    if (value !== undefined && value !== '') parts.push(`${field}=${encodeURIComponent(value)}`);
  }
  return `#${parts.join('&')}`;
}

/** Reads a fragment. What is missing comes from `defaults`, and so does nonsense, with a word about it. */
export function parseFragment(
  fragment: string,
  defaults: DigitAddress,
  shipped: ShippedModels,
): { readonly address: PageAddress; readonly problems: readonly FragmentProblem[] } {
  const fields = readFields(fragment);
  const problems = [...unreadIn(fragment, fields)];
  const view = viewOf(fields) ?? FRONT;
  if (!viewOf(fields)) problems.unshift(['view', fields.get('v') ?? '']);
  // What other pages have of these fields, they read themselves.
  const { address, problems: unusable } = parseAddress(view.isOfDigits ? fragment : '', defaults);
  for (const { field } of unusable) if (field !== 'rest') problems.push([field]);
  const isOpen = view === WALL && fields.get('d') === '1';
  const model = modelOf(address, shipped);
  if (model.id !== address.model) problems.push(['no model', address.model, model.name]);
  let { prior } = address;
  if (prior !== '' && !model.priors.includes(prior)) {
    problems.push(['no prior', model.name, prior]);
    prior = '';
  }
  let isComparison = fields.get('v') === 'priors';
  if (isComparison && model.priors.length < 2) {
    problems.push(['one prior', model.name]);
    isComparison = false;
  }
  if (isComparison && !isOpen) prior = '';
  if (prior === model.priors[0]) prior = ''; // one address for one wall: the default has no name in it
  let { class: digitClass } = address;
  if (digitClass !== undefined && digitClass >= model.classes) {
    problems.push(['no classes', model.name]);
    digitClass = undefined;
  }
  const own = (view.fields ?? []).flatMap((field) => {
    const value = fields.get(field) ?? '';
    return value === '' ? [] : [[field, value]];
  });
  return {
    address: {
      ...address,
      model: model.id,
      prior,
      class: digitClass,
      view: view.id,
      isComparison,
      isOpen,
      fields: Object.fromEntries(own) as Record<string, string>,
    },
    problems,
  };
}

/** What of a fragment is no field of any page. */
export function unreadIn(fragment: string, fields: URLSearchParams): readonly FragmentProblem[] {
  const rest = fields.get('');
  return [
    ...(fragment.length > MAX_ADDRESS ? [['length'] as const] : []),
    ...(rest === null ? [] : [['rest', rest] as const]),
  ];
}

/** A random seed, short enough to be read aloud. */
export function newSeed(): number {
  return randomWord();
}
