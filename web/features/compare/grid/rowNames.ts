// Names of rows, picks and values of the grid.

import { msg, str } from '@lit/localize';
import { formatNumber } from '../../../text/locale.ts';
import { priorName } from '../../../kit/priorName.ts';
import type { Axis } from './gridAddress.ts';
import { priorOf, shareLatents, type GridGroup, type GridRow } from './gridAxes.ts';
import { modelName } from '../../../text/modelName.ts';

/** What sets a row apart from others of its model; '' where nothing does. */
export function detailOf(row: GridRow, axis: Axis): string {
  switch (axis) {
    case 'none':
      return '';
    case 'temperature':
      return msg(str`temperature ${formatNumber(row.temperature)}`);
    case 'class':
      return row.digitClass === undefined ? msg('no class given') : msg(str`class ${row.digitClass}`);
    case 'prior':
      return priorName(priorOf(row));
    case 'epoch':
      return row.epochs === undefined ? msg('epochs unknown') : msg(str`${formatNumber(row.epochs)} epochs`);
  }
}

/** In one line. */
export function rowName(row: GridRow, axis: Axis): string {
  const detail = detailOf(row, axis);
  return detail === '' ? modelName(row.model.name) : `${modelName(row.model.name)}, ${detail}`;
}

/** What is the same in a column of this group. */
export function groupCaption({ latent, models, rows }: GridGroup, isOnly: boolean): string {
  const size = formatNumber(latent);
  if (models.length < 2) {
    return isOnly
      ? msg(str`Latents of ${size} numbers.`)
      : msg(
          str`Latents of ${size} numbers. No other model here has as many, so its digits cannot be paired with others.`,
        );
  }
  if (shareLatents(rows)) return msg(str`Latents of ${size} numbers. All digits of a column are from the same latent.`);
  const canShare = models.every(({ priors }) => priors.includes('normal'));
  return canShare
    ? msg(
        str`Latents of ${size} numbers. A column has the same random numbers; each model’s own prior turns them into another latent. From N(0, I) the latent is the same.`,
      )
    : msg(
        str`Latents of ${size} numbers. A column has the same random numbers; each model’s own prior turns them into another latent.`,
      );
}
