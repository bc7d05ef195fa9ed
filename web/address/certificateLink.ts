// The address of a digit's certificate.

import type { DigitAddress } from '../../workers/core/address.ts';
import { formatAddress } from '../../workers/core/address.ts';
import { nowhere } from './digitLinks.ts';
import { readFields } from '../../workers/core/readFields.ts';
import { formatFragment, type PageAddress } from './pageAddress.ts';
import { COMPARE } from './views.ts';

export const CERTIFICATE_TAB = 'certificate';
/** Fields of a digit's address. */
const FIELDS = ['m', 's', 'i', 't', 'p', 'c'] as const;

/** A digit as fields of the page's address. Fields that the digit does not have are removed. */
export function certificateFields(digit: DigitAddress): PageAddress['fields'] {
  const came = readFields(formatAddress(digit));
  return Object.fromEntries(FIELDS.map((field) => [field, came.get(field) ?? '']));
}

/** The fragment of the certificate of a digit. */
export function certificateLink(digit: DigitAddress): string {
  return formatFragment({ ...nowhere(COMPARE), fields: { how: CERTIFICATE_TAB, ...certificateFields(digit) } });
}

/** The digit of the fields, as the fragment of an address. */
export function digitOfFields(fields: PageAddress['fields']): string {
  const named = FIELDS.flatMap((field) => {
    const value = fields[field] ?? '';
    return value === '' ? [] : [`${field}=${encodeURIComponent(value)}`];
  });
  return `#${[...named, 'v=digit'].join('&')}`;
}
