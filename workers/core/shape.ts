// Shapes are extents in storage order, outermost first; images are [H, W, C] and batches [N, H, W, C] (NHWC).

export type Shape = readonly number[];

/** Number of elements of a tensor of this shape; 1 for the empty shape. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const extent of shape) size *= extent;
  return size;
}

/** The shape as errors print it: `[32, 28, 28, 1]`. */
export function showShape(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((extent, i) => extent === b[i]);
}
