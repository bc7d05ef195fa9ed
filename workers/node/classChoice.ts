// The options about classes. Only conditional models have labels.

import { MAX_CLASS } from '../core/address.ts';
import type { ModelFile } from '../models/modelFile.ts';
import { quote, readWhole } from './arguments.ts';
import { UsageError } from './expectedErrors.ts';

export interface ClassWish {
  /** Of all digits; undefined where each has its own. */
  readonly class: number | undefined;
  /** The file for the labels. */
  readonly labels: string | undefined;
}

/** The classes that a command line asks for, before the model is known. @throws UsageError */
export function readClassWish(
  command: string,
  options: { readonly class?: string | undefined; readonly labels?: string | undefined },
): ClassWish {
  const { labels } = options;
  const asked = readWhole(command, 'class', options.class, { min: 0, max: MAX_CLASS });
  if (labels !== undefined && !labels.endsWith('idx1-ubyte')) {
    throw new UsageError(`${command}: --labels ${quote(labels)}, want a file name that ends in idx1-ubyte`);
  }
  return { class: asked, labels };
}

/** @throws UsageError for an unconditional model */
export function refuseClasses(command: string, { id, classes }: ModelFile, wish: ClassWish): void {
  const given = wish.class !== undefined ? '--class' : wish.labels !== undefined ? '--labels' : undefined;
  if (given === undefined || classes > 0) return;
  throw new UsageError(`${command}: ${given} for ${id}, which is unconditional and has no labels; leave it out`);
}
