// Checks a request for digits in the worker, whoever sent it.

import { MAX_CLASS, MAX_INDEX, MAX_SEED, MAX_TEMPERATURE, MIN_TEMPERATURE } from '../core/address.ts';
import { ShapeError } from '../core/errors.ts';
import type { GenerateRequest } from './computeService.ts';

/** Digits per request: 3.2 MB of pixels. More in one go only takes longer to cancel. */
export const MAX_COUNT = 4096;

/** @throws ShapeError naming the first field that does not fit. */
export function checkRequest(request: GenerateRequest): void {
  checkWhole('count', request.count, 1, MAX_COUNT);
  checkWhole('seed', request.seed, 0, MAX_SEED);
  checkWhole('first', request.first, 0, MAX_INDEX - request.count + 1);
  if (request.class !== undefined) checkWhole('class', request.class, 0, MAX_CLASS);
  const { temperature, prior } = request;
  const isTemperature = typeof temperature === 'number'; // the value may be of any type
  if (!(isTemperature && temperature >= MIN_TEMPERATURE && temperature <= MAX_TEMPERATURE)) {
    const want = `want a number from ${MIN_TEMPERATURE} to ${MAX_TEMPERATURE}`;
    throw new ShapeError(`generate: temperature ${String(temperature)}, ${want}`);
  }
  if (prior !== undefined && typeof prior !== 'string') {
    throw new ShapeError(`generate: prior ${String(prior)}, want the id of one of the model's priors`);
  }
}

function checkWhole(field: string, value: number, min: number, max: number): void {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return;
  throw new ShapeError(`generate: ${field} ${String(value)}, want a whole number from ${min} to ${max}`);
}
