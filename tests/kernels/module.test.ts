import { describe, expect, it } from 'vitest';
import { instantiateKernels } from '../../workers/backend/wasm/kernels.ts';
import { describeBuilds } from '../support/describeBuilds.ts';
import { compileKernels } from '../support/kernels.ts';
import { hasRelaxedKernels } from '../support/relaxedSimd.ts';

const relaxedRuns = hasRelaxedKernels();

describeBuilds('the kernel module', (workbench) => {
  it('begins its arena on 16 bytes, behind its static data and inside the memory it starts with', () => {
    const base = workbench().k.arenaBase();
    expect(base % 16).toBe(0);
    expect(base).toBeGreaterThan(0);
    expect(base).toBeLessThan(2 * 65536);
  });
});

describe('the builds', () => {
  it('need no host function but the abort of the debug build', async () => {
    const imports = async (build: 'simd' | 'relaxed' | 'debug') =>
      WebAssembly.Module.imports(await compileKernels(build)).map(({ module, name }) => `${module}.${name}`);
    expect(await imports('simd')).toEqual(['env.memory']);
    if (relaxedRuns) expect(await imports('relaxed')).toEqual(['env.memory']);
    expect((await imports('debug')).sort()).toEqual(['env.abort', 'env.memory']);
  });

  it('have the same exports', async () => {
    const exports = async (build: 'simd' | 'relaxed' | 'debug') =>
      WebAssembly.Module.exports(await compileKernels(build)).map(({ name, kind }) => `${kind} ${name}`);
    if (relaxedRuns) expect(await exports('relaxed')).toEqual(await exports('simd'));
    expect(await exports('debug')).toEqual(await exports('simd'));
  });

  it('differ in multiply-add: two roundings in the strict one, and one where the engine fuses in the relaxed one', async () => {
    // (1 + 2⁻¹²)² − (1 + 2⁻¹¹) is 2⁻²⁴ exactly, and 0 once the square has been rounded to f32.
    const run = async (build: 'simd' | 'relaxed') => {
      const { k, arena } = instantiateKernels(await compileKernels(build), 2 ** 20);
      const [a, panels, c] = [arena.tensor([2]), arena.take(k.panelBytes(2, 1)), arena.tensor([1])];
      const b = arena.tensor([2]);
      arena.view(a).set([1, 1 + 2 ** -12]);
      arena.view(b).set([-(1 + 2 ** -11), 1 + 2 ** -12]);
      k.packPanels(panels, b.ptr, 2, 1, 1, 1);
      k.gemmNN(c.ptr, a.ptr, panels, 0, 1, 1, 2, 2, 1, 0, 0, false);
      return arena.view(c)[0];
    };
    expect(await run('simd')).toBe(0);
    if (relaxedRuns) expect([0, 2 ** -24]).toContain(await run('relaxed'));
  });

  it('stop with the assert’s words and place in debug when an extent is not positive', async () => {
    const { k, arena } = instantiateKernels(await compileKernels('debug'), 2 ** 20);
    const x = arena.tensor([4]);
    expect(() => k.columnSums(x.ptr, x.ptr, 0, 1)).toThrow(
      /^kernels: columnSums: M and C must be positive \(assembly\/ops\/columnSums\.ts:\d+\)$/,
    );
    expect(() => k.gemmNN(x.ptr, x.ptr, x.ptr, 0, 1, 1, 0, 1, 1, 0, 0, false)).toThrow(/gemmNN: M, N and K/);
    expect(() => k.conv2dForward(0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0)).toThrow(/stride/);
  });
});
