// The share of a model's digits that the judge cannot read, as measured when the model was published.

import type { ShippedModel } from '../storage/shippedModel.ts';
import { formatNumber } from '../text/locale.ts';

const PERCENT = { style: 'percent', maximumSignificantDigits: 2 } as const;

/**
 * The share of digits from a prior that the judge cannot read, in words; undefined where it was not measured.
 * Metrics of the default prior have plain names, those of others begin with the prior's: `normalUnreadable`.
 */
export function unreadableShare({ priors, metrics }: ShippedModel, prior: string): string | undefined {
  return shown(metrics[prior === priors[0] ? 'unreadable' : `${prior}Unreadable`]);
}

/** The same of real digits. */
export function unreadableReal({ metrics }: ShippedModel): string | undefined {
  return shown(metrics['unreadableReal']);
}

function shown(share: number | undefined): string | undefined {
  return share === undefined ? undefined : formatNumber(share, PERCENT);
}
