// Plays as files: JSON that this page reads again, and CSV for other programs.

import { doubleKey } from '../../../../workers/core/doubleKey.ts';
import { DataError } from '../../../../workers/core/errors.ts';
import { checkPlay, mergePlays, type Play } from './play.ts';

const FORMAT = 'this-digit-does-not-exist plays';
const VERSION = 1;

export function formatPlays(plays: readonly Play[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, plays }, undefined, 1)}\n`;
}

/** A row for each digit that was shown. No field has a comma, a quote or a line break in it. */
export function formatPlaysCsv(plays: readonly Play[]): string {
  const rows = plays.flatMap(({ id, at, mode, isTimed, seed, round, shown, answer, elapsedMs }) =>
    shown.map(({ by, digit }, place) => {
      const where = shown.length === 1 ? 'alone' : place === 0 ? 'left' : 'right';
      const when = new Date(at).toISOString();
      return [id, when, mode, isTimed ? 1 : 0, seed, round + 1, where, by, digit, answer, elapsedMs].join(',');
    }),
  );
  return ['play,time,mode,timed,seed,round,place,by,digit,answer,elapsed_ms', ...rows, ''].join('\r\n');
}

/** The plays of a file, each once, and why entries could not be used. @throws DataError for a file of another kind */
export function parsePlays(text: string): { readonly plays: readonly Play[]; readonly refused: readonly string[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DataError('plays: no JSON, want a file that was saved here');
  }
  const key = doubleKey(text);
  if (key !== undefined) {
    throw new DataError(`plays: key ${JSON.stringify(key.slice(0, 60))} twice in one object, want it once`);
  }
  const { format, version, plays } = (value ?? {}) as Readonly<Record<string, unknown>>; // checked below
  if (format !== FORMAT || !Array.isArray(plays)) {
    throw new DataError(`plays: format ${JSON.stringify(format)?.slice(0, 60) ?? 'none'}, want "${FORMAT}"`);
  }
  if (version !== VERSION) {
    throw new DataError(
      `plays: version ${JSON.stringify(version)?.slice(0, 20) ?? 'none'}, want ${VERSION}; reload the page`,
    );
  }
  const checked = plays.map(checkPlay);
  return {
    plays: mergePlays(checked.flatMap((play) => (typeof play === 'string' ? [] : [play]))),
    refused: checked.flatMap((play) => (typeof play === 'string' ? [play] : [])),
  };
}
