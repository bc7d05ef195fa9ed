// A measure of handwriting with its unit, in the visitor's language.

import { msg, str } from '@lit/localize';
import { UNITS } from '../../../workers/handwriting/measures.ts';
import { formatNumber } from '../../text/locale.ts';

const DECIMALS = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** Degrees stand at their number, pixels beside it. */
export function measureText(value: number, control: Exclude<keyof typeof UNITS, 'ink'>): string {
  const shown = formatNumber(value, DECIMALS);
  return UNITS[control] === '°' ? `${shown}°` : msg(str`${shown} px`);
}
