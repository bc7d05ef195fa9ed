// Real digits as numbers, against which models are measured: fetched when they are first needed, checked, and kept on this
// device.

import { referenceOf, type Reference } from '../../workers/comparison/reference.ts';
import { readReference } from '../../workers/comparison/referenceFile.ts';
import { readTrainingIndex } from '../../workers/comparison/trainingFile.ts';
import { DownloadError } from '../../workers/core/errors.ts';
import { createDatabase } from '../storage/database.ts';
import { ModelLoader } from '../storage/modelLoader.ts';
import { createModelStore } from '../storage/modelStore.ts';
import { shippedReference, type ShippedReference } from '../storage/shippedReference.ts';
import { untilAborted } from './untilAborted.ts';

const WHERE = 'reference';

export interface ReferenceCall {
  readonly signal: AbortSignal;
  /** Told while files come over the network. */
  readonly onDownload?: (receivedBytes: number, bytes: number) => void;
}

let loading: Promise<Reference> | undefined;
/** Those who want to know how much has come. */
const watchers = new Set<(receivedBytes: number) => void>();

/** How much is fetched if none of it is on the device. */
export const REFERENCE_BYTES = shippedReference.reduce((sum, { bytes }) => sum + bytes, 0);

/** The same for all who ask. @throws DownloadError, ModelFileError, DataError; AbortError. What failed is tried anew by the next call. */
export async function referenceNumbers({ signal, onDownload }: ReferenceCall): Promise<Reference> {
  const watch = (receivedBytes: number): void => onDownload?.(receivedBytes, REFERENCE_BYTES);
  watchers.add(watch);
  loading ??= load();
  loading.catch(() => (loading = undefined));
  try {
    return await untilAborted(loading, signal, WHERE);
  } finally {
    watchers.delete(watch);
  }
}

async function load(): Promise<Reference> {
  const loader = new ModelLoader({
    store: createModelStore(createDatabase(), 'references'),
    onStorageFailure: () => undefined, // the page has said so when it came to models
  });
  const received = new Map<string, number>();
  const fetchOne = async (wanted: ShippedReference): Promise<Uint8Array> => {
    const { file, from } = await loader.load(wanted, (bytes) => {
      received.set(wanted.id, bytes);
      const sum = [...received.values()].reduce((a, b) => a + b, 0);
      for (const watch of watchers) watch(sum);
    });
    if (from === 'network') void loader.keep(wanted, file, shippedReference);
    return file;
  };
  const [digits, training] = ['digits', 'training'].map((id) => shippedReference.find((file) => file.id === id));
  if (!digits) {
    throw new DownloadError(
      `${WHERE}: this site ships no numbers of real digits, want public/reference; build it anew`,
    );
  }
  const [numbers, index] = await Promise.all([fetchOne(digits), training && fetchOne(training)]);
  return referenceOf(readReference(numbers), index ? readTrainingIndex(index) : null);
}
