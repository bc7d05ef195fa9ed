// The address of what the page shows: `#m=vae&s=5&i=700` for a wall from digit 700 on, with `&d=1` for digit 700 itself,
// large; with `&v=priors` for its digits under every prior of the model, side by side.

import {
  MAX_INDEX,
  MAX_SEED,
  MAX_TEMPERATURE,
  formatAddress,
  parseAddress,
  type DigitAddress,
} from '../../workers/core/address.ts';
import { modelOf, type ShippedModels } from '../storage/shippedModel.ts';

export interface PageAddress extends DigitAddress {
  /** Whether all of the model's priors are shown at once. `prior` then only tells which one an open digit is from. */
  readonly isComparison: boolean;
  /** Whether digit `index` is open large. */
  readonly isOpen: boolean;
}

/** Canonical text of a page's address, with '#'. */
export function formatFragment({ isComparison, isOpen, ...address }: PageAddress): string {
  return `#${formatAddress(address)}${isComparison ? '&v=priors' : ''}${isOpen ? '&d=1' : ''}`;
}

/** Reads a fragment. What is missing comes from `defaults`, and so does nonsense, with a word about it. */
export function parseFragment(
  fragment: string,
  defaults: DigitAddress,
  shipped: ShippedModels,
): { readonly address: PageAddress; readonly problems: readonly string[] } {
  const { address, problems } = parseAddress(fragment, defaults);
  const texts = problems.map(({ field }) => PROBLEMS[field]);
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const isOpen = fields.get('d') === '1';
  const model = modelOf(address, shipped);
  if (model.id !== address.model) {
    texts.push(`There is no model called “${address.model}” here, so these digits are by ${model.name}.`);
  }
  let { prior } = address;
  if (prior !== '' && !model.priors.includes(prior)) {
    texts.push(`${model.name} has no prior called “${prior}”, so these digits are from its own.`);
    prior = '';
  }
  let isComparison = fields.get('v') === 'priors';
  if (isComparison && model.priors.length < 2) {
    texts.push(`${model.name} has only one prior, so there is none to see beside it.`);
    isComparison = false;
  }
  if (isComparison && !isOpen) prior = '';
  if (prior === model.priors[0]) prior = ''; // one address for one wall: the default has no name in it
  let { class: digitClass } = address;
  if (digitClass !== undefined && digitClass >= model.classes) {
    texts.push(`${model.name} cannot be told which digit to make, so these are its own choice.`);
    digitClass = undefined;
  }
  return { address: { ...address, model: model.id, prior, class: digitClass, isComparison, isOpen }, problems: texts };
}

const upTo = (max: number): string => `a whole number up to ${max.toLocaleString('en')}`;

const PROBLEMS: Readonly<Record<keyof DigitAddress, string>> = {
  model: 'The model in this address has no possible name, so these digits are by another.',
  seed: `The seed in this address is not ${upTo(MAX_SEED)}, so this is another wall.`,
  index: `The digit in this address is not ${upTo(MAX_INDEX)}, so the wall is shown from its beginning.`,
  temperature: `The temperature in this address is not a number from 0 to ${MAX_TEMPERATURE}, so it is 1.`,
  prior: 'The prior in this address has no possible name, so these digits are from the model’s own.',
  class: 'The class in this address is not a digit from 0 to 9, so these are all of them.',
};

/** A seed that nobody has chosen: short enough to be read aloud. */
export function newSeed(): number {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  return seed;
}
