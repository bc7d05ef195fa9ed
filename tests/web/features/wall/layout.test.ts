import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_INDEX } from '../../../../workers/core/address.ts';
import { MAX_TILE_SIZE, MIN_TILE_SIZE } from '../../../../web/engine/settings.ts';
import {
  digitsInRows,
  layoutFor,
  nearWindowEnd,
  rowOf,
  sheetLayout,
  totalRows,
  windowAround,
} from '../../../../web/features/wall/layout.ts';

const width = fc.integer({ min: 200, max: 4000 });
const index = fc.oneof(fc.maxSafeNat(), fc.integer({ min: 0, max: 100_000 }), fc.constant(MAX_INDEX));

describe('the layout', () => {
  it('fills any width with tiles that fingers can hit', () => {
    fc.assert(
      fc.property(width, (pixels) => {
        const { columns, tile, blockRows } = layoutFor(pixels);
        expect(tile).toBeGreaterThanOrEqual(44);
        expect(columns * tile).toBeLessThanOrEqual(pixels);
        expect(pixels - columns * tile).toBeLessThan(columns);
        expect(columns * blockRows).toBeGreaterThanOrEqual(50);
        expect(columns * blockRows).toBeLessThanOrEqual(150);
      }),
    );
  });

  it('has smaller or larger tiles by the visitor’s choice, still large enough for a finger, in blocks of a size', () => {
    fc.assert(
      fc.property(width, fc.integer({ min: MIN_TILE_SIZE, max: MAX_TILE_SIZE - 1 }), (pixels, tileSize) => {
        const [smaller, larger] = [layoutFor(pixels, tileSize), layoutFor(pixels, tileSize + 1)];
        expect(larger.tile).toBeGreaterThanOrEqual(smaller.tile);
        expect(larger.columns).toBeLessThanOrEqual(smaller.columns);
        for (const { columns, tile, blockRows } of [smaller, larger]) {
          expect(tile).toBeGreaterThanOrEqual(24);
          expect(columns * tile).toBeLessThanOrEqual(pixels);
          expect(columns * blockRows).toBeLessThanOrEqual(150);
        }
      }),
    );
    expect(layoutFor(1280, MIN_TILE_SIZE).columns).toBeGreaterThan(1.9 * layoutFor(1280).columns);
    expect(layoutFor(1280, MAX_TILE_SIZE).tile).toBeGreaterThanOrEqual(4 * layoutFor(1280).tile);
  });

  it('gives every digit a row, up to the last', () => {
    fc.assert(
      fc.property(width, index, (pixels, i) => {
        const { columns } = layoutFor(pixels);
        const row = rowOf(i, columns);
        expect(row).toBeLessThan(totalRows(columns));
        expect(row * columns).toBeLessThanOrEqual(i);
        expect(digitsInRows(row, 1, columns)).toBeGreaterThan(i - row * columns);
      }),
    );
  });

  it('counts the digits of rows exactly, the short last row included', () => {
    expect(digitsInRows(0, 5, 20)).toBe(100);
    const last = totalRows(20) - 1;
    expect(last * 20 + digitsInRows(last, 5, 20)).toBe(MAX_INDEX + 1);
    expect(digitsInRows(last + 1, 5, 20)).toBe(0);
  });
});

describe('the window of rows', () => {
  it('holds the row it is made around, within the wall, away from ends behind which the wall goes on', () => {
    fc.assert(
      fc.property(width, index, (pixels, i) => {
        const { columns } = layoutFor(pixels);
        const row = rowOf(i, columns);
        const window = windowAround(row, columns);
        expect(window.first).toBeGreaterThanOrEqual(0);
        expect(window.first + window.count).toBeLessThanOrEqual(totalRows(columns));
        expect(row).toBeGreaterThanOrEqual(window.first);
        expect(row).toBeLessThan(window.first + window.count);
        expect(nearWindowEnd(row, window, columns, 4000)).toBe(false);
      }),
    );
  });

  it('is left soon enough before its end, and never at the ends of the wall', () => {
    const window = windowAround(1_000_000, 10);
    expect(nearWindowEnd(window.first + 100, window, 10, 200)).toBe(true);
    expect(nearWindowEnd(window.first + window.count - 100, window, 10, 200)).toBe(true);
    expect(nearWindowEnd(0, windowAround(0, 10), 10, 200)).toBe(false);
    const last = totalRows(10) - 1;
    expect(nearWindowEnd(last, windowAround(last, 10), 10, 200)).toBe(false);
  });
});

describe('the layout of a sheet', () => {
  it('is of full rows, and of tiles that fingers can hit where the screen is wide enough for three', () => {
    fc.assert(
      fc.property(fc.integer({ min: 132, max: 1000 }), (pixels) => {
        const { columns, tile, blockRows } = sheetLayout(pixels, 96);
        expect(columns * blockRows).toBe(96);
        expect(columns * tile).toBeLessThanOrEqual(pixels);
        expect(tile).toBeGreaterThanOrEqual(44);
        expect(tile).toBeLessThanOrEqual(72);
      }),
    );
  });
});
