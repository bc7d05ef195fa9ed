// Linear memory. The kernels allocate nothing: the host plans blocks (workers/backend/wasm/arena.ts) from this base up.

/** First byte behind the module's static data, 16-byte aligned: where the host's arena begins. */
export function arenaBase(): usize {
  return (__heap_base + 15) & ~(<usize>15);
}
