// One answer in a blind test: what was shown, and the answer. Plays come from storage and from files and are checked. Sets
// of plays are joined by id, so that the same play never counts twice.

import { formatAddress, parseAddress } from '../../../../workers/core/address.ts';
import { jsonText } from '../../../storage/recordShape.ts';

/** 'one': real or generated? 'pair': which of two is real? 'models': which of two generated ones looks more real? */
export const MODES = ['one', 'pair', 'models'] as const;
export type Mode = (typeof MODES)[number];

export type Answer = 'real' | 'generated' | 'left' | 'right';

/** `by` of a real digit. */
export const REAL = 'real';

export interface ShownDigit {
  /** Id of a model, or REAL. */
  readonly by: string;
  /** Address of a generated digit; set and number of a real one, such as "test 17". */
  readonly digit: string;
}

export interface Play {
  /** Of session and round: another for every play that anyone has ever made. */
  readonly id: string;
  /** When it was answered, in milliseconds since 1970. */
  readonly at: number;
  readonly mode: Mode;
  /** Whether the picture was taken away after a second. */
  readonly isTimed: boolean;
  /** Of the session, and from 0. */
  readonly seed: number;
  readonly round: number;
  /** One, or left and right. */
  readonly shown: readonly ShownDigit[];
  readonly answer: Answer;
  readonly elapsedMs: number;
}

/** Most characters of an address. */
const MAX_DIGIT = 400;
const NOBODY = { model: '', seed: -1, index: 0, temperature: 1, prior: '' };

/** A play from any value, or a text that says why it is not valid. */
export function checkPlay(value: unknown): Play | string {
  if (typeof value !== 'object' || value === null) return `${short(value)}, want an object`;
  const { id, at, mode, isTimed, seed, round, shown, answer, elapsedMs } = value as Readonly<Record<string, unknown>>; // checked below
  if (typeof id !== 'string' || !/^[0-9a-z]{1,32}\.\d{1,6}$/.test(id)) {
    return `id ${short(id)}, want one such as "k3x8a0.17"`;
  }
  if (!isMode(mode)) return `mode ${short(mode)}, want ${MODES.join(', ')}`;
  if (!isWhole(at) || at > 8.64e15) return `time ${short(at)}, want milliseconds since 1970`;
  if (!isWhole(seed) || !isWhole(round)) return `seed ${short(seed)} and round ${short(round)}, want whole numbers`;
  if (typeof isTimed !== 'boolean') return `isTimed ${short(isTimed)}, want true or false`;
  if (!isWhole(elapsedMs)) return `elapsedMs ${short(elapsedMs)}, want a whole number`;
  const digits = Array.isArray(shown) ? shown.map(checkShown) : [];
  const good = digits.flatMap((digit) => digit ?? []);
  if (good.length !== digits.length || good.length !== (mode === 'one' ? 1 : 2)) {
    return `shown ${short(shown)}, want ${mode === 'one' ? 'one digit' : 'two digits'}`;
  }
  const real = good.filter(({ by }) => by === REAL).length;
  if ((mode === 'pair' && real !== 1) || (mode === 'models' && real !== 0)) {
    return `${real} real digits in mode ${mode}, want ${mode === 'pair' ? 1 : 0}`;
  }
  if (!isAnswer(answer, mode)) {
    return `answer ${short(answer)}, want ${mode === 'one' ? 'real or generated' : 'left or right'}`;
  }
  return { id, at, mode, isTimed, seed, round, shown: good, answer, elapsedMs };
}

/** Plays of several sets, each once, in the order of their time. In whichever order sets are joined, the result is the same. */
export function mergePlays(...sets: readonly (readonly Play[])[]): readonly Play[] {
  const byId = new Map<string, Play>();
  for (const play of sets.flat()) {
    const kept = byId.get(play.id);
    byId.set(play.id, kept ? firstByText(kept, play) : play);
  }
  return [...byId.values()].sort(comparePlays);
}

/** The order of their time. */
export function comparePlays(a: Play, b: Play): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Which of two plays with one id counts: the one whose text comes first. They only differ where a file was changed; of equal
 * ones it is the first.
 */
export function firstByText(a: Play, b: Play): Play {
  return playText(b) < playText(a) ? b : a;
}

/** A play as one text, with its fields in one order. */
function playText({ id, at, mode, isTimed, seed, round, shown, answer, elapsedMs }: Play): string {
  const digits = shown.map(({ by, digit }) => [by, digit]);
  return JSON.stringify([id, at, mode, isTimed, seed, round, digits, answer, elapsedMs]);
}

function checkShown(value: unknown): ShownDigit | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { by, digit } = value as Readonly<Record<string, unknown>>; // checked below
  if (typeof by !== 'string' || typeof digit !== 'string' || digit.length > MAX_DIGIT) return undefined;
  if (by === REAL) return /^(test|training) \d{1,7}$/.test(digit) ? { by, digit } : undefined;
  const { address, problems } = parseAddress(digit, NOBODY);
  const isOne = problems.length === 0 && address.model === by && address.seed >= 0 && by !== '';
  return isOne ? { by, digit: formatAddress(address) } : undefined;
}

function isMode(value: unknown): value is Mode {
  return MODES.some((mode) => mode === value);
}

function isAnswer(value: unknown, mode: Mode): value is Answer {
  return mode === 'one' ? value === 'real' || value === 'generated' : value === 'left' || value === 'right';
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function short(value: unknown): string {
  const text = jsonText(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
