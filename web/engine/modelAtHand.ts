// Starts a model by its id, and asks the workers with it.

import type { LatentEngine } from './latentEngine.ts';
import type { Services } from './services.ts';
import type { ShippedModel } from '../storage/shippedModel.ts';

export interface ModelAtHand {
  readonly model: ShippedModel;
  readonly latents: LatentEngine;
}

/** Starts workers and model, and tells the status bar whose digits come. @throws Error for a model that is not shipped */
export async function modelAtHand({ engine, status, shipped }: Services, id: string): Promise<ModelAtHand> {
  const model = shipped.find((known) => known.id === id);
  if (!model) throw new Error(`lesson: this gallery ships no ${id}`);
  status.show(model, 1);
  engine.start(model);
  return { model, latents: await engine.latentEngine() };
}
