// Models may draw pictures of any size; handwriting and judges take 28×28.

import { ShapeError } from '../core/errors.ts';
import { networkShapes } from '../core/layerSpec.ts';
import { showShape } from '../core/shape.ts';
import { IMAGE_SIZE, SIDE } from '../data/digitSet.ts';
import type { ModelFile } from '../models/modelFile.ts';

/** @throws ShapeError for a model of another size */
export function checkImageSize(job: string, { id, network }: ModelFile): void {
  const made = networkShapes(network).at(-1) ?? [];
  if (made[0] === SIDE && made[0] * (made[1] ?? 0) === IMAGE_SIZE) return;
  throw new ShapeError(`${job}: ${id} makes ${showShape(made)}, want [${SIDE}, ${SIDE}, 1]`);
}
