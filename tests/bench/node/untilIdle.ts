// When the next entrant's turn may begin: when no thread of this process computes any more.
//
// After the first calls of onnxruntime-web V8 compiles its 13 MB once more, with optimisations, on a thread of its own, and
// that takes seconds; an engine that has two workers on two cores loses a third of its speed meanwhile.

import { setTimeout as pause } from 'node:timers/promises';

/** Looked at so often; idle when less than a tenth of a core was at work in between. */
const GLANCE_MS = 20;
const IDLE_SHARE = 0.1;
/** A process that never rests is measured all the same. */
const LIMIT_MS = 20_000;

/** Resolves when the threads of this process have been at rest for a moment. */
export async function untilIdle(): Promise<void> {
  const giveUpAt = performance.now() + LIMIT_MS;
  for (;;) {
    const before = process.cpuUsage();
    const began = performance.now();
    await pause(GLANCE_MS);
    const { user, system } = process.cpuUsage(before);
    const elapsedMs = performance.now() - began;
    if ((user + system) / 1000 < elapsedMs * IDLE_SHARE || performance.now() > giveUpAt) return;
  }
}
