// What the page's thread itself has worked in a visit, from Chromium's own trace: time of the processor, not of the clock. On a
// quiet machine both are alike; on one that does something else too, only this says what the page is to blame for.

export interface Work {
  /** Processor time of the longest task. */
  readonly longestTaskMs: number;
  /** The most that the thread has worked from an interaction until it gave the next frame away; of fifty, all but 2 %. */
  readonly inpMs: number;
  /** What ran in the longest tasks. */
  readonly causes: readonly string[];
}

/** For Browser.startTracing. */
export const TRACED = ['disabled-by-default-devtools.timeline', 'devtools.timeline'];

/** An event of a trace, as far as it matters here; times in µs. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: {
      readonly interactionId?: number;
      /** In ms of the page's clock. */
      readonly timeStamp?: number;
      readonly processingEnd?: number;
      readonly functionName?: string;
      readonly url?: string;
    };
  };
}

/** Tasks worth a word. */
const LONG_MS = 60;

/** Reads what Browser.stopTracing gives. */
export function workIn(trace: Buffer): Work {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] }; // Chromium's
  const pages = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const whole = traceEvents.filter((event) => event.ph === 'X' && pages.has(threadOf(event)));
  // What the browser does before it begins to read the page is not the page's.
  const began = Math.min(...whole.filter(({ name }) => name === 'ParseHTML').map(({ ts }) => ts));
  const tasks = whole.filter(({ name, ts, dur = 0 }) => name === 'RunTask' && ts + dur >= began);
  const inps = interactionsIn(traceEvents, pages).map(([from, to]) => workBetween(tasks, from, to));
  inps.sort((a, b) => b - a);
  const long = tasks.filter((task) => workOf(task) >= LONG_MS).sort((a, b) => workOf(b) - workOf(a));
  return {
    longestTaskMs: tasks.reduce((most, task) => Math.max(most, workOf(task)), 0),
    inpMs: inps[Math.floor(inps.length / 50)] ?? 0,
    causes: long.slice(0, 4).map((task) => describe(task, whole)),
  };
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

/** Processor time in ms. */
function workOf({ tdur = 0 }: TraceEvent): number {
  return tdur / 1000;
}

/** From the slowest event of each interaction until the thread has given the next frame to the compositor, in µs. */
function interactionsIn(
  events: readonly TraceEvent[],
  pages: ReadonlySet<string>,
): readonly (readonly [from: number, to: number])[] {
  const commits = events.filter((event) => event.name === 'Commit' && event.ph === 'X' && pages.has(threadOf(event)));
  commits.sort((a, b) => a.ts - b.ts);
  const spans = new Map<string, readonly [from: number, to: number]>();
  for (const event of events) {
    const { interactionId, timeStamp, processingEnd } = event.args?.data ?? {};
    if (event.name !== 'EventTiming' || event.ph !== 'b' || !pages.has(threadOf(event))) continue;
    if (!interactionId || timeStamp === undefined || processingEnd === undefined) continue;
    const handled = event.ts + 1000 * (processingEnd - timeStamp);
    const commit = commits.find(({ ts }) => ts >= handled);
    const span = [event.ts, commit ? commit.ts + (commit.dur ?? 0) : handled] as const;
    // Pointer down and up are one interaction, but not what lies between them.
    const key = `${event.pid} ${interactionId}`;
    const [from, to] = spans.get(key) ?? [0, 0];
    if (span[1] - span[0] > to - from) spans.set(key, span);
  }
  return [...spans.values()];
}

function workBetween(tasks: readonly TraceEvent[], from: number, to: number): number {
  let work = 0;
  for (const task of tasks) {
    const { ts, dur = 0 } = task;
    const shared = Math.min(to, ts + dur) - Math.max(from, ts);
    if (shared > 0) work += workOf(task) * Math.min(1, shared / Math.max(dur, 1));
  }
  return work;
}

/** A task, and those of its parts that make up much of it. */
function describe(task: TraceEvent, whole: readonly TraceEvent[]): string {
  const end = task.ts + (task.dur ?? 0);
  const parts = whole
    .filter((part) => part !== task && threadOf(part) === threadOf(task) && part.ts >= task.ts && part.ts <= end)
    .filter((part) => part.name !== 'RunTask' && workOf(part) > 0.25 * workOf(task))
    .map((part) => {
      const { functionName = '', url = '' } = part.args?.data ?? {};
      return [part.name, functionName, url.split('/').at(-1) ?? '', workOf(part).toFixed(0)].filter(Boolean).join(' ');
    });
  return `task of ${workOf(task).toFixed(0)} ms: ${parts.slice(0, 6).join(', ')}`;
}
