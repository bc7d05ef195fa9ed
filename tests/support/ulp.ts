// Errors in units in the last place of f32.

/** |got − want| over the distance between neighbouring f32 at `want`, which is exact or f64. Infinity for NaN. */
export function ulpError(got: number, want: number): number {
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(want))), -126); // below lie the denormals, all equally far apart
  const error = Math.abs(got - want) / 2 ** (exponent - 23);
  return Number.isNaN(error) ? Infinity : error;
}
