// A drawing as the strokes of a pen. Strokes can be undone one by one, and scaled without blurring. Coordinates are shares of
// the surface's edge: (0, 0) is its upper left corner and (1, 1) its lower right one.

export interface PenPoint {
  readonly x: number;
  readonly y: number;
}

/** Where the pen was from when it came down to when it was lifted; one point is a dot. */
export type Stroke = readonly PenPoint[];
export type Drawing = readonly Stroke[];

/** Points nearer to the last one than this share of the edge say nothing new. */
const NEAR = 0.004;
/** More than anybody draws of a digit; a pen that is never lifted must not fill the memory. */
const MAX_POINTS = 4000;

/** The drawing with another point at the end of its last stroke. The same drawing where that adds nothing. */
export function extendLast(drawing: Drawing, point: PenPoint): Drawing {
  const last = drawing.at(-1);
  const end = last?.at(-1);
  if (!last || !end || pointsOf(drawing) >= MAX_POINTS) return drawing;
  const inside = { x: held(point.x), y: held(point.y) };
  if (Math.hypot(inside.x - end.x, inside.y - end.y) < NEAR) return drawing;
  return [...drawing.slice(0, -1), [...last, inside]];
}

/** The drawing with a new stroke that begins at a point. */
export function beginStroke(drawing: Drawing, point: PenPoint): Drawing {
  if (pointsOf(drawing) >= MAX_POINTS) return drawing;
  return [...drawing, [{ x: held(point.x), y: held(point.y) }]];
}

export function pointsOf(drawing: Drawing): number {
  return drawing.reduce((count, stroke) => count + stroke.length, 0);
}

/** SVG path data of the drawing in a square of `size` units; a dot is a line of no length, which a round pen shows. */
export function pathOf(drawing: Drawing, size: number): string {
  const show = ({ x, y }: PenPoint): string => `${(x * size).toFixed(2)} ${(y * size).toFixed(2)}`;
  return drawing
    .map(([start, ...rest]) => {
      if (!start) return '';
      return `M${show(start)}L${(rest.length > 0 ? rest : [start]).map(show).join('L')}`;
    })
    .join('');
}

function held(share: number): number {
  return Math.min(1, Math.max(0, share));
}
