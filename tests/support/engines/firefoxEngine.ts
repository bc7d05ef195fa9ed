// Firefox, by WebDriver BiDi, which it speaks itself when it is told a port. Every visitor is a container ("user context") with
// storage of its own, in a window of its own: what is not in front draws no frames.

import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  companionEnded,
  endCompanion,
  startCompanion,
  untilItSays,
} from '../../../workers/node/tasks/browsers/companion.ts';
import { PageGone } from '../../../workers/node/tasks/browsers/pageGone.ts';
import { FIREFOX } from '../../../workers/node/tasks/browsers/firefox.ts';
import { programsOf } from './browserPaths.ts';
import { Bidi, type Params } from './bidi.ts';
import type { Driver, SavedFile } from './driver.ts';
import { VIEWPORT, type Engine, type EngineOptions } from './engine.ts';
import { EnginePage } from './enginePage.ts';
import { webDriverInput, type Actions } from './webDriverInput.ts';

/** What has happened in one visit. */
interface Visit {
  readonly context: string;
  readonly problems: string[];
  readonly saved: SavedFile[];
  /** Aborts when the page's process has crashed. */
  readonly crash: AbortController;
}

const EVENTS = [
  'log.entryAdded',
  'network.fetchError',
  'network.responseCompleted',
  'browsingContext.downloadEnd',
  'browsingContext.navigationCommitted',
] as const;

export async function launchFirefoxEngine(options: EngineOptions = {}): Promise<Engine> {
  const program = await programsOf(FIREFOX);
  const folder = await mkdtemp(join(tmpdir(), 'digits-firefox-'));
  const downloads = join(folder, 'downloads');
  await mkdir(downloads);
  await writeFile(join(folder, 'user.js'), preferenceFile({ ...preferencesFor(options), ...savingInto(downloads) }));
  const args = ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port', '0'];
  const process = startCompanion(program, args, { env: { MOZ_CRASHREPORTER_DISABLE: '1' } });
  const visits = new Map<string, Visit>();
  try {
    const [, url = ''] = await untilItSays(process, process.stderr, /WebDriver BiDi listening on (ws:\S+)/);
    const bidi = await Bidi.connect(`${url}/session`, (method, params) => {
      note(visits, method, params as BidiEvent); // checked by use
    });
    const { capabilities } = await bidi.send<Session>('session.new', { capabilities: {} });
    await bidi.send('session.subscribe', { events: EVENTS });
    return {
      name: 'firefox',
      version: capabilities.browserVersion,
      async newVisitor(viewport = {}) {
        // All private windows of a Firefox share one session, which knows no containers.
        const container: Params = options.privateBrowsing ? {} : await bidi.send<Params>('browser.createUserContext');
        const { context } = await bidi.send<{ readonly context: string }>('browsingContext.create', {
          type: 'window',
          ...container,
        });
        const visit: Visit = { context, problems: [], saved: [], crash: new AbortController() };
        visits.set(context, visit);
        const { width, height } = { ...VIEWPORT, ...viewport };
        const driver = firefoxDriver(bidi, visit, container);
        await driver.setViewport(width, height);
        return new EnginePage(driver);
      },
      async close() {
        await bidi.send('browser.close').catch(() => undefined); // it may be gone already
        bidi.close();
        await end(process, folder);
      },
    };
  } catch (error) {
    await endCompanion(process);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

interface Session {
  readonly capabilities: { readonly browserVersion: string };
}

async function end(process: ChildProcess, folder: string): Promise<void> {
  await companionEnded(process, 10_000);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

function preferencesFor({
  colorScheme = 'light',
  language = 'en-US',
  reducedMotion = false,
  privateBrowsing = false,
  preferences = {},
}: EngineOptions): Required<EngineOptions>['preferences'] {
  return {
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
    'intl.accept_languages': language,
    'privacy.spoof_english': 1,
    ...(privateBrowsing && { 'browser.privatebrowsing.autostart': true }),
    ...preferences,
  };
}

function savingInto(folder: string): Required<EngineOptions>['preferences'] {
  return {
    'browser.download.folderList': 2,
    'browser.download.dir': folder,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    // The panel that tells of a saved file would take the keys that follow.
    'browser.download.alwaysOpenPanel': false,
  };
}

function preferenceFile(preferences: Required<EngineOptions>['preferences']): string {
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

interface BidiEvent {
  /** Of log entries. */
  readonly level?: string;
  readonly type?: string;
  readonly text?: string | null;
  readonly source?: { readonly context?: string };
  /** Of requests and downloads. */
  readonly context?: string | null;
  readonly request?: { readonly url: string };
  readonly response?: { readonly status: number };
  readonly errorText?: string;
  readonly status?: string;
  readonly filepath?: string | null;
  /** Of pages that come. */
  readonly url?: string;
}

/** Puts an event down in its visit. What is of no page, as a service worker's requests, is everybody's. */
function note(visits: ReadonlyMap<string, Visit>, method: string, event: BidiEvent): void {
  const context = event.source?.context ?? event.context;
  const visit = visits.get(context ?? '');
  const concerned = visit ? [visit] : context ? [] : [...visits.values()];
  const problem = problemIn(method, event);
  // The page that Firefox shows in the place of one whose process has crashed.
  const hasCrashed = method === 'browsingContext.navigationCommitted' && event.url?.startsWith('about:tabcrashed');
  if (hasCrashed) visit?.crash.abort();
  for (const { problems, saved } of concerned) {
    if (problem !== undefined) problems.push(problem);
    if (method !== 'browsingContext.downloadEnd' || event.status !== 'complete' || !event.filepath) continue;
    saved.push({ name: basename(event.filepath), path: event.filepath });
  }
}

function problemIn(method: string, event: BidiEvent): string | undefined {
  if (method === 'log.entryAdded') {
    if (event.level !== 'error') return undefined;
    return `${event.type === 'console' ? 'console' : 'error'}: ${event.text ?? ''}`;
  }
  const url = event.request?.url ?? '';
  if (method === 'network.fetchError') {
    return event.errorText === 'NS_BINDING_ABORTED' ? undefined : `request: ${url} ${event.errorText ?? ''}`;
  }
  if (method === 'network.responseCompleted') {
    const status = event.response?.status ?? 0;
    return status >= 400 ? `request: ${url} ${status}` : undefined;
  }
  return undefined;
}

interface CallResult {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

function firefoxDriver(bidi: Bidi, { context, problems, saved, crash }: Visit, container: Params): Driver {
  // Firefox never answers a command that a crash has cut off.
  const crashed = new Promise<never>((_, reject) => {
    crash.signal.addEventListener('abort', () => reject(new PageGone('bidi: the process of the page has crashed')));
  });
  crashed.catch(() => undefined); // told to whoever sends
  const send = <Result>(method: string, params: Params): Promise<Result> =>
    Promise.race([crashed, bidi.send<Result>(method, { context, ...params })]);
  const perform = (actions: Actions): Promise<unknown> => send('input.performActions', { actions });
  return {
    engine: 'firefox',
    goto: async (url) => void (await send('browsingContext.navigate', { url, wait: 'complete' })),
    reload: async () => void (await send('browsingContext.reload', { wait: 'complete' })),
    travel: async (delta) => void (await send('browsingContext.traverseHistory', { delta })),
    async call(source, text) {
      const answer = await send<CallResult>('script.callFunction', {
        functionDeclaration: source,
        awaitPromise: true,
        target: { context },
        arguments: [{ type: 'string', value: text }],
      });
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
      return String(answer.result?.value);
    },
    ...webDriverInput(perform),
    async setViewport(width, height) {
      await send('browsingContext.setViewport', { viewport: { width, height }, devicePixelRatio: 1 });
    },
    async screenshot() {
      const { data } = await send<{ readonly data: string }>('browsingContext.captureScreenshot', {});
      return Buffer.from(data, 'base64');
    },
    problems: () => Promise.resolve([...problems]),
    saved: () => Promise.resolve([...saved]),
    async close() {
      if ('userContext' in container) await bidi.send('browser.removeUserContext', container);
      else await bidi.send('browsingContext.close', { context });
    },
  };
}
