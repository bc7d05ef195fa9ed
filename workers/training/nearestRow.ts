// The nearest of several rows: a class's mean image, a cluster's centre.

/** Of `rows` [K, width] the one nearest to the `width` numbers of `x` from `start` on, of equals the first; those that `isLeftOut` are passed over. */
export function nearestRow(
  x: ArrayLike<number>,
  start: number,
  rows: ArrayLike<number>,
  width: number,
  isLeftOut: (row: number) => boolean = () => false,
): number {
  let nearest = 0;
  let least = Infinity;
  for (let row = 0; row < rows.length / width; row++) {
    if (isLeftOut(row)) continue;
    let distance = 0;
    for (let i = 0; i < width && distance < least; i++) {
      const difference = (x[start + i] ?? 0) - (rows[row * width + i] ?? 0);
      distance += difference * difference;
    }
    if (distance < least) [least, nearest] = [distance, row];
  }
  return nearest;
}
