// A copy of MNIST as a visitor would open it: small files of digits that the project draws, or of given ones.

import type { Page } from 'playwright';
import type { DigitSet } from '../../workers/data/digitSet.ts';
import { filesOfSets, mnistFiles } from '../support/mnistFolder.ts';

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The four files. */
export function smallMnist(training = 200, test = 60): readonly GivenFile[] {
  return [...mnistFiles(training, test)].map(([name, bytes]) => given(name, bytes));
}

/** The four files with these digits in them. */
export function mnistOf(sets: { readonly training: DigitSet; readonly test: DigitSet }): readonly GivenFile[] {
  return [...filesOfSets(sets)].map(([name, bytes]) => given(name, bytes));
}

export function given(name: string, bytes: Uint8Array | string): GivenFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

/** Opens files in the panel of the copy, and waits until it has taken what it can use. */
export async function openMnist(
  page: Page,
  files: readonly GivenFile[],
  state: 'all' | 'some' | 'none' = 'all',
): Promise<void> {
  await page.locator('mnist-copy input[type=file]').setInputFiles([...files]);
  await page.locator(`mnist-copy section[data-state=${state}]`).waitFor();
}
