// What is benchmarked, by id: the two standard networks and the gallery's models.

import { STANDARD_IDS, standardSubject, type Subject } from '../../workers/benchmark/subject.ts';
import { openModel } from '../../workers/node/modelSource.ts';

/** @throws typed errors for a model that is not there or not whole */
export async function openSubject(id: string): Promise<Subject> {
  const standard = STANDARD_IDS.find((candidate) => candidate === id);
  if (standard) return standardSubject(standard);
  const { model } = await openModel('bench', id);
  return { id, network: model.network, weights: model.weights, latent: model.latent, classes: model.classes };
}
