// Comparing tensors: absolute plus relative tolerance, and a failure that names the worst element.

/** How far an element may be off: |got − want| ≤ abs + rel·|want|. State the reason at the call. */
export interface Tolerance {
  readonly abs: number;
  readonly rel: number;
}

/** @throws Error that names the element furthest beyond its tolerance. NaN equals nothing, an infinity only itself. */
export function expectAllClose(got: ArrayLike<number>, want: ArrayLike<number>, { abs, rel }: Tolerance): void {
  if (got.length !== want.length) throw new Error(`got ${got.length} elements, want ${want.length}`);
  let worst = -1;
  let worstExcess = 0;
  for (let i = 0; i < want.length; i++) {
    const g = got[i] ?? NaN;
    const w = want[i] ?? NaN;
    if (g === w) continue;
    const difference = Math.abs(g - w) / (abs + rel * Math.abs(w));
    const excess = Number.isNaN(difference) ? Infinity : difference;
    if (excess > 1 && excess > worstExcess) {
      worst = i;
      worstExcess = excess;
    }
  }
  if (worst >= 0) {
    throw new Error(
      `element ${worst} of ${want.length}: got ${got[worst]}, want ${want[worst]} (abs ${abs}, rel ${rel})`,
    );
  }
}
