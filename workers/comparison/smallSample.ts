// Whether n digits are few, and what follows. Few digits do not make numbers wrong, but hard to compare with others.

/** FID falls by about its own floor when n doubles; below this the floor is a fair part of any model's FID. */
const FEW_FOR_FID = 5_000;
/** Neighbours of 1,000 digits are far apart, and ten digits more or less move a share by a point. */
const FEW_FOR_SHARES = 1_000;

export type SmallSample =
  /** FID is above 0 even for real digits, the more the fewer they are: `floor` is what they get. */
  | { readonly code: 'fidBias'; readonly n: number; readonly enough: number; readonly floor: number }
  /** Shares and neighbours are coarse. */
  | { readonly code: 'coarseShares'; readonly n: number; readonly enough: number }
  /** More samples than there are real digits: floors are those of fewer. */
  | { readonly code: 'fewerReal'; readonly n: number; readonly real: number };

/** `floor`: FID of real digits at this n; `real`: how many there are. */
export function smallSample(n: number, floor: number, real: number): readonly SmallSample[] {
  const notes: SmallSample[] = [];
  if (n < FEW_FOR_FID) notes.push({ code: 'fidBias', n, enough: FEW_FOR_FID, floor });
  if (n < FEW_FOR_SHARES) notes.push({ code: 'coarseShares', n, enough: FEW_FOR_SHARES });
  if (n > real) notes.push({ code: 'fewerReal', n, real });
  return notes;
}
