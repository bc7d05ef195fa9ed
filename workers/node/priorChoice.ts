// The option for one of a model's priors.

import type { ModelFile } from '../models/modelFile.ts';
import { quote } from './arguments.ts';
import { UsageError } from './expectedErrors.ts';
import { suggestion } from './suggestion.ts';

/** The id of the prior asked for, or of the model's default. @throws UsageError */
export function choosePrior(command: string, { id: model, priors }: ModelFile, text: string | undefined): string {
  const ids = priors.map(({ id }) => id);
  const known = text === undefined ? ids[0] : ids.find((id) => id === text);
  if (known !== undefined) return known;
  const want = `${model} has ${ids.join(' and ')}${suggestion(text ?? '', ids)}`;
  throw new UsageError(`${command}: --prior ${quote(text ?? '')}, ${want}`);
}
