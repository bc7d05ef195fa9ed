// Which transposed convolutions assembly/ops/winograd.ts is made for: all that enlarge digits here; and which convolutions
// assembly/ops/winogradConv2d.ts, which are their mirror images.

/** From a small image to a large one or back. */
export interface Resizing {
  readonly kernel: number;
  readonly stride: number;
  /** Padding before rows and columns. */
  readonly PH: number;
  readonly PW: number;
  /** Of the small image and of the large one. */
  readonly small: readonly [height: number, width: number, channels: number];
  readonly large: readonly [height: number, width: number, channels: number];
}

export function suitsWinograd({ kernel, stride, PH, PW, small, large }: Resizing): boolean {
  const doubles = large[0] === 2 * small[0] && large[1] === 2 * small[1];
  const wholeVectors = small[2] % 4 === 0 && large[2] % 4 === 0;
  return kernel === 4 && stride === 2 && PH === 1 && PW === 1 && doubles && wholeVectors;
}
