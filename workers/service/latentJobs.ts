// Jobs on latents: returning them, drawing them, measuring and moving their handwriting. Loaded at the first such request.

import type { Backend } from '../backend/backend.ts';
import { ShapeError } from '../core/errors.ts';
import { networkShapes } from '../core/layerSpec.ts';
import { CONTROLS } from '../handwriting/directions.ts';
import { measureDigits } from '../handwriting/measures.ts';
import { moveDigits } from '../handwriting/moveDigits.ts';
import { principalDirections } from '../latent/principal.ts';
import { projectRows, type ProjectionRequest } from '../latent/projection.ts';
import { digitLatents, latentInputs } from '../models/digitInputs.ts';
import type { ModelFile } from '../models/modelFile.ts';
import type { Prior } from '../models/prior.ts';
import { checkImageSize } from './checkImageSize.ts';
import { MAX_COUNT } from './generateRequest.ts';
import type {
  DrawnLatents,
  LatentsRequest,
  MeasuredLatents,
  ModelCard,
  MovedLatents,
  MoveRequest,
  PrincipalAnswer,
  PrincipalRequest,
  ProjectedRows,
  RenderedDigits,
  RenderRequest,
} from './latentRequests.ts';
import type { LoadedModel } from './loadedModel.ts';

/** Digits a request moves: each is drawn a few hundred times. */
export const MAX_MOVED = 64;

/** What a model's file says of itself. */
export function cardOf({ id, name, kind, latent, classes, priors, network, metrics, training }: ModelFile): ModelCard {
  const [H = 0, W = 0] = networkShapes(network).at(-1) ?? [];
  return {
    id,
    name,
    kind,
    latent,
    classes,
    priors: priors.map((prior) => prior.id),
    extents: [H, W],
    metrics,
    training,
  };
}

/** Where digits of an address are. @throws ShapeError */
export function drawLatents(
  { model }: LoadedModel,
  backend: Backend,
  prior: Prior,
  request: LatentsRequest,
): DrawnLatents {
  const { z, labels } = digitLatents(model, backend, prior, request);
  return { z: Float32Array.from(z), ...(labels && { labels }) };
}

/** Pictures of latents, which may be anywhere. @throws ShapeError */
export function renderLatents({ model, network }: LoadedModel, { z, labels }: RenderRequest): RenderedDigits {
  const N = checkLatents('render', model, z, labels, MAX_COUNT);
  return { pixels: network.pixels(latentInputs(model, z, labels), N) };
}

/** @throws ShapeError */
export function measureLatents(
  loaded: LoadedModel,
  backend: Backend,
  prior: Prior,
  request: LatentsRequest,
): MeasuredLatents {
  checkImageSize('measure', loaded.model);
  const drawn = drawLatents(loaded, backend, prior, request);
  return { ...drawn, measures: measuresOf(loaded, drawn.z, drawn.labels) };
}

/** @throws ShapeError */
export function moveLatents(loaded: LoadedModel, { z, labels, control, targets }: MoveRequest): MovedLatents {
  const { model } = loaded;
  checkImageSize('move', model);
  const N = checkLatents('move', model, z, labels, MAX_MOVED);
  if (!CONTROLS.includes(control)) {
    throw new ShapeError(`move: control ${String(control)}, want ${CONTROLS.join(', ')}`);
  }
  if (!(targets instanceof Float64Array) || targets.length !== N || !targets.every(Number.isFinite)) {
    throw new ShapeError(`move: targets ${String(targets).slice(0, 40)}, want a finite number for each of ${N} digits`);
  }
  return moveDigits({ z, control, targets }, (tried, rows) =>
    measuresOf(loaded, tried, labels && Uint8Array.from(rows, (n) => labels[n] ?? 0)),
  );
}

/** @throws ShapeError */
export function principalOf(model: ModelFile, prior: Prior, { class: label }: PrincipalRequest): PrincipalAnswer {
  if (label !== undefined && !(Number.isInteger(label) && label >= 0 && label < model.classes)) {
    const want = model.classes === 0 ? 'none: it is unconditional' : `0 to ${model.classes - 1}`;
    throw new ShapeError(`principal: class ${String(label)} of ${model.id}, want ${want}`);
  }
  return principalDirections(prior, model.latent, label);
}

/** @throws ShapeError */
export function projectPoints(request: ProjectionRequest): ProjectedRows {
  return { points: projectRows(request) };
}

function measuresOf(
  { model, network }: LoadedModel,
  z: Float32Array,
  labels: Uint8Array | undefined,
): Float64Array<ArrayBuffer> {
  return measureDigits(network.pixels(latentInputs(model, z, labels), z.length / model.latent));
}

/** How many latents these are. @throws ShapeError unless they are [N, Z] finite numbers, with a class for each where the model is conditional */
function checkLatents(
  job: string,
  { id, latent, classes }: ModelFile,
  z: Float32Array,
  labels: Uint8Array | undefined,
  max: number,
): number {
  const N = z instanceof Float32Array ? z.length / latent : NaN;
  if (!Number.isInteger(N) || N < 1 || N > max) {
    const came = z instanceof Float32Array ? `${z.length} numbers` : String(z).slice(0, 40);
    throw new ShapeError(`${job}: z of ${came} for ${id}, want f32 of [N, ${latent}] with N from 1 to ${max}`);
  }
  const foreign = z.find((value) => !Number.isFinite(value));
  if (foreign !== undefined) throw new ShapeError(`${job}: ${foreign} in z, want finite numbers`);
  if ((labels?.length ?? 0) !== (classes > 0 ? N : 0)) {
    const want = classes > 0 ? `one for each of ${N} digits` : 'none: it is unconditional';
    throw new ShapeError(`${job}: ${labels?.length ?? 0} classes for ${id}, want ${want}`);
  }
  const unknown = labels?.find((label) => label >= classes);
  if (unknown !== undefined) throw new ShapeError(`${job}: class ${unknown} of ${id}, want 0 to ${classes - 1}`);
  return N;
}
