import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlay, mergePlays } from '../../../web/features/compare/blind/play.ts';
import { formatPlaysCsv } from '../../../web/features/compare/blind/playsFile.ts';
import { estimateSeconds } from '../../../web/features/compare/measure/estimate.ts';
import { modelsLeft, outcomesOf } from '../../../web/features/compare/measure/measurement.ts';
import { isMeasurement } from '../../../web/features/compare/measure/storedMeasurement.ts';
import { thenAndNow } from '../../../web/features/compare/measure/thenAndNow.ts';
import { checkFavourite, formatFavourites } from '../../../web/features/keep/favouritesFile.ts';
import { isStoredMnistFile } from '../../../web/storage/mnistStore.ts';
import { fileOf } from '../../../web/storage/modelStore.ts';
import { isStoredOwnModel } from '../../../web/features/compare/models/ownModelStore.ts';
import { differencesOf } from '../../../workers/comparison/differences.ts';
import { comparisonCsv } from '../../../workers/comparison/report/csv.ts';
import { comparisonHtml } from '../../../workers/comparison/report/html.ts';
import { damagedRecord } from '../../support/damagedRecords.ts';
import {
  finishedMeasurement,
  storedFavourite,
  storedMnistFile,
  storedOwnModel,
  storedPlay,
  unfinishedMeasurement,
} from '../../support/sampleRecords.ts';

/** Whether a record was taken. What is taken is used as the page uses it, which must not fail. */
const READERS: readonly (readonly [string, unknown, (record: unknown) => boolean])[] = [
  ['a finished measurement', finishedMeasurement, takeMeasurement],
  ['a measurement that was left', unfinishedMeasurement, takeMeasurement],
  ['an answer of a blind test', storedPlay, takePlay],
  ['a favourite', storedFavourite, takeFavourite],
  ['a model of the visitor’s own', storedOwnModel, isStoredOwnModel],
  ['a file of MNIST', storedMnistFile, isStoredMnistFile],
  ['a model’s file', { file: new ArrayBuffer(8) }, takeFile],
];

function takeMeasurement(record: unknown): boolean {
  if (!isMeasurement(record)) return false;
  modelsLeft(record);
  outcomesOf(record);
  estimateSeconds({ models: 2, n: 1000, cores: 2 }, [record]);
  thenAndNow(record, finishedMeasurement);
  thenAndNow(finishedMeasurement, record);
  differencesOf(record.parts.flatMap((part) => part.evidence ?? []));
  new Date(record.startedAt).toISOString();
  if (record.comparison) comparisonHtml(record.comparison).concat(comparisonCsv(record.comparison));
  return true;
}

function takePlay(record: unknown): boolean {
  const checked = checkPlay(record);
  if (typeof checked === 'string') return false;
  formatPlaysCsv(mergePlays([checked], [storedPlay]));
  return true;
}

function takeFavourite(record: unknown): boolean {
  const checked = checkFavourite(record);
  if (typeof checked === 'string') return false;
  formatFavourites([checked]);
  return true;
}

function takeFile(record: unknown): boolean {
  return fileOf(record as { readonly file: unknown } | undefined) !== undefined; // unchecked, as a database gives it
}

describe.each(READERS)('%s from storage', (_, good, take) => {
  it('is taken as it was stored', () => {
    expect(take(good)).toBe(true);
    expect(take(structuredClone(good))).toBe(true);
  });

  it('is taken or left where it is damaged, and nothing fails because of it', () => {
    let left = 0;
    fc.assert(
      fc.property(damagedRecord(good), (damaged) => {
        if (!take(damaged)) left++;
      }),
      { seed: 28, numRuns: 3000 },
    );
    expect(left).toBeGreaterThan(1000);
  });
});
