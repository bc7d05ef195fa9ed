// The card in the metadata of every file of ours, whatever networks it holds: name, format, author, training, licence; and
// how further metadata are read.

import { ModelFileError } from '../core/errors.ts';
import { parseJson, showForeign, wantNumber, wantRecord, wantText, wantWhole } from './foreignJson.ts';

/** The form of ids in files, addresses and file names. */
export const FILE_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

export interface FileCard {
  readonly id: string;
  /** As people read it. */
  readonly name: string;
  readonly licence: string;
  readonly author: string;
  /** How it came to be, for people: data, command, seed, epochs, time, loss curve. JSON. */
  readonly training: Readonly<Record<string, unknown>>;
}

/** The metadata of one file, whose every error says which file and field it was. */
export interface CardFields {
  readonly id: string;
  /** `model file vae` */
  readonly where: string;
  /** Whatever is under `tddne.<key>`; undefined where nothing is. */
  readonly value: (key: string) => string | undefined;
  /** @throws ModelFileError unless there are 1 to `max` characters */
  readonly text: (key: string, max: number) => string;
  /** @throws ModelFileError unless it is JSON */
  readonly json: (key: string) => unknown;
  /** A field's name in errors. */
  readonly at: (key: string) => string;
}

const MAX_JSON = 2 ** 20;
const MAX_METRICS = 256;
const ANY_NUMBER = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };

/** Reads the id, so that all later errors can name the file. `what` is the sort of file. @throws ModelFileError */
export function openCard(metadata: ReadonlyMap<string, string>, what: string): CardFields {
  const id = wantText(metadata.get('tddne.id'), `${what}: tddne.id`, { min: 1, max: 64 }, FILE_ID);
  const where = `${what} ${id}`;
  const at = (key: string): string => `${where}: tddne.${key}`;
  const value = (key: string): string | undefined => metadata.get(`tddne.${key}`);
  const text = (key: string, max: number): string => wantText(value(key), at(key), { min: 1, max });
  return { id, where, at, value, text, json: (key) => parseJson(text(key, MAX_JSON), at(key)) };
}

/** @throws ModelFileError for a format that is not `version`. */
export function checkVersion({ where, at, value }: CardFields, version: number): void {
  const text = value('version');
  if (text === String(version)) return;
  if (text !== undefined && /^[1-9]\d{0,8}$/.test(text)) {
    const newest = `${version}, the newest this page reads`;
    throw new ModelFileError(`${where}: format ${text} is newer than ${newest}; reload to update`);
  }
  throw new ModelFileError(`${at('version')}: ${showForeign(text)}, want "${version}"`);
}

/** @throws ModelFileError */
export function readCard({ id, at, text, json }: CardFields): FileCard {
  return {
    id,
    name: text('name', 100),
    licence: text('licence', 1000),
    author: text('author', 1000),
    training: Object.fromEntries(wantRecord(json('training'), at('training'))),
  };
}

/** @throws ModelFileError */
export function readMetrics({ at, json }: CardFields): Readonly<Record<string, number>> {
  const where = at('metrics');
  const fields = wantRecord(json('metrics'), where);
  wantWhole(fields.size, `${where} count`, { min: 0, max: MAX_METRICS });
  return Object.fromEntries(
    Array.from(fields, ([name, metric]) => [name, wantNumber(metric, `${where} ${showForeign(name)}`, ANY_NUMBER)]),
  );
}

/** The card as metadata. */
export function formatCard({ id, name, licence, author, training }: FileCard, version: number): Map<string, string> {
  return new Map([
    ['tddne.version', String(version)],
    ['tddne.id', id],
    ['tddne.name', name],
    ['tddne.licence', licence],
    ['tddne.author', author],
    ['tddne.training', JSON.stringify(training)],
  ]);
}
