import { describe, expect, it } from 'vitest';
import {
  discriminatorSlope,
  EQUILIBRIUM,
  generatorSlope,
  lossesOf,
  playTurn,
  pull,
  REAL,
  START,
  chartTop,
  generatedDensity,
  type Game,
  type GeneratorLoss,
} from '../../../../web/features/learn/ganGameState.ts';

const LOSSES: readonly GeneratorLoss[] = ['nonSaturating', 'minimax'];
const SOMEWHERE: Game = { shift: -0.4, stretch: 0.9, w: [0.3, -0.8, 0.25], turns: 0 };
const STEP = 1e-5;

function after(turns: number, loss: GeneratorLoss): Game {
  let game = START;
  for (let turn = 0; turn < turns; turn++) game = playTurn(game, loss);
  return game;
}

describe('the game on a line', () => {
  it.each(LOSSES)('has a chart that is as high as its densities, in every turn (%s)', (loss) => {
    let game = START;
    const peaks: number[] = [];
    for (let turn = 0; turn < 400; turn++) {
      game = playTurn(game, loss);
      peaks.push(generatedDensity(game, game.shift));
      expect(chartTop(game)).toBeGreaterThanOrEqual(Math.max(1, generatedDensity(game, game.shift)));
    }
    // Without this the test would say nothing.
    if (loss === 'nonSaturating') expect(Math.max(...peaks)).toBeGreaterThan(1);
  });

  it.each(LOSSES)('ends in a draw with %s: the generator’s numbers are those of the originals', (loss) => {
    const game = after(800, loss);
    expect(game.shift).toBeCloseTo(REAL.mean, 1);
    expect(Math.abs(game.stretch)).toBeCloseTo(REAL.deviation, 1);
    expect(lossesOf(game, loss).discriminator).toBeCloseTo(EQUILIBRIUM, 2);
  });

  it('gets going much sooner with the non-saturating loss', () => {
    expect(after(20, 'nonSaturating').shift - START.shift).toBeGreaterThan(
      5 * (after(20, 'minimax').shift - START.shift),
    );
  });

  it('follows the slopes of its losses', () => {
    const along = (i: 0 | 1 | 2, step: number): number => {
      const w: [number, number, number] = [...SOMEWHERE.w];
      w[i] += step;
      return lossesOf({ ...SOMEWHERE, w }, 'minimax').discriminator;
    };
    const slope = discriminatorSlope(SOMEWHERE);
    for (const i of [0, 1, 2] as const) {
      expect(slope[i]).toBeCloseTo((along(i, STEP) - along(i, -STEP)) / (2 * STEP), 7);
    }
    for (const loss of LOSSES) {
      const generator = (change: Partial<Game>): number => lossesOf({ ...SOMEWHERE, ...change }, loss).generator;
      const { shift, stretch } = generatorSlope(SOMEWHERE, loss);
      const { shift: at, stretch: wide } = SOMEWHERE;
      expect(shift).toBeCloseTo((generator({ shift: at + STEP }) - generator({ shift: at - STEP })) / (2 * STEP), 7);
      const numeric = (generator({ stretch: wide + STEP }) - generator({ stretch: wide - STEP })) / (2 * STEP);
      expect(stretch).toBeCloseTo(numeric, 7);
    }
  });

  it('pulls as the theory says', () => {
    expect([-6, -4, -2, 0, 2].map((a) => pull(a, 'minimax').toFixed(3))).toEqual([
      '0.002',
      '0.018',
      '0.119',
      '0.500',
      '0.881',
    ]);
    expect(pull(-6, 'nonSaturating') / pull(-6, 'minimax')).toBeCloseTo(Math.exp(6), 6);
  });
});
