// The kind of this visit (link, reload, back) and the options in its query.

import type { EngineChoice } from '../../workers/service/computeService.ts';
import { keepText, readText } from '../platform/storedText.ts';

const KEEP_WALL = 'this-digit-keep-wall';
const MAX_WORKERS = 16;

/** Whether this visit asks for a new digit where its address names none: a reload does; going back, or a reload for an update does not. */
export function wantsNewDigit(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
  return isReload && !tookKeepWall();
}

/** Reloads the page without changing the digit. A browser that keeps nothing shows a new one where the address names none. */
export function reloadSameDigit(): void {
  keepText('sessionStorage', KEEP_WALL, '1');
  location.reload();
}

function tookKeepWall(): boolean {
  const isKept = readText('sessionStorage', KEEP_WALL) !== null;
  keepText('sessionStorage', KEEP_WALL, null);
  return isKept;
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
