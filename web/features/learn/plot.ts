// Curves in an SVG: points of a function as path data, in a box of data and a box of the drawing.

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Maps x from [data.left, data.right] and y from [data.bottom, data.top] into the drawing. */
export function placeIn(data: Box, drawing: Box): (x: number, y: number) => readonly [number, number] {
  const across = (drawing.right - drawing.left) / (data.right - data.left);
  const up = (drawing.bottom - drawing.top) / (data.top - data.bottom);
  return (x, y) => [drawing.left + (x - data.left) * across, drawing.bottom - (y - data.bottom) * up];
}

/** Path data of a line through points. */
export function linePath(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** A function's curve over the data box, cut off at its top. */
export function curvePath(f: (x: number) => number, data: Box, drawing: Box, points = 120): string {
  const place = placeIn(data, drawing);
  return linePath(
    Array.from({ length: points + 1 }, (_, i) => {
      const x = data.left + ((data.right - data.left) * i) / points;
      return place(x, Math.min(f(x), data.top));
    }),
  );
}
