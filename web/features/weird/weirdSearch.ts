// Searches the next digits of a seed for weird ones: workers draw and judge them in chunks, and the page sorts them.

import type { LatentAddress, LatentEngine } from '../../engine/latentEngine.ts';
import type { ShippedModel } from '../../storage/shippedModel.ts';
import { digitAt, NO_INK } from '../../ink/pixels.ts';
import { weirdnessOf, type Weirdness } from './weirdness.ts';

/** Digits per request: some milliseconds of work, so that cancelling takes effect at once. */
const CHUNK = 40;
/** Requests at a time, so that no worker waits. */
const AHEAD = 4;

/** Judged digits from `first` on; fewer than were asked for when the search was cancelled. */
export interface JudgedRange {
  readonly first: number;
  readonly digits: readonly Weirdness[];
  /** Of CHUNK digits each, [CHUNK, DIGIT, DIGIT], 0 paper and 255 ink. */
  readonly pixels: readonly Uint8ClampedArray[];
}

export interface SearchOptions {
  readonly signal: AbortSignal;
  /** Gets the share that has been judged. */
  readonly onProgress: (share: number) => void;
  /** Gets the progress of the judge's download. */
  readonly onDownload: (receivedBytes: number, bytes: number) => void;
  /** Gets all digits that were judged without a gap, also when the search is cancelled or fails. */
  readonly onJudged: (judged: JudgedRange) => void;
}

/** @throws AbortError, and what keeps model or judge from coming */
export async function searchWeird(
  engine: LatentEngine,
  model: ShippedModel,
  address: LatentAddress,
  { signal, onProgress, onDownload, onJudged }: SearchOptions,
): Promise<void> {
  const parts: { readonly pixels: Uint8ClampedArray; readonly features: Float32Array; readonly probs: Float32Array }[] =
    [];
  const chunks = Math.ceil(address.count / CHUNK);
  let asked = 0;
  let done = 0;
  const askOn = async (): Promise<void> => {
    while (asked < chunks) {
      const at = asked++;
      const request = {
        ...address,
        first: address.first + at * CHUNK,
        count: Math.min(CHUNK, address.count - at * CHUNK),
      };
      const { pixels } = await engine.digits(model, request, { signal });
      const { features, probs } = await engine.judge(pixels, { signal, onDownload });
      parts[at] = { pixels, features, probs };
      onProgress(++done / chunks);
    }
  };
  try {
    await Promise.all(Array.from({ length: AHEAD }, askOn));
  } finally {
    const gap = Array.from({ length: chunks }, (_, at) => parts[at]).indexOf(undefined);
    const whole = gap === -1 ? parts : parts.slice(0, gap);
    const features = joined(whole.map((part) => part.features));
    onJudged({
      first: address.first,
      digits: weirdnessOf(features, joined(whole.map(({ probs }) => probs))),
      pixels: whole.map(({ pixels }) => pixels),
    });
  }
}

/** A judged digit, by its place, [DIGIT, DIGIT]. */
export function judgedPixels({ pixels }: JudgedRange, place: number): Uint8ClampedArray {
  return digitAt(pixels[Math.floor(place / CHUNK)] ?? NO_INK, place % CHUNK);
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
