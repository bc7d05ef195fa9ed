// Watches how a page behaves, from before its first script on. Runs in the page: it can use nothing from outside itself.

import type { PageManners } from './pageManners.ts';

declare global {
  interface Window {
    /** How the page has behaved since it came. */
    pageManners(): PageManners;
  }
}

/** Event timing and layout shifts, which TypeScript's DOM does not describe in full. */
interface TimedEvent extends PerformanceEntry {
  readonly interactionId: number;
}
interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}
interface LongFrame extends PerformanceEntry {
  readonly scripts: readonly {
    readonly duration: number;
    readonly invoker: string;
    readonly sourceFunctionName: string;
    readonly sourceURL: string;
  }[];
}

export function watchPage(): void {
  const tasks: number[] = [];
  const shifts: { readonly at: number; readonly value: number }[] = [];
  const interactions = new Map<number, number>();
  const causes = new Map<string, number>();
  const addCause = (cause: string, weight: number): void => {
    causes.set(cause, Math.max(causes.get(cause) ?? 0, weight));
  };
  const whatMoved = (node: Node | null): string =>
    node instanceof Element
      ? `${node.localName}.${node.className}`
      : `“${node?.textContent?.trim().slice(0, 30) ?? ''}”`;

  const takeTasks = (entries: PerformanceEntryList): void => {
    for (const { duration } of entries) tasks.push(duration);
  };
  const takeFrames = (entries: PerformanceEntryList): void => {
    for (const { duration, scripts } of entries as LongFrame[]) {
      const [longest] = [...scripts].sort((a, b) => b.duration - a.duration);
      const file = /[\w-]+\.js/.exec(longest?.sourceURL ?? '')?.[0] ?? '';
      const what = longest ? `${longest.invoker} ${longest.sourceFunctionName} ${file}` : 'layout and paint';
      addCause(`frame of ${duration.toFixed(0)} ms, of it ${(longest?.duration ?? 0).toFixed(0)} ms ${what}`, duration);
    }
  };
  const takeShifts = (entries: PerformanceEntryList): void => {
    for (const { startTime, value, hadRecentInput, sources } of entries as Shift[]) {
      if (hadRecentInput) continue;
      shifts.push({ at: startTime, value });
      const moved = sources.map(({ node }) => whatMoved(node)).join(', ');
      addCause(`shift of ${value.toFixed(4)} at ${startTime.toFixed(0)} ms: ${moved}`, 1_000_000 * value);
    }
  };
  const takeEvents = (entries: PerformanceEntryList): void => {
    for (const { interactionId, duration, name } of entries as TimedEvent[]) {
      if (interactionId === 0) continue;
      interactions.set(interactionId, Math.max(interactions.get(interactionId) ?? 0, duration));
      if (duration > 60) addCause(`${name} of ${duration.toFixed(0)} ms`, duration);
    }
  };

  const kinds: readonly (readonly [type: string, take: (entries: PerformanceEntryList) => void])[] = [
    ['longtask', takeTasks],
    ['long-animation-frame', takeFrames],
    ['layout-shift', takeShifts],
    ['event', takeEvents],
  ];
  const observers = kinds.map(([type, take]) => {
    const observer = new PerformanceObserver((list) => {
      take(list.getEntries());
    });
    observer.observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit); // for events
    return { observer, take };
  });

  const worstWindow = (): number => {
    let [worst, sum, began, last] = [0, 0, -Infinity, -Infinity];
    for (const { at, value } of shifts) {
      if (at - last > 1000 || at - began > 5000) [sum, began] = [0, at];
      last = at;
      sum += value;
      worst = Math.max(worst, sum);
    }
    return worst;
  };

  window.pageManners = () => {
    for (const { observer, take } of observers) take(observer.takeRecords());
    const slowest = [...interactions.values()].sort((a, b) => b - a);
    return {
      longestTaskMs: Math.max(0, ...tasks),
      longTasks: tasks.length,
      inpMs: slowest[Math.floor(slowest.length / 50)] ?? 0,
      interactions: slowest.length,
      cls: worstWindow(),
      causes: [...causes]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 8)
        .map(([cause]) => cause),
    };
  };
}
