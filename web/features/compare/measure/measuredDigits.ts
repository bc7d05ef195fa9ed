// Pictures of the digits that were measured: of any of a model's, by their numbers.

import { msg, str } from '@lit/localize';
import { pictureLink } from '../../../address/digitLinks.ts';
import type { TaskCall } from '../../../engine/asyncTask.ts';
import { findDigits } from '../../../engine/latentDigits.ts';
import type { Services } from '../../../engine/services.ts';
import type { DigitTile } from '../../../kit/digit-tiles.ts';
import { formatNumber } from '../../../text/locale.ts';
import { modelName } from '../../../text/modelName.ts';
import { createCatalogue } from '../models/modelCatalogue.ts';
import type { AskedModel } from './measurement.ts';

/** Tiles of digits of a measured model; none where the model has been taken away since. @throws what the engine throws */
export async function measuredDigits(
  services: Services,
  asked: AskedModel,
  seed: number,
  indices: readonly number[],
  call: TaskCall,
): Promise<readonly DigitTile[]> {
  const catalogue = services.once(createCatalogue);
  const latent = await services.engine.latentEngine();
  await catalogue.load();
  const model = catalogue.find(asked.ref);
  if (!('ref' in model) || indices.length === 0) return [];
  const { prior, temperature } = asked;
  const places = indices.map((index) => ({ seed, index, temperature, prior }));
  const drawn = await findDigits(latent, model, places, call);
  return drawn.map(({ pixels }, i): DigitTile => {
    const index = indices[i] ?? 0;
    const name = modelName(asked.name);
    const tile = { pixels, name: msg(str`Digit ${formatNumber(index)} by ${name}`) };
    return model.isOwn ? tile : { ...tile, href: pictureLink({ model: model.id, seed, index, temperature, prior }) };
  });
}
