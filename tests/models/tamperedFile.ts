// The sample model's file with something changed that its container does not notice.

import { readSafetensors, writeSafetensors, type StoredTensor } from '../../workers/models/safetensors.ts';
import { sampleFile } from '../support/sampleModel.ts';

/** The sample file with some of its metadata replaced, or left out where undefined, and its tensors changed. */
export function tampered(
  metadata: Readonly<Record<string, unknown>>,
  change: (tensors: Map<string, StoredTensor>) => void = () => undefined,
): Uint8Array {
  const file = readSafetensors(sampleFile());
  const texts = new Map(file.metadata);
  for (const [key, value] of Object.entries(metadata)) {
    if (value === undefined) texts.delete(`tddne.${key}`);
    else texts.set(`tddne.${key}`, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const tensors = new Map(file.tensors);
  change(tensors);
  return writeSafetensors({ metadata: texts, tensors });
}
