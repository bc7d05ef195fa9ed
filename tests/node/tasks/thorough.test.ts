import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  longFormsLeftOut,
  longFormsRun,
  takeThorough,
  THOROUGH_VARIABLE,
} from '../../../workers/node/tasks/thorough.ts';

beforeEach(() => {
  vi.stubEnv(THOROUGH_VARIABLE, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('--thorough', () => {
  it('is told to the tests and kept from vitest, which gets all else', () => {
    expect(takeThorough(['dense', '--thorough', '-t', 'title'])).toEqual({
      isThorough: true,
      others: ['dense', '-t', 'title'],
    });
    expect(process.env[THOROUGH_VARIABLE]).toBe('1');
  });

  it('that is not there changes nothing', () => {
    expect(takeThorough(['dense'])).toEqual({ isThorough: false, others: ['dense'] });
    expect(process.env[THOROUGH_VARIABLE]).toBeUndefined();
  });

  it('is said with what it adds, or how to have it', () => {
    expect(longFormsRun()).toContain('axe looks at every page');
    expect(longFormsLeftOut()).toContain('`npm test -- --thorough` runs them too');
  });
});
