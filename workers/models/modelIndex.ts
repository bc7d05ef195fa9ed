// public/models/index.json: which models this build of the gallery ships. The first is the default.

import { ModelFileError } from '../core/errors.ts';
import { countParameters } from './architecture.ts';
import { FILE_ID } from './fileCard.ts';
import { showForeign, wantList, wantNumber, wantOneOf, wantRecord, wantText, wantWhole } from './foreignJson.ts';
import { classesOf, MODEL_FORMAT_VERSION, MODEL_KINDS, type ModelFile, type ModelKind } from './modelFile.ts';
import { MAX_FILE_BYTES } from './safetensors.ts';

const INDEX_FORMAT_VERSION = 1;
const MAX_MODELS = 100;
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
  /** How many classes it can be told: 0 or 10. */
  readonly classes: 0 | 10;
  /** Ids of the priors it can be drawn from, the default first. */
  readonly priors: readonly string[];
  /** Of the model file. */
  readonly formatVersion: number;
  readonly metrics: Readonly<Record<string, number>>;
}

export interface ModelIndex {
  readonly formatVersion: number;
  /** At least one. */
  readonly models: readonly [ModelIndexEntry, ...ModelIndexEntry[]];
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

/** The text of index.json. */
export function formatModelIndex(models: ModelIndex['models']): string {
  return `${JSON.stringify({ formatVersion: INDEX_FORMAT_VERSION, models }, null, 2)}\n`;
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
  const ids = new Set<string>();
  for (const { id } of [first, ...rest]) {
    if (ids.has(id)) throw new ModelFileError(`${where}: two models are called ${showForeign(id)}, want one`);
    ids.add(id);
  }
  return { formatVersion, models: [first, ...rest] };
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
    // A plain name: an index must not lead a reader out of its folder or to another host.
    file: text('file', 100, /^[A-Za-z0-9][A-Za-z0-9._-]*\.safetensors$/),
    bytes: whole('bytes', MAX_FILE_BYTES),
    sha256: text('sha256', 64, /^[0-9a-f]{64}$/),
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
