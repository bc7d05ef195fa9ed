// How a model came to be, as its file tells people.

import type { Checkpoint } from './checkpoint.ts';
import type { Losses } from './shard.ts';
import { DRAWN_PREFIX } from './symptoms.ts';

/** Data, command, recipe, epochs, time and loss curve of a finished run, as JSON. `dataName` says which digits those are. */
export function trainingRecord(
  { recipe, data, labels, history, elapsedMs }: Checkpoint,
  command: string,
  dataName: string,
): Readonly<Record<string, unknown>> {
  return {
    data: {
      name: dataName,
      imagesSha256: data,
      ...(labels !== undefined && { labelsSha256: labels }),
    },
    command,
    recipe,
    epochs: history.length,
    elapsedSeconds: Math.round(elapsedMs / 1000),
    lossCurve: history.map(({ epoch, train, heldOut }) => ({ epoch, train: round(train), heldOut: round(heldOut) })),
  };
}

/** Four decimals are what a curve is read to. What kinds of digits were drawn is for symptoms alone. */
function round(losses: Losses): Losses {
  return Object.fromEntries(
    Object.entries(losses)
      .filter(([name]) => !name.startsWith(DRAWN_PREFIX))
      .map(([name, value]) => [name, Number(value.toFixed(4))]),
  );
}
