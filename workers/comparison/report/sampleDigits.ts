// Which digits of a model stand beside its numbers, in the page and in reports: the first ones of the seed that was measured. They
// are chosen before anybody has seen them.

/** How many a row has: as many as fit a phone. */
const COUNT = 10;

export const SAMPLE_INDICES: readonly number[] = Array.from({ length: COUNT }, (_, index) => index);

/** Pictures of those digits, [COUNT, 28, 28], by the key of the model; none of one that could not be drawn. */
export type SampleDigits = ReadonlyMap<string, Uint8Array | Uint8ClampedArray>;
