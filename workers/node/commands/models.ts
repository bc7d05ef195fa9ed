// `digits models`: the models of the gallery.

import { readArguments, helpHint } from '../arguments.ts';
import { UsageError } from '../expectedErrors.ts';
import { readModelIndex } from '../modelSource.ts';
import { print, printJson, showBytes, showCount } from '../terminal.ts';
import { alignLeft } from '../textTable.ts';
import type { Command } from './command.ts';

export const modelsCommand: Command = {
  name: 'models',
  summary: 'lists the models of the gallery',
  help: `npm run digits -- models [--json]

Lists the models in public/models, the default first, and the parts of models that other pages use.

  --json    the index as JSON

Examples
  npm run digits -- models
  npm run --silent digits -- models --json`,

  async run(args) {
    const { values, positionals } = readArguments('models', args, { json: { type: 'boolean' } });
    if (positionals.length > 0) {
      throw new UsageError(`models: ${positionals.join(' ')} came, want no words; ${helpHint('models')}`);
    }
    const index = await readModelIndex('models');
    if (values.json) {
      printJson(index);
      return;
    }
    const rows = index.models.map((model) => [
      model.id,
      model.name,
      showBytes(model.bytes),
      `${showCount(model.parameters)} parameters`,
      model.classes === 0 ? `latent ${model.latent}` : `latent ${model.latent}, ${model.classes} classes`,
      `prior ${model.priors.join(' or ')}`,
      showMetrics(model.metrics),
      `sha256 ${model.sha256.slice(0, 8)}`,
    ]);
    const parts = index.parts.map((part) => [
      part.id,
      `${part.kind} of ${part.model}`,
      showBytes(part.bytes),
      `sha256 ${part.sha256.slice(0, 8)}`,
    ]);
    for (const line of [...alignLeft(rows), ...alignLeft(parts)]) print(line);
  },
};

/** The figures that people ask for first; `--json` has all, with their intervals. */
const HEADLINES: readonly (readonly [name: string, title: string, show: (value: number) => string])[] = [
  ['fid', 'FID', (value) => value.toFixed(2)],
  ['unreadable', 'unreadable', (value) => `${(100 * value).toFixed(1)} %`],
  ['labelAgreement', 'label agreement', (value) => `${(100 * value).toFixed(1)} %`],
  ['testNegativeElbo', 'negative ELBO', (value) => `${value.toFixed(2)} nats`],
];

function showMetrics(metrics: Readonly<Record<string, number>>): string {
  return HEADLINES.flatMap(([name, title, show]) => {
    const value = metrics[name];
    return value === undefined ? [] : [`${title} ${show(value)}`];
  }).join(', ');
}
