import { describe, expect, it } from 'vitest';
import { clusterNames } from '../../../../../web/features/compare/measure/clusterNames.ts';

describe('the names of clusters on a map', () => {
  it('stand in the middle of the real digits of their class, whatever is far off and whatever models draw', () => {
    const placed = Float32Array.from([0.1, 0.2, 0.9, 0.9, 0.2, 0.3, 0.8, 0.7, 0.3, 0.4, 0.5, 0.5]);
    const near = (value: number): unknown => expect.closeTo(value, 6);
    expect(clusterNames(placed, Uint8Array.of(3, 3, 3, 7, 3))).toEqual([
      { label: 3, x: near(0.3), y: near(0.4) },
      { label: 7, x: near(0.8), y: near(0.7) },
    ]);
  });

  it('are none without real digits', () => {
    expect(clusterNames(new Float32Array(4), new Uint8Array())).toEqual([]);
  });
});
