// Whether a record from storage is a measurement that this version of the page can use. All that is shown or worked with is
// looked at: a record that is damaged anywhere is none.

import { COMPARED_METRICS } from '../../../../workers/comparison/comparedMetrics.ts';
import type { FindingCode } from '../../../../workers/comparison/findings.ts';
import {
  isCount,
  isEither,
  isListOf,
  isNullOr,
  isNumber,
  isOneOf,
  isOptional,
  isRecordOf,
  isText,
  isTime,
  type Check,
} from '../../../storage/recordShape.ts';
import type { StoredMeasurement } from './measurement.ts';

const isNumbers = isListOf(isNumber);
const isMetric = isRecordOf({ value: isNumber, low: isNumber, high: isNumber, floor: isNumber });
const choice = {
  key: isText,
  name: isText,
  sha256: isText,
  prior: isText,
  temperature: isNumber,
  class: isNullOr(isCount),
};
/** All metrics that there are, each by its check. */
function ofMetrics(check: Check): Check {
  return isRecordOf(Object.fromEntries(COMPARED_METRICS.map((metric) => [metric, check])));
}

const FINDINGS: readonly FindingCode[] = [
  'blurred',
  'noisy',
  'unreadable',
  'disobeys',
  'unlikeReal',
  'coversLittle',
  'copies',
];
const isFinding = isEither(
  isRecordOf({ code: isOneOf('classesMissing'), classes: isListOf(isCount) }),
  isRecordOf({ code: isOneOf(...FINDINGS), value: isNumber, low: isNumber, high: isNumber, floor: isNumber }),
);

const isOutcome = isEither(
  isRecordOf({
    ...choice,
    status: isOneOf('measured'),
    metrics: ofMetrics(isNullOr(isMetric)),
    classes: isListOf(isMetric),
    nearest: isNullOr(isRecordOf({ samples: isNumbers, unseen: isNumbers })),
    findings: isListOf(isFinding),
  }),
  isRecordOf({ ...choice, status: isOneOf('failed'), error: isRecordOf({ name: isText, message: isText }) }),
);

const isPoints: Check = (value) => value instanceof Float32Array && value.length % 2 === 0;
const isLabels: Check = (value) => value instanceof Uint8Array;
const isMap = isRecordOf({ principal: isPoints, discriminant: isPoints, labels: isOptional(isLabels) });

const isEvidence = isRecordOf({
  key: isText,
  measured: ofMetrics(
    isOptional(
      isNullOr(isRecordOf({ metric: isMetric, replicates: (value: unknown) => value instanceof Float64Array })),
    ),
  ),
});

const isDifference = isRecordOf({
  metric: isOneOf(...COMPARED_METRICS),
  a: isText,
  b: isText,
  difference: isNumber,
  low: isNumber,
  high: isNumber,
  p: isNumber,
  adjusted: isNumber,
  isReal: isOneOf(true, false),
});

const isSmallness = isEither(
  isRecordOf({ code: isOneOf('fidBias'), n: isNumber, enough: isNumber, floor: isNumber }),
  isRecordOf({ code: isOneOf('coarseShares'), n: isNumber, enough: isNumber }),
  isRecordOf({ code: isOneOf('fewerReal'), n: isNumber, real: isNumber }),
);

const isComparison = isRecordOf({
  version: isOneOf(1),
  n: isCount,
  seed: isCount,
  judge: isRecordOf({ id: isText, sha256: isText, features: isCount }),
  real: isRecordOf({ test: isCount, floor: isCount, manifold: isCount, unseen: isCount, training: isCount }),
  replicates: isRecordOf({ fid: isCount, others: isCount }),
  smallness: isListOf(isSmallness),
  models: isListOf(isOutcome),
  differences: isListOf(isDifference),
});

const isStored = isRecordOf({
  id: isText,
  startedAt: isTime,
  elapsedMs: isTime,
  workers: isCount,
  n: isCount,
  seed: isCount,
  models: isListOf(isRecordOf({ ...choice, ref: isText })),
  parts: isListOf(isRecordOf({ outcome: isOutcome, evidence: isOptional(isEvidence), map: isOptional(isMap) })),
  realMap: isOptional(isMap),
  comparison: isOptional(isComparison),
});

export function isMeasurement(value: unknown): value is StoredMeasurement {
  return isStored(value);
}
