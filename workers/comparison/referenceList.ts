// public/reference/index.json: which files of numbers about real digits this build of the gallery ships, and of which judge.

import { wantList, wantOneOf, wantRecord, wantText, wantWhole } from '../models/foreignJson.ts';
import { MAX_FILE_BYTES } from '../models/safetensors.ts';

/** The digits that samples are held against, and the index of training digits. */
export const REFERENCE_IDS = ['digits', 'training'] as const;

export interface ReferenceFile {
  readonly id: (typeof REFERENCE_IDS)[number];
  /** File name in the folder of the list. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ReferenceList {
  /** sha256 of the judge whose numbers they are. */
  readonly judge: string;
  readonly files: readonly ReferenceFile[];
}

const FORMAT_VERSION = 1;
const SHA256 = /^[0-9a-f]{64}$/;

/** The text of index.json. */
export function formatReferenceList({ judge, files }: ReferenceList): string {
  return `${JSON.stringify({ formatVersion: FORMAT_VERSION, judge, files }, null, 2)}\n`;
}

/** A list out of parsed JSON. @throws ModelFileError */
export function parseReferenceList(value: unknown): ReferenceList {
  const where = 'reference list';
  const fields = wantRecord(value, where, ['formatVersion', 'judge', 'files']);
  wantOneOf(fields.get('formatVersion'), `${where} formatVersion`, [FORMAT_VERSION]);
  const sha256 = (text: unknown, at: string): string => wantText(text, at, { min: 64, max: 64 }, SHA256);
  return {
    judge: sha256(fields.get('judge'), `${where} judge`),
    files: wantList(fields.get('files'), `${where} files`, { min: 1, max: REFERENCE_IDS.length }).map((item, i) => {
      const at = `${where} ${i}`;
      const file = wantRecord(item, at, ['id', 'file', 'bytes', 'sha256']);
      return {
        id: wantOneOf(file.get('id'), `${at} id`, REFERENCE_IDS),
        file: wantText(file.get('file'), `${at} file`, { min: 1, max: 100 }, /^[a-z]+\.safetensors$/),
        bytes: wantWhole(file.get('bytes'), `${at} bytes`, { min: 1, max: MAX_FILE_BYTES }),
        sha256: sha256(file.get('sha256'), `${at} sha256`),
      };
    }),
  };
}
