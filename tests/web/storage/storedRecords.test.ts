import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlay, mergePlays, type Play } from '../../../web/features/compare/blind/play.ts';
import { formatPlaysCsv } from '../../../web/features/compare/blind/playsFile.ts';
import { estimateSeconds } from '../../../web/features/compare/measure/estimate.ts';
import { modelsLeft, outcomesOf, type StoredMeasurement } from '../../../web/features/compare/measure/measurement.ts';
import { isMeasurement } from '../../../web/features/compare/measure/storedMeasurement.ts';
import { thenAndNow } from '../../../web/features/compare/measure/thenAndNow.ts';
import { checkFavourite, formatFavourites } from '../../../web/features/keep/favouritesFile.ts';
import { isStoredMnistFile } from '../../../web/storage/mnistStore.ts';
import { fileOf } from '../../../web/storage/modelStore.ts';
import { isStoredOwnModel } from '../../../web/storage/ownModelStore.ts';
import { COMPARED_METRICS } from '../../../workers/comparison/comparedMetrics.ts';
import { differencesOf } from '../../../workers/comparison/differences.ts';
import { comparisonCsv } from '../../../workers/comparison/report/csv.ts';
import { comparisonHtml } from '../../../workers/comparison/report/html.ts';
import { damagedRecord } from '../../support/damagedRecords.ts';
import { comparison } from '../../support/sampleComparison.ts';

const SHA = '0123456789abcdef'.repeat(4);
const metric = { value: 1, low: 0, high: 2, floor: 1 };
const points = { principal: new Float32Array(4), discriminant: new Float32Array(4) };
const evidence = (key: string) => {
  const measured = { metric, replicates: Float64Array.of(1, 2, 3) };
  return { key, measured: Object.fromEntries(COMPARED_METRICS.map((name) => [name, measured])) };
};
const finished: StoredMeasurement = {
  ...{ id: 'a', startedAt: 1e12, elapsedMs: 5000, workers: 2, n: 1000, seed: 7 },
  models: comparison.models.map(({ key, name, sha256, prior, temperature }) => {
    return { ref: key, key, name, sha256, prior, temperature, class: null };
  }),
  parts: comparison.models.map((outcome) => ({ outcome, evidence: undefined, map: points })),
  realMap: points,
  comparison,
};
const unfinished: StoredMeasurement = {
  ...finished,
  parts: comparison.models.slice(0, 2).map((outcome) => ({ outcome, evidence: evidence(outcome.key) })),
  comparison: undefined,
};
const play: Play = {
  ...{ id: 'a1.0', at: 5, mode: 'pair', isTimed: false, seed: 1, round: 0, answer: 'left', elapsedMs: 9 },
  shown: [
    { by: 'vae', digit: 'm=vae&s=1&i=2' },
    { by: 'real', digit: 'test 17' },
  ],
};
const favourite = { address: 'm=vae&s=3&i=7', sha256: SHA, addedAt: 1e12 };
const ownModel = {
  ...{ sha256: SHA, bytes: 9, name: 'mine', addedAt: 1e12, kind: 'vae', latent: 20, classes: 0, priors: ['normal'] },
  ...{ epochs: 3, run: '["vae",null]' },
};
const mnistFile = { part: 'test labels', name: 't10k', file: new Blob(['x']), count: 1 };

/** Whether a record was taken. What is taken is used as the page uses it, which must not fail. */
const READERS: readonly (readonly [string, unknown, (record: unknown) => boolean])[] = [
  ['a finished measurement', finished, takeMeasurement],
  ['a measurement that was left', unfinished, takeMeasurement],
  ['an answer of a blind test', play, takePlay],
  ['a favourite', favourite, takeFavourite],
  ['a model of the visitor’s own', ownModel, isStoredOwnModel],
  ['a file of MNIST', mnistFile, isStoredMnistFile],
  ['a model’s file', { file: new ArrayBuffer(8) }, takeFile],
];

function takeMeasurement(record: unknown): boolean {
  if (!isMeasurement(record)) return false;
  modelsLeft(record);
  outcomesOf(record);
  estimateSeconds({ models: 2, n: 1000, cores: 2 }, [record]);
  thenAndNow(record, finished);
  thenAndNow(finished, record);
  differencesOf(record.parts.flatMap((part) => part.evidence ?? []));
  new Date(record.startedAt).toISOString();
  if (record.comparison) comparisonHtml(record.comparison).concat(comparisonCsv(record.comparison));
  return true;
}

function takePlay(record: unknown): boolean {
  const checked = checkPlay(record);
  if (typeof checked === 'string') return false;
  formatPlaysCsv(mergePlays([checked], [play]));
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
