import { describe, expect, it } from 'vitest';
import { Arena } from '../../workers/backend/wasm/arena.ts';

const PAGE = 65536;
const SLACK = 64; // readable bytes that stay free behind the last block

function pages(initial: number, maximum: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial, maximum });
}

const outOfMemory = (message: string | RegExp): unknown =>
  expect.objectContaining({
    name: 'OutOfMemoryError',
    message: typeof message === 'string' ? message : (expect.stringMatching(message) as unknown),
  });

describe('the arena', () => {
  it('hands out blocks one after the other, each on 16 bytes', () => {
    const arena = new Arena(pages(1, 1), 32, PAGE);
    expect([arena.take(1), arena.take(16), arena.take(17), arena.take(0), arena.take(4)]).toEqual([32, 48, 64, 96, 96]);
  });

  it('reads and writes what a tensor holds, and nothing beside it', () => {
    const arena = new Arena(pages(1, 1), 0, PAGE);
    const [a, b] = [arena.tensor([2, 3]), arena.tensor([5])];
    arena.view(a).fill(1);
    arena.view(b).fill(2);
    expect([...arena.view(a)]).toEqual([1, 1, 1, 1, 1, 1]);
    expect([...arena.bytes(b.ptr, 4)]).toEqual([0, 0, 0, 64]); // 2 as f32
    expect(a.shape).toEqual([2, 3]);
  });

  it('grows when it must, keeps what was there, and detaches the views of before', () => {
    const memory = pages(1, 4);
    const arena = new Arena(memory, 0, 4 * PAGE);
    const tensor = arena.tensor([4]);
    const before = arena.view(tensor);
    before.set([1, 2, 3, 4]);
    arena.take(2 * PAGE);
    expect(arena.size).toBe(3 * PAGE);
    expect(before).toHaveLength(0);
    expect([...arena.view(tensor)]).toEqual([1, 2, 3, 4]);
  });

  it('leaves slack behind the last block, so that a kernel may read a little past it', () => {
    const arena = new Arena(pages(1, 2), 0, 2 * PAGE);
    arena.take(PAGE - SLACK);
    expect(arena.size).toBe(PAGE);
    arena.take(1);
    expect(arena.size).toBe(2 * PAGE);
  });

  it('gives back what was taken since a mark', () => {
    const arena = new Arena(pages(1, 1), 0, PAGE);
    arena.take(100);
    const mark = arena.mark();
    const first = arena.take(1000);
    arena.release(mark);
    expect(arena.take(40_000)).toBe(first);
  });

  it('says what it wanted and what is left when it is full, and stays usable', () => {
    const arena = new Arena(pages(1, 1), PAGE - SLACK - 64, PAGE);
    expect(() => arena.tensor([5, 5])).toThrow(outOfMemory('arena: no room for [5, 5] (100 bytes): 64 of 65536 left'));
    expect(() => arena.take(65, 'packed 0.w')).toThrow(
      outOfMemory('arena: no room for packed 0.w (65 bytes): 64 of 65536 left'),
    );
    expect(arena.take(64)).toBe(PAGE - SLACK - 64);
    expect(() => arena.take(1)).toThrow(outOfMemory('arena: no room for 1 bytes (1 bytes): 0 of 65536 left'));
  });

  it('refuses sizes that are none', () => {
    const arena = new Arena(pages(1, 1), 0, PAGE);
    for (const bytes of [-1, NaN, Infinity]) expect(() => arena.take(bytes)).toThrow(outOfMemory(/no room/));
  });

  it('is out of memory, by the same name, when the engine refuses to grow', () => {
    // The memory's own maximum stands for a device that has no more.
    const arena = new Arena(pages(1, 2), 0, 100 * PAGE);
    expect(() => arena.tensor([PAGE])).toThrow(
      outOfMemory(
        /^arena: the engine refused to grow memory from 65536 to 262208 bytes for \[65536\]; close other tabs/,
      ),
    );
    expect(arena.take(16)).toBe(0);
  });
});
