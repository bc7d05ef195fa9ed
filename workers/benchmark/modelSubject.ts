// A model's file as a subject of the benchmark.

import { readModelFile } from '../models/modelFile.ts';
import type { Subject } from './subject.ts';

/** @throws ModelFileError */
export function modelSubject(file: Uint8Array): Subject {
  const { id, network, weights, latent, classes } = readModelFile(file);
  return { id, network, weights, latent, classes };
}
