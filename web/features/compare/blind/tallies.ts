// Counts of plays: how often each family was taken for real, and which family was chosen over which. The caller says which
// family a model belongs to.

import type { Wins } from './bradleyTerry.ts';
import { REAL, type Play } from './play.ts';

/** A model's id → its group; REAL stays REAL. */
export type GroupOf = (by: string) => string;

export interface Count {
  readonly count: number;
  readonly n: number;
}

/** By group: how often it was taken for real, alone ('one') or rather than a real digit ('pair'). Real digits count, too. */
export function takenForReal(
  plays: readonly Play[],
  mode: 'one' | 'pair',
  groupOf: GroupOf,
): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const play of plays) {
    if (play.mode !== mode) continue;
    for (const [place, { by }] of play.shown.entries()) {
      const group = by === REAL ? REAL : groupOf(by);
      const { count, n } = counts.get(group) ?? { count: 0, n: 0 };
      counts.set(group, { count: count + (isTaken(play, place) ? 1 : 0), n: n + 1 });
    }
  }
  return counts;
}

/** Right answers: a play of two generated digits has none. */
export function rightAnswers(plays: readonly Play[]): Count {
  const asked = plays.filter(({ mode }) => mode !== 'models');
  const right = asked.filter((play) => play.shown.every(({ by }, place) => isTaken(play, place) === (by === REAL)));
  return { count: right.length, n: asked.length };
}

/** Whether the digit at a place was said to be the real one. */
function isTaken({ answer }: Play, place: number): boolean {
  return answer === 'real' || (answer === 'left' && place === 0) || (answer === 'right' && place === 1);
}

export interface Comparisons {
  readonly players: readonly string[];
  /** Of players, in their order. */
  readonly wins: Wins;
}

/** Who was chosen over whom, in all pairs of two groups. */
export function comparisonsOf(plays: readonly Play[], groupOf: GroupOf): Comparisons {
  const pairs: { readonly winner: string; readonly loser: string }[] = [];
  for (const play of plays) {
    const [left, right] = play.shown;
    if (!left || !right) continue;
    const [a, b] = [left, right].map(({ by }) => (by === REAL ? REAL : groupOf(by))) as [string, string]; // two went in
    if (a !== b) pairs.push(play.answer === 'left' ? { winner: a, loser: b } : { winner: b, loser: a });
  }
  const players = [...new Set(pairs.flatMap(({ winner, loser }) => [winner, loser]))].sort();
  const wins = players.map((winner) =>
    players.map((loser) => pairs.filter((pair) => pair.winner === winner && pair.loser === loser).length),
  );
  return { players, wins };
}
