// Which number of a plot is read: by keys from one to the next, by pointer the one that is near.

/** A number of the plot: where it is in the drawing. */
export interface PlotPlace {
  readonly x: number;
  readonly y: number;
}

/** Which point is read: its row and its place in it. */
export interface ReadingPlace {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** Where a key leads from a place, or to the first point from none; undefined for keys that lead nowhere. */
export function readingAfter(
  key: string,
  place: ReadingPlace | undefined,
  points: readonly (readonly PlotPlace[])[],
): ReadingPlace | undefined {
  const columns = points[place?.row ?? 0]?.length ?? 0;
  if (key === 'Home' && columns > 0) return { row: place?.row ?? 0, column: 0 };
  if (key === 'End' && columns > 0) return { row: place?.row ?? 0, column: columns - 1 };
  const step = STEPS[key];
  if (!step) return undefined;
  if (!place) return columns > 0 ? { row: 0, column: 0 } : undefined;
  const row = within(place.row + step[0], points.length);
  return { row, column: within(place.column + step[1], points[row]?.length ?? 0) };
}

/** The point that is nearest to a place in the drawing, if one is within `reach` pixels. */
export function pointNear(
  x: number,
  y: number,
  points: readonly (readonly PlotPlace[])[],
  reach: number,
): ReadingPlace | undefined {
  let found: ReadingPlace | undefined;
  let least = reach;
  points.forEach((line, row) => {
    line.forEach((point, column) => {
      const distance = Math.hypot(point.x - x, point.y - y);
      if (distance > least) return;
      least = distance;
      found = { row, column };
    });
  });
  return found;
}

function within(i: number, count: number): number {
  return Math.max(0, Math.min(count - 1, i));
}
