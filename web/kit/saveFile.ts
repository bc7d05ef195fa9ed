// Names of saved files, and their way into the visitor's downloads.

import type { DigitAddress } from '../../workers/core/address.ts';

/** `digit-vae-3-7.png`; temperature, prior and class are in the name too where they differ from the default: `digit-cvae-3-7-t0.5-c4.png`. */
export function fileName(
  { model, seed, index, temperature, prior, class: digitClass }: DigitAddress,
  ending: string,
  what = 'digit',
): string {
  const parts = [what, model, String(seed), String(index)];
  if (temperature !== 1) parts.push(`t${temperature}`);
  if (prior !== '') parts.push(prior);
  if (digitClass !== undefined) parts.push(`c${digitClass}`);
  return `${parts.join('-')}.${ending}`;
}

/** Saves a file to the visitor's downloads. */
export function saveFile(content: BlobPart, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The download has its own hold on the data once it has begun.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
