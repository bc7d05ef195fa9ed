// The address of what the page shows: `#m=vae&s=5&i=700` for a wall from digit 700 on, with `&d=1` for digit 700 itself,
// large; with `&v=priors` for its digits under every prior of the model, side by side; with `&v=one` for digit 700 alone.
// Other pages have their own `v` and may have fields of their own (views.ts).

import { msg, str } from '@lit/localize';
import {
  MAX_INDEX,
  MAX_SEED,
  MAX_TEMPERATURE,
  formatAddress,
  parseAddress,
  type DigitAddress,
} from '../../workers/core/address.ts';
import { randomWord } from '../platform/randomness.ts';
import { modelOf, type ShippedModels } from '../storage/shippedModel.ts';
import { MAX_ADDRESS, fieldsOf } from './addressFields.ts';
import { formatNumber } from './locale.ts';
import { FRONT, VIEWS, WALL, viewOf } from './views.ts';

/** As much of a name from an address as a message repeats. */
const MAX_NAME = 40;

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
): { readonly address: PageAddress; readonly problems: readonly string[] } {
  const text = fragment.slice(0, MAX_ADDRESS);
  const { address, problems } = parseAddress(text, defaults);
  const texts = problems.map(({ field }) => problemOf(field));
  if (fragment.length > MAX_ADDRESS) texts.unshift(msg('This address is too long; only its beginning was read.'));
  const fields = fieldsOf(text);
  const view = viewOf(fields) ?? FRONT;
  if (!viewOf(fields)) {
    const name = (fields.get('v') ?? '').slice(0, MAX_NAME);
    texts.unshift(msg(str`There is no page called “${name}” here, so this is the front page.`));
  }
  const isOpen = view === WALL && fields.get('d') === '1';
  const model = modelOf(address, shipped);
  if (model.id !== address.model) {
    texts.push(msg(str`There is no model called “${address.model}” here, so these digits are by ${model.name}.`));
  }
  let { prior } = address;
  if (prior !== '' && !model.priors.includes(prior)) {
    texts.push(msg(str`${model.name} has no prior called “${prior}”, so these digits are from its own.`));
    prior = '';
  }
  let isComparison = fields.get('v') === 'priors';
  if (isComparison && model.priors.length < 2) {
    texts.push(msg(str`${model.name} has only one prior, so there is none to see beside it.`));
    isComparison = false;
  }
  if (isComparison && !isOpen) prior = '';
  if (prior === model.priors[0]) prior = ''; // one address for one wall: the default has no name in it
  let { class: digitClass } = address;
  if (digitClass !== undefined && digitClass >= model.classes) {
    texts.push(msg(str`${model.name} cannot be told which digit to make, so these are its own choice.`));
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
    problems: texts,
  };
}

function problemOf(field: keyof DigitAddress): string {
  switch (field) {
    case 'model':
      return msg('The model in this address has no possible name, so these digits are by another.');
    case 'seed':
      return msg(
        str`The seed in this address is not a whole number up to ${formatNumber(MAX_SEED)}, so it is another one.`,
      );
    case 'index':
      return msg(
        str`The digit in this address is not a whole number up to ${formatNumber(MAX_INDEX)}, so it is the first one.`,
      );
    case 'temperature':
      return msg(
        str`The temperature in this address is not a number from 0 to ${formatNumber(MAX_TEMPERATURE)}, so it is 1.`,
      );
    case 'prior':
      return msg('The prior in this address has no possible name, so these digits are from the model’s own.');
    case 'class':
      return msg('The class in this address is not a digit from 0 to 9, so these are all of them.');
  }
}

/** A seed that nobody has chosen: short enough to be read aloud. */
export function newSeed(): number {
  return randomWord();
}
