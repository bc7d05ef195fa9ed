// What each Explore tab shows at first, where the address names no model: the model that shows it best, and digits that were chosen
// by looking at sheets of them. arrival/pageNeeds.ts asks for these models ahead.

import { msg } from '@lit/localize';
import { readFields } from '../../../workers/core/readFields.ts';
import type { PageAddress } from '../../address/pageAddress.ts';
import type { ShippedModel, ShippedModels } from '../../storage/shippedModel.ts';

interface Example {
  /** Id of the model. */
  readonly model: string;
  /** Digits: that of the address, and the further ones. */
  readonly digits?: Pick<PageAddress, 'seed' | 'index' | 'fields'>;
}

const SEED = 7;

/** By the tab's id. VAE-GAN is sharper than a VAE halfway between two digits, and its latents add up better than a GAN's. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  // A 3 becomes an 8.
  morph: { model: 'vae-gan', digits: { seed: SEED, index: 80, fields: { b: `${SEED}.9` } } },
  draw: { model: 'vae-gan' },
  styles: { model: 'cgan' },
  handwriting: { model: 'cvae-gan' },
  // A 0, a 3 and a 7.
  map: { model: 'vae-gan', digits: { seed: SEED, index: 42, fields: { b: `${SEED}.80`, g: `${SEED}.34` } } },
  // A bold 3 − a fine 3 + a fine 7 = a bold 7.
  arithmetic: { model: 'vae-gan', digits: { seed: SEED, index: 175, fields: { b: `${SEED}.8`, g: `${SEED}.34` } } },
};

/** Fields of an address that say which digits are meant. */
const OF_DIGITS = ['s', 'i', 't', 'p', 'c', 'b', 'g', 'w'] as const;

/** The address with the tab's example in it: its model where `fragment` names none, its digits where it names none of these either. */
export function withExample(address: PageAddress, tab: string, fragment: string, shipped: ShippedModels): PageAddress {
  const named = readFields(fragment);
  const example = EXAMPLES[tab];
  const model = shipped.find(({ id }) => id === example?.model);
  if (!example || !model || named.has('m')) return address;
  const digits = OF_DIGITS.some((field) => named.has(field)) ? undefined : example.digits;
  return {
    ...address,
    ...digits,
    model: model.id,
    prior: model.priors.includes(address.prior) ? address.prior : '',
    fields: { ...address.fields, ...digits?.fields },
  };
}

/** Whether an address shows a tab's example, wherever in it the visitor is. */
export function isExample(
  { model, seed, index, temperature, prior, class: ofClass, fields }: PageAddress,
  tab: string,
): boolean {
  const { model: begun, digits } = EXAMPLES[tab] ?? {};
  if (!digits || model !== begun || temperature !== 1 || prior !== '' || ofClass !== undefined) return false;
  const isFirst = seed === digits.seed && index === digits.index;
  return isFirst && fields['b'] === digits.fields['b'] && fields['g'] === digits.fields['g'];
}

/** Why the gallery begins with another model here; nothing for the model that it begins with, and where all are as good. */
export function whyNot(tab: string, { id, kind, classes }: ShippedModel, shipped: ShippedModels): string | undefined {
  const best = EXAMPLES[tab]?.model;
  if (id === best || !shipped.some((model) => model.id === best)) return undefined;
  if (classes > 0) {
    switch (tab) {
      case 'morph':
        return msg(
          'This model is told which digit to draw, so a morph to another digit jumps in the middle. VAE-GAN, told nothing, changes step by step.',
        );
      case 'map':
        return msg(
          'This model is told which digit to draw, so its whole map shows that one. The map of VAE-GAN, told nothing, shows different ones.',
        );
      case 'arithmetic':
        return msg(
          'This model is told which digit to draw, so the result has the class of C, and only the handwriting is added. With VAE-GAN, told nothing, all is added.',
        );
    }
  }
  if (tab !== 'morph' && tab !== 'map' && tab !== 'arithmetic') return undefined;
  if (kind === 'vae') return msg('Digits of a VAE blur between two others. VAE-GAN stays sharp there.');
  if (kind === 'gan')
    return msg(
      'A GAN has no encoder that puts digits alike near each other. VAE-GAN has one, so its paths and sums are smoother.',
    );
  return undefined;
}
