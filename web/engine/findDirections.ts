// Finds the latent directions that make digits thicker, more slanted, wider or higher, from digits that a worker measures.
// Only the handwriting tab uses it, so its code is loaded with that tab.

import { collectMeasured } from '../../workers/handwriting/collectMeasured.ts';
import { handwritingDirections, type ControlDirection } from '../../workers/handwriting/directions.ts';

export async function findDirections(
  ...measure: Parameters<typeof collectMeasured>
): Promise<readonly ControlDirection[]> {
  return handwritingDirections(await collectMeasured(...measure));
}
