// Which way in latent space makes digits thicker, more slanted, wider, higher: found from what a worker measures. Only the page
// of handwriting asks for it, so its code comes with that page.

import { collectMeasured } from '../../workers/handwriting/collectMeasured.ts';
import { handwritingDirections, type ControlDirection } from '../../workers/handwriting/directions.ts';

export async function findDirections(
  ...measure: Parameters<typeof collectMeasured>
): Promise<readonly ControlDirection[]> {
  return handwritingDirections(await collectMeasured(...measure));
}
