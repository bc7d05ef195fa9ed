// The address bar and the browser's history. Browsers limit the changes: WebKit throws at the hundredth within ten
// seconds, which a key that is held down reaches. A refused change is tried again later; of several the last one counts.

/** Milliseconds before a refused change is tried again. */
const AGAIN_MS = 1000;

interface Entry {
  readonly isNew: boolean;
  readonly state: unknown;
  readonly fragment: string;
}

/** The change that was refused last. */
let refused: Entry | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** A new entry, so that Back leads to the one before. */
export function pushAddress(fragment: string, state: unknown): void {
  put({ isNew: true, state, fragment });
}

/** Another address for the entry that is there, or that is still to come. */
export function replaceAddress(fragment: string): void {
  if (location.hash === fragment) forget();
  else put(refused?.isNew ? { ...refused, fragment } : { isNew: false, state: history.state, fragment });
}

/** Adds to history.state of the entry that is there. Its address stays. */
export function addToEntry(state: object): void {
  put({ isNew: false, state: { ...(history.state as object | null), ...state }, fragment: location.hash });
}

function put(entry: Entry): void {
  forget();
  const { isNew, state, fragment } = entry;
  try {
    if (isNew) history.pushState(state, '', fragment);
    else history.replaceState(state, '', fragment);
  } catch {
    refused = entry;
    timer = setTimeout(put, AGAIN_MS, entry);
    addEventListener('popstate', forget); // whoever has gone elsewhere is not called back
  }
}

function forget(): void {
  clearTimeout(timer);
  refused = undefined;
}
