// A training worker in this thread, each of whose kernel calls is timed from outside: the exports are wrapped, the shipped
// code stays as it is.

import { instantiateKernels, type Kernels } from '../../../workers/backend/wasm/kernels.ts';
import { familyOf } from '../../../workers/training/families.ts';
import type { ShardProgram } from '../../../workers/training/family.ts';
import type { Recipe } from '../../../workers/training/recipe.ts';
import type { ShardRequest, ShardResult } from '../../../workers/training/shard.ts';

export interface ProfiledService {
  runShard(this: void, request: ShardRequest): Promise<ShardResult>;
  /** ms by kernel since the last call, and in shards altogether; begins anew. */
  take(): { readonly kernels: ReadonlyMap<string, number>; readonly shardsMs: number };
}

const GIB = 2 ** 30;

export function profiledService(module: WebAssembly.Module, recipe: Recipe): ProfiledService {
  let spent = new Map<string, number>();
  let shardsMs = 0;
  const { k, arena } = instantiateKernels(module, GIB);
  const timed = Object.fromEntries(
    Object.entries(k).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'function') return [name, value];
      const call = value as (...args: readonly unknown[]) => unknown;
      const wrapped = (...args: readonly unknown[]): unknown => {
        const began = performance.now();
        const result = call(...args);
        spent.set(name, (spent.get(name) ?? 0) + performance.now() - began);
        return result;
      };
      return [name, wrapped];
    }),
  ) as unknown as Kernels; // the same exports
  const program: ShardProgram = familyOf(recipe).createProgram({ k: timed, arena }, recipe);
  return {
    runShard(request) {
      const began = performance.now();
      const result = program.runShard(request);
      shardsMs += performance.now() - began;
      return Promise.resolve(result);
    },
    take() {
      const taken = { kernels: spent, shardsMs };
      spent = new Map();
      shardsMs = 0;
      return taken;
    },
  };
}
