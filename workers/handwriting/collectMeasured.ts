// Many measured digits, asked for in pieces: a piece is short enough for a worker to be interrupted between two.

import type { MeasuredDigits } from './directions.ts';

/** Digits a piece: some tens of milliseconds of a slow core. */
const PIECE = 256;

/** Digits 0 … count − 1, in order, whichever piece comes first. `ask` makes those of a range. */
export async function collectMeasured(
  count: number,
  ask: (range: { readonly first: number; readonly count: number }) => Promise<MeasuredDigits>,
): Promise<MeasuredDigits> {
  const pieces = await Promise.all(
    Array.from({ length: Math.ceil(count / PIECE) }, (_, i) =>
      ask({ first: i * PIECE, count: Math.min(PIECE, count - i * PIECE) }),
    ),
  );
  const z = new Float32Array(pieces.reduce((length, piece) => length + piece.z.length, 0));
  const measures = new Float64Array(pieces.reduce((length, piece) => length + piece.measures.length, 0));
  const labels = pieces.some((piece) => piece.labels) ? new Uint8Array(count) : undefined;
  let [latentsDone, measuresDone, labelsDone] = [0, 0, 0];
  for (const piece of pieces) {
    z.set(piece.z, latentsDone);
    measures.set(piece.measures, measuresDone);
    labels?.set(piece.labels ?? [], labelsDone);
    latentsDone += piece.z.length;
    measuresDone += piece.measures.length;
    labelsDone += piece.labels?.length ?? 0;
  }
  return { z, measures, labels };
}
