// Who wins comparisons, as one number each: the model of Bradley and Terry (1952), P(i beats j) = γᵢ / (γᵢ + γⱼ), fitted by
// minorisation–maximisation (Hunter 2004, Annals of Statistics 32:384–406, equation 3):
//
//   γᵢ ← Wᵢ / Σⱼ nᵢⱼ / (γᵢ + γⱼ)          Wᵢ wins of i, nᵢⱼ comparisons of i with j
//
// Ratings are θ = ln γ with Σθ = 0. Their covariance is the inverse of what the comparisons tell, the Fisher information
//
//   Iᵢᵢ = Σⱼ nᵢⱼ pᵢⱼ pⱼᵢ     Iᵢⱼ = −nᵢⱼ pᵢⱼ pⱼᵢ     on Σθ = 0:   (I + J/m)⁻¹ − J/m     J all ones, m players
//
// There is a finite rating only if nobody, and no group, has won or lost everything against the rest (Hunter's assumption 1).

/** Comparisons: `wins[i][j]` is how often i has won against j. */
export type Wins = readonly (readonly number[])[];

export interface Ratings {
  /** [m] θ, with a sum of 0. */
  readonly theta: readonly number[];
  /** [m][m] */
  readonly covariance: readonly (readonly number[])[];
}

const STEPS = 10_000;
const CLOSE = 1e-12;

/** Ratings of all players; undefined where comparisons give no finite ones, or there are fewer than two players. */
export function bradleyTerry(wins: Wins): Ratings | undefined {
  const m = wins.length;
  if (m < 2 || !isStronglyConnected(wins)) return undefined;
  const won = wins.map((row) => row.reduce((sum, count) => sum + count, 0));
  let gamma = wins.map(() => 1);
  for (let step = 0; step < STEPS; step++) {
    const next = gamma.map((own, i) => {
      const asked = gamma.reduce((sum, other, j) => sum + (i === j ? 0 : games(wins, i, j) / (own + other)), 0);
      return (won[i] ?? 0) / asked;
    });
    const scaled = withMeanLogZero(next);
    const moved = Math.max(...scaled.map((value, i) => Math.abs(Math.log(value / (gamma[i] ?? 1)))));
    gamma = scaled;
    if (moved < CLOSE) break;
  }
  return { theta: gamma.map(Math.log), covariance: covarianceOf(wins, gamma) };
}

/** θᵢ − θⱼ, and its standard error. */
export function ratingDifference(
  { theta, covariance }: Ratings,
  i: number,
  j: number,
): { readonly difference: number; readonly error: number } {
  const variance = at(covariance, i, i) + at(covariance, j, j) - 2 * at(covariance, i, j);
  return { difference: (theta[i] ?? NaN) - (theta[j] ?? NaN), error: Math.sqrt(Math.max(0, variance)) };
}

/** How often i is expected to win against j. */
export function winningShare({ theta }: Ratings, i: number, j: number): number {
  return 1 / (1 + Math.exp((theta[j] ?? NaN) - (theta[i] ?? NaN)));
}

function at(matrix: readonly (readonly number[])[], i: number, j: number): number {
  return matrix[i]?.[j] ?? NaN; // never past the end
}

function games(wins: Wins, i: number, j: number): number {
  return at(wins, i, j) + at(wins, j, i);
}

function withMeanLogZero(gamma: readonly number[]): number[] {
  const mean = gamma.reduce((sum, value) => sum + Math.log(value), 0) / gamma.length;
  return gamma.map((value) => value / Math.exp(mean));
}

/** Whether everyone can be reached from everyone along "has won against". */
function isStronglyConnected(wins: Wins): boolean {
  const reaches = (has: (from: number, to: number) => boolean): boolean => {
    const seen = new Set([0]);
    for (const from of seen) wins.forEach((_, to) => has(from, to) && seen.add(to));
    return seen.size === wins.length;
  };
  return reaches((i, j) => at(wins, i, j) > 0) && reaches((i, j) => at(wins, j, i) > 0);
}

function covarianceOf(wins: Wins, gamma: readonly number[]): readonly (readonly number[])[] {
  const m = gamma.length;
  const information = gamma.map((own, i) =>
    gamma.map((other, j) => (i === j ? 0 : (-games(wins, i, j) * own * other) / (own + other) ** 2)),
  );
  information.forEach((row, i) => {
    row[i] = -row.reduce((sum, value) => sum + value, 0);
  });
  return inverse(information.map((row) => row.map((value) => value + 1 / m))).map((row) =>
    row.map((value) => value - 1 / m),
  );
}

/** Of a symmetric, positive definite matrix, by Gauss and Jordan; players are few. */
function inverse(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const m = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (const [pivot, row] of rows.entries()) {
    const scale = row[pivot] ?? NaN;
    row.forEach((value, j) => (row[j] = value / scale));
    for (const [i, other] of rows.entries()) {
      const factor = other[pivot] ?? 0;
      if (i !== pivot) other.forEach((value, j) => (other[j] = value - factor * (row[j] ?? 0)));
    }
  }
  return rows.map((row) => row.slice(m));
}
