// The rows of the grid, in their order. Models whose latents have one size are a group, because only they can get the same
// latents. Within a group the rows of one model, or of one value of the axis, are neighbours.

import { byModel } from '../../../address/byModel.ts';
import type { CatalogueModel } from '../models/modelCatalogue.ts';
import type { Axis, GridState } from './gridAddress.ts';

/** Most rows: more nobody can compare, and phones lack the memory. */
export const MAX_ROWS = 60;
const USUAL_TEMPERATURES = ['0.5', '1', '1.5'];
const CLASSES = 10;

/** A model with its place in the choice. */
export interface PlacedModel {
  readonly place: number;
  readonly model: CatalogueModel;
}

export interface GridRow {
  readonly place: number;
  readonly model: CatalogueModel;
  /** Which of the axis's values; 0 where it has none for this model. */
  readonly value: number;
  readonly temperature: number;
  /** One of the model's priors; '' for its default. */
  readonly prior: string;
  /** Only of models that are told one. */
  readonly digitClass: number | undefined;
  /** Passes over the training digits, where rows are ordered by them and the model's file says so. */
  readonly epochs: number | undefined;
}

export interface GridGroup {
  readonly latent: number;
  /** Of each model, in the order of the rows. */
  readonly models: readonly CatalogueModel[];
  readonly rows: readonly GridRow[];
}

/** The values of an axis for these models: those of the address, else the usual ones. */
export function axisValues(
  { axis, values }: Pick<GridState, 'axis' | 'values'>,
  models: readonly CatalogueModel[],
): readonly string[] {
  return values.length > 0 ? values : usualValues(axis, models);
}

/** The state of an empty address. */
export function usualValues(axis: Axis, models: readonly CatalogueModel[]): readonly string[] {
  switch (axis) {
    case 'temperature':
      return USUAL_TEMPERATURES;
    case 'class':
      return Array.from({ length: CLASSES }, (_, label) => String(label));
    case 'prior':
      return [...new Set(models.flatMap(({ priors }) => priors))];
    case 'none':
    case 'epoch':
      return [];
  }
}

/** All rows, and whether there are more than are shown. */
export function gridRows(
  models: readonly PlacedModel[],
  state: GridState,
): { readonly groups: readonly GridGroup[]; readonly isCut: boolean } {
  const values = axisValues(
    state,
    models.map(({ model }) => model),
  );
  const ordered = state.axis === 'epoch' ? byEpoch(models) : models;
  const sizes = [...new Set(ordered.map(({ model }) => model.latent))];
  let left = MAX_ROWS;
  let isCut = false;
  const groups = sizes.map((latent) => {
    const members = ordered.filter(({ model }) => model.latent === latent);
    const rows = members.flatMap((member) => rowsOf(member, values, state));
    if (state.isAxisFirst) rows.sort((a, b) => a.value - b.value); // stable: models stay in their order
    const shown = rows.slice(0, left);
    left -= shown.length;
    isCut ||= shown.length < rows.length;
    return { latent, models: members.map(({ model }) => model), rows: shown };
  });
  return { groups: groups.filter(({ rows }) => rows.length > 0), isCut };
}

/** Models of one run next to each other, in the order of their epochs; those whose files do not tell stay before them. */
export function byEpoch(models: readonly PlacedModel[]): readonly PlacedModel[] {
  const runs = new Map<string, PlacedModel[]>();
  const others: PlacedModel[] = [];
  for (const placed of models) {
    const { model } = placed;
    if (!model.isOwn || model.epochs === undefined) others.push(placed);
    else runs.set(model.run, [...(runs.get(model.run) ?? []), placed]);
  }
  const inOrder = [...runs.values()].flatMap((run) => run.sort((a, b) => epochsOf(a) - epochsOf(b)));
  return [...others, ...inOrder];
}

function epochsOf({ model }: PlacedModel): number {
  return model.isOwn ? (model.epochs ?? 0) : 0;
}

function rowsOf({ place, model }: PlacedModel, values: readonly string[], state: GridState): readonly GridRow[] {
  const { axis, temperature, digitClass, prior } = state;
  const drawn = byModel({ prior, class: digitClass }, model);
  const row: GridRow = {
    place,
    model,
    value: 0,
    temperature,
    prior: drawn.prior,
    digitClass: drawn.class,
    epochs: axis === 'epoch' && model.isOwn ? model.epochs : undefined,
  };
  switch (axis) {
    case 'none':
    case 'epoch':
      return [row];
    case 'temperature':
      return values.map((text, value) => ({ ...row, value, temperature: Number(text) }));
    case 'class':
      // A model that is told nothing has one row: whatever it draws.
      if (model.classes === 0) return [row];
      return values.map((text, value) => ({ ...row, value, digitClass: Number(text) }));
    case 'prior': {
      const own = values.flatMap((id, value) => (model.priors.includes(id) ? [{ ...row, value, prior: id }] : []));
      return own.length > 0 ? own : [{ ...row, prior: '' }];
    }
  }
}

/** The prior that a row's digits are drawn from. */
export function priorOf({ prior, model }: GridRow): string {
  return prior === '' ? (model.priors[0] ?? '') : prior;
}

/**
 * Whether digits of one column are one latent in all of these rows: those of N(0, I) are, up to temperature. From fitted
 * mixtures the same random numbers lead each model to a place of its own.
 */
export function shareLatents(rows: readonly GridRow[]): boolean {
  return rows.every((row) => priorOf(row) === 'normal');
}
