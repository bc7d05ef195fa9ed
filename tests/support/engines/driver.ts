// What tests ask of a browser engine, whichever it is. Three adapters speak to one each: Playwright to Chromium, WebDriver BiDi
// to Firefox, WebDriver to WebKit. All else (finding, waiting, clicking, dragging) is written once, on top of `Driver`.

export const ENGINE_NAMES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** A file that the page gave to be saved. */
export interface SavedFile {
  readonly name: string;
  /** Where it lies until the browser ends. */
  readonly path: string;
}

/** One page in one engine: what an adapter has to do. */
export interface Driver {
  readonly engine: EngineName;
  /** Until the page has loaded. A new fragment of the page that is open loads nothing. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** -1 goes back, 1 goes forward. */
  travel(delta: number): Promise<void>;
  /** Calls an async function of one text, given as source, in the page. @throws Error with the message of the page's */
  call(source: string, text: string): Promise<string>;
  /** By the names of `KeyboardEvent.key`. */
  keyDown(key: string): Promise<void>;
  keyUp(key: string): Promise<void>;
  /** In pixels of the viewport. */
  pointerMove(x: number, y: number): Promise<void>;
  pointerDown(): Promise<void>;
  pointerUp(): Promise<void>;
  wheel(x: number, y: number, deltaX: number, deltaY: number): Promise<void>;
  setViewport(width: number, height: number): Promise<void>;
  /** PNG of the viewport. */
  screenshot(): Promise<Buffer>;
  /** All that went wrong until now, one line each: uncaught errors, errors in the console, requests that failed. */
  problems(): Promise<readonly string[]>;
  /** Files that have been saved whole until now. */
  saved(): Promise<readonly SavedFile[]>;
  /** Ends the visit. */
  close(): Promise<void>;
}
