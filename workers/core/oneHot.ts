// The class, one-hot, beside a row of values: the condition of conditional networks, in training and in use.
//
//   | value: width floats | 0 … 1 … 0: `classes` floats |        one row; classes = 0 leaves the value alone

/** joined [N, width + classes] ← values [N, width] | one-hot(labels [N]). Overwrites joined. */
export function joinOneHot(
  joined: Float32Array,
  values: Float32Array,
  labels: Uint8Array,
  width: number,
  classes: number,
): void {
  joined.fill(0);
  labels.forEach((label, n) => {
    const row = n * (width + classes);
    joined.set(values.subarray(n * width, (n + 1) * width), row);
    if (classes > 0) joined[row + width + label] = 1;
  });
}
