// The handwriting that is asked for, in the order of the requests: `slant.12_thickness.3.25` in the address.

import { CONTROLS, type Control } from '../../../workers/handwriting/directions.ts';

export interface Asked {
  readonly control: Control;
  /** In the control's unit. */
  readonly value: number;
}

/** Far beyond what any digit measures. */
const MAX_VALUE = 90;

export function formatAsked(asked: readonly Asked[]): string {
  return asked.map(({ control, value }) => `${control}.${Number(value.toFixed(2))}`).join('_');
}

/** The valid requests of a text; the others are left out. */
export function parseAsked(text: string): readonly Asked[] {
  const asked = text.split('_').flatMap((part): Asked[] => {
    const [name = ''] = part.split('.', 1);
    const control = CONTROLS.find((known) => known === name);
    const number = part.slice(name.length + 1);
    const value = /^-?\d{1,2}(\.\d{1,2})?$/.test(number) ? Number(number) + 0 : NaN; // of −0 a plain 0
    return control && Math.abs(value) <= MAX_VALUE ? [{ control, value }] : [];
  });
  return asked.filter(({ control }, i) => asked.findIndex((other) => other.control === control) === i);
}

/** The same with one control last, so that it takes precedence over the others; undefined removes it. */
export function askedLast(asked: readonly Asked[], control: Control, value: number | undefined): readonly Asked[] {
  const others = asked.filter((other) => other.control !== control);
  return value === undefined ? others : [...others, { control, value }];
}
