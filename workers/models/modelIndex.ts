// public/models/index.json: which models this build of the gallery ships, and which parts of them (partFile.ts). The first
// model is the default.

import { ModelFileError } from '../core/errors.ts';
import { countParameters } from './architecture.ts';
import { FILE_ID } from './fileCard.ts';
import { showForeign, wantList, wantNumber, wantOneOf, wantRecord, wantText, wantWhole } from './foreignJson.ts';
import { classesOf, MODEL_FORMAT_VERSION, MODEL_KINDS, type ModelFile, type ModelKind } from './modelFile.ts';
import { PART_KINDS, type Part, type PartKind } from './partFile.ts';
import { MAX_FILE_BYTES } from './safetensors.ts';

const INDEX_FORMAT_VERSION = 1;
const MAX_MODELS = 100;
const MAX_PARTS = 200;
const MAX_PRIORS = 16;

export interface ModelIndexEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: ModelKind;
  /** File name in the folder of the index. */
  readonly file: string;
  readonly bytes: number;
  /** Of the file; the key of the model caches. */
  readonly sha256: string;
  readonly parameters: number;
  readonly latent: number;
  /** Number of classes it is conditioned on: 0 or 10. */
  readonly classes: 0 | 10;
  /** Ids of the priors it can be drawn from, the default first. */
  readonly priors: readonly string[];
  /** Of the model file. */
  readonly formatVersion: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** An encoder or discriminator of one of the models. */
export interface PartIndexEntry {
  readonly id: string;
  /** Id of its model, which is in the index too. */
  readonly model: string;
  readonly kind: PartKind;
  /** File name in the folder of the index. */
  readonly file: string;
  readonly bytes: number;
  /** Of the file. */
  readonly sha256: string;
}

export interface ModelIndex {
  readonly formatVersion: number;
  /** At least one. */
  readonly models: readonly [ModelIndexEntry, ...ModelIndexEntry[]];
  /** May be none: then the file leaves them out. */
  readonly parts: readonly PartIndexEntry[];
}

/** The entry of a model whose file has these bytes. */
export function indexEntry(model: ModelFile, bytes: number, sha256: string, file: string): ModelIndexEntry {
  return {
    id: model.id,
    name: model.name,
    kind: model.kind,
    file,
    bytes,
    sha256,
    parameters: countParameters(model.network),
    latent: model.latent,
    classes: model.classes,
    priors: model.priors.map(({ id }) => id),
    formatVersion: MODEL_FORMAT_VERSION,
    metrics: model.metrics,
  };
}

/** The entry of a part whose file has these bytes. */
export function partIndexEntry(
  { id, model, kind }: Pick<Part, 'id' | 'model' | 'kind'>,
  bytes: number,
  sha256: string,
  file: string,
): PartIndexEntry {
  return { id, model, kind, file, bytes, sha256 };
}

/** The text of index.json. */
export function formatModelIndex(models: ModelIndex['models'], parts: ModelIndex['parts'] = []): string {
  const index = { formatVersion: INDEX_FORMAT_VERSION, models, ...(parts.length > 0 && { parts }) };
  return `${JSON.stringify(index, null, 2)}\n`;
}

/** An index out of parsed JSON. @throws ModelFileError */
export function parseModelIndex(value: unknown): ModelIndex {
  const where = 'model index';
  const fields = wantRecord(value, where);
  const formatVersion = wantOneOf(fields.get('formatVersion'), `${where} formatVersion`, [INDEX_FORMAT_VERSION]);
  const [first, ...rest] = wantList(fields.get('models'), `${where} models`, { min: 1, max: MAX_MODELS }).map(
    (item, i) => parseEntry(item, `${where} ${i}`),
  );
  if (!first) throw new ModelFileError(`${where}: no models, want at least one`);
  const models = [first, ...rest] as const;
  checkUnique(models, `${where}: two models`);
  return { formatVersion, models, parts: parseParts(fields.get('parts'), models, `${where} parts`) };
}

/** Parts of the models; none where the index has no list of them. */
function parseParts(value: unknown, models: ModelIndex['models'], where: string): ModelIndex['parts'] {
  if (value === undefined) return [];
  const ids = models.map(({ id }) => id);
  const parts = wantList(value, where, { min: 0, max: MAX_PARTS }).map((item, i) =>
    parsePart(item, ids, `${where} ${i}`),
  );
  checkUnique(parts, `${where}: two`);
  return parts;
}

function checkUnique(entries: readonly { readonly id: string }[], where: string): void {
  const ids = new Set<string>();
  for (const { id } of entries) {
    if (ids.has(id)) throw new ModelFileError(`${where} are called ${showForeign(id)}, want one`);
    ids.add(id);
  }
}

function parsePart(value: unknown, models: readonly string[], where: string): PartIndexEntry {
  const fields = wantRecord(value, where, ['id', 'model', 'kind', 'file', 'bytes', 'sha256']);
  return {
    id: wantText(fields.get('id'), `${where} id`, { min: 1, max: 64 }, FILE_ID),
    model: wantOneOf(fields.get('model'), `${where} model`, models),
    kind: wantOneOf(fields.get('kind'), `${where} kind`, PART_KINDS),
    ...parseFile(fields, where),
  };
}

/** Which file it is. */
function parseFile(
  fields: ReadonlyMap<string, unknown>,
  where: string,
): Pick<PartIndexEntry, 'file' | 'bytes' | 'sha256'> {
  return {
    // The file must have a plain name: an index must not lead a reader out of its folder or to another host.
    file: wantText(
      fields.get('file'),
      `${where} file`,
      { min: 1, max: 100 },
      /^[A-Za-z0-9][A-Za-z0-9._-]*\.safetensors$/,
    ),
    bytes: wantWhole(fields.get('bytes'), `${where} bytes`, { min: 1, max: MAX_FILE_BYTES }),
    sha256: wantText(fields.get('sha256'), `${where} sha256`, { min: 1, max: 64 }, /^[0-9a-f]{64}$/),
  };
}

function parseEntry(value: unknown, where: string): ModelIndexEntry {
  const fields = wantRecord(value, where);
  const text = (key: string, max: number, pattern?: RegExp): string =>
    wantText(fields.get(key), `${where} ${key}`, { min: 1, max }, pattern);
  const whole = (key: string, max: number): number => wantWhole(fields.get(key), `${where} ${key}`, { min: 1, max });
  const kind = wantOneOf(fields.get('kind'), `${where} kind`, MODEL_KINDS);
  return {
    id: text('id', 64, FILE_ID),
    name: text('name', 100),
    kind,
    ...parseFile(fields, where),
    parameters: whole('parameters', Number.MAX_SAFE_INTEGER),
    latent: whole('latent', Number.MAX_SAFE_INTEGER),
    classes: wantOneOf(fields.get('classes'), `${where} classes`, [classesOf(kind)]),
    priors: wantList(fields.get('priors'), `${where} priors`, { min: 1, max: MAX_PRIORS }).map((id) =>
      wantText(id, `${where} priors`, { min: 1, max: 64 }, FILE_ID),
    ),
    formatVersion: whole('formatVersion', Number.MAX_SAFE_INTEGER),
    metrics: Object.fromEntries(
      Array.from(wantRecord(fields.get('metrics'), `${where} metrics`), ([name, metric]) => [
        name,
        wantNumber(metric, `${where} metrics ${showForeign(name)}`, { min: -Number.MAX_VALUE, max: Number.MAX_VALUE }),
      ]),
    ),
  };
}
