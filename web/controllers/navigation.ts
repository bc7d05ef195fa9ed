// What kind of visit this is, and what its query asks for.

import type { EngineChoice } from '../../workers/service/computeService.ts';

const KEEP_WALL = 'this-digit-keep-wall';
const MAX_WORKERS = 16;

/** Whether this visit asks for a new wall: a reload does; a link, going back, or a reload for an update does not. */
export function wantsNewWall(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
  return isReload && !tookKeepWall();
}

/** Reloads the page without changing the wall. */
export function reloadSameWall(): void {
  try {
    sessionStorage.setItem(KEEP_WALL, '1');
  } catch {
    // A browser that stores nothing shows a new wall instead, which the address bar's history still has.
  }
  location.reload();
}

function tookKeepWall(): boolean {
  try {
    const kept = sessionStorage.getItem(KEEP_WALL) !== null;
    sessionStorage.removeItem(KEEP_WALL);
    return kept;
  } catch {
    return false; // no storage, so nothing was kept
  }
}

/** `?engine=tfjs` and `?workers=2`; what is nonsense is as if it were not there. */
export function readQuery(search: string): { readonly engine: EngineChoice; readonly workers: number | undefined } {
  const query = new URLSearchParams(search);
  const engine = query.get('engine');
  const workers = Number(query.get('workers') ?? Number.NaN);
  return {
    engine: engine === 'tfjs' || engine === 'wasm' ? engine : 'auto',
    workers: Number.isInteger(workers) && workers >= 1 && workers <= MAX_WORKERS ? workers : undefined,
  };
}
