// A model in a worker, checked and ready to draw.

import type { CompiledNetwork } from '../backend/backend.ts';
import type { ModelFile } from '../models/modelFile.ts';

export interface LoadedModel {
  readonly model: ModelFile;
  readonly network: CompiledNetwork;
}
