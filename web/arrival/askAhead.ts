// Requests the files of a page as soon as its address is known. Models that the device has are not requested. Kernels and
// scripts that the service worker has come from its cache.

import { compileResponse, hasWebAssembly } from '../../workers/browser/compileKernels.ts';
import { COMPUTE, COMPUTE_AND_LAZY_JOBS } from '../../workers/browser/computeWorkerName.ts';
import type { StartedWorker } from '../../workers/browser/spawn.ts';
import { startWorker } from '../../workers/browser/startWorker.ts';
import { FRONT_ID, viewIdOf } from '../address/addressFields.ts';
import { localeFor } from '../text/locales.ts';
import { systemLanguages } from '../platform/device.ts';
import { isKept } from '../storage/keptModels.ts';
import { filesOf, type ArrivalFiles } from './arrivalFiles.ts';
import { giveHeadStart, type EarlyFile, type HeadStart } from '../storage/headStart.ts';
import type { PageNeeds } from './pageNeeds.ts';
import type { StoredSettings } from './storedSettings.ts';

/** Filled in by arrivalPlugin.ts. */
declare const ARRIVAL: ArrivalFiles;
const FILES = ARRIVAL; // what is filled in is filled in wherever it is named

/** Scripts that are asked for with the page's own, a worker, its kernels and a model: six in all. */
const AT_ONCE = 2;
const WORKER_START_MS = 50;

/** In the order in which things are wanted: a host that speaks HTTP/1.1 gives a browser six at a time. */
export function askAhead(address: URLSearchParams, query: string, { model, language }: StoredSettings): void {
  const needs = needsOf(address);
  const headStart: HeadStart = { files: new Map() };
  giveHeadStart(headStart);
  if (needs.digits) {
    headStart.started = startEarly(FILES.worker, needs.lazyJobs ? COMPUTE_AND_LAZY_JOBS : COMPUTE);
    if (hasWebAssembly() && !query.includes('engine=tfjs')) headStart.kernels = fetchKernels();
    fetchAhead(
      headStart,
      valueOf(FILES.models, address.get('m') ?? String(model)) ??
        FILES.models[needs.model ?? ''] ??
        Object.values(FILES.models)[0],
    );
  }
  const locale = localeFor(language === 'en' || language === 'ru' ? [language] : systemLanguages());
  const scripts = [...filesOf(valueOf(FILES.locales, locale) ?? ''), ...needs.scripts];
  scripts.slice(0, AT_ONCE).forEach(preload);
  // A worker's script is asked for by another process, a moment later; it is not to stand behind all of these. The page's own
  // script, which wants them, takes longer than that to come and run.
  setTimeout(() => {
    scripts.slice(AT_ONCE).forEach(preload);
    if (needs.judge) fetchAhead(headStart, FILES.judge);
  }, WORKER_START_MS);
}

function needsOf(address: URLSearchParams): PageNeeds & { readonly scripts: readonly string[] } {
  const view = viewIdOf(address);
  const page = valueOf(FILES.pages, view) ?? FILES.pages[FRONT_ID];
  const [field = '', first = ''] = page?.tab ?? [];
  const tab =
    valueOf(FILES.pages, `${view}/${address.get(field) ?? first}`) ?? valueOf(FILES.pages, `${view}/${first}`);
  return { ...page, ...tab, scripts: [...filesOf(page?.scripts ?? ''), ...filesOf(tab?.scripts ?? '')] };
}

/** Names in addresses are anybody's. */
function valueOf<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function startEarly(script: string, name: string): StartedWorker {
  const worker = startWorker(script, document.baseURI, name);
  const failed = new Promise<ErrorEvent>((resolve) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault(); // who takes the worker deals with it
      resolve(event);
    });
  });
  return { worker, name, failed };
}

async function fetchKernels(): Promise<WebAssembly.Module | undefined> {
  try {
    return await compileResponse(await fetch(FILES.kernels));
  } catch {
    return undefined; // the worker tries by itself, and says what is wrong
  }
}

/** Models and parts: what is not kept comes from the network, what is, from storage. */
function fetchAhead({ files }: HeadStart, file = ''): void {
  if (!isSecureContext) return; // no file can be checked there, so none is taken
  if (isKept(file)) filesOf(FILES.storage).forEach(preload);
  else files.set(file, fetchEarly(file));
}

function fetchEarly(file: string): EarlyFile {
  const abort = new AbortController();
  const response = fetch(file, { signal: abort.signal });
  response.catch(() => undefined); // whoever takes it hears of that
  return {
    response,
    abort: (reason) => {
      abort.abort(reason);
    },
  };
}

function preload(script: string): void {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.crossOrigin = ''; // as import() asks: WebKit would ask twice otherwise
  link.href = script;
  document.head.append(link);
}
