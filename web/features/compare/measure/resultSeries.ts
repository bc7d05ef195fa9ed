// The models of a measurement as plots and tables have them.

import { msg } from '@lit/localize';
import type { MeasuredModel, ModelOutcome } from '../../../../workers/comparison/comparison.ts';
import { REAL, type PlotSeries } from './series.ts';
import type { StoredMeasurement } from './measurement.ts';
import { outcomesOf } from './measurement.ts';
import { modelName } from '../../../text/modelName.ts';

export interface SeenModel {
  readonly series: PlotSeries;
  readonly outcome: MeasuredModel;
}

/** The model that each was asked for as; its place decides what it looks like, so that nothing changes when others come. */
export function seriesOf({ models }: Pick<StoredMeasurement, 'models'>): readonly PlotSeries[] {
  return models.map(({ key, name }, slot) => ({ id: key, name: modelName(name), slot }));
}

/** Those that have been measured, in the order in which they were asked for. */
export function measuredOf(measurement: StoredMeasurement): readonly SeenModel[] {
  const series = seriesOf(measurement);
  return outcomesOf(measurement).flatMap((outcome) => {
    const own = series.find(({ id }) => id === outcome.key);
    return own && isMeasured(outcome) ? [{ series: own, outcome }] : [];
  });
}

export function realSeries(): PlotSeries {
  return { id: 'real', name: msg('Real digits'), slot: REAL };
}

function isMeasured(outcome: ModelOutcome): outcome is MeasuredModel {
  return outcome.status === 'measured';
}
