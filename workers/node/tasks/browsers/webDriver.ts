// A session of a WebDriver, by HTTP: https://www.w3.org/TR/webdriver2/

import { setTimeout as pause } from 'node:timers/promises';

/** Answers to commands are JSON whose shape the command decides. */
interface Answer {
  readonly value: unknown;
}

interface Failure {
  readonly error: string;
  readonly message: string;
}

export class WebDriverSession {
  readonly #url: string;
  readonly capabilities: Readonly<Record<string, unknown>>;

  private constructor(url: string, capabilities: Readonly<Record<string, unknown>>) {
    this.#url = url;
    this.capabilities = capabilities;
  }

  /** Opens a browser by the driver that listens, or is about to, on a port of this machine; unless that has `ended`. */
  static async start(port: number, capabilities: object, ended: AbortSignal): Promise<WebDriverSession> {
    const driver = `http://127.0.0.1:${port}`;
    await untilItListens(`${driver}/status`, ended);
    const started = await ask('POST', `${driver}/session`, { capabilities: { alwaysMatch: capabilities } });
    const session = started as { readonly sessionId: string; readonly capabilities: Record<string, unknown> };
    return new WebDriverSession(`${driver}/session/${session.sessionId}`, session.capabilities);
  }

  async get<Result>(command: string): Promise<Result> {
    return (await ask('GET', `${this.#url}/${command}`)) as Result; // the caller knows the command
  }

  async post<Result>(command: string, parameters: object = {}): Promise<Result> {
    return (await ask('POST', `${this.#url}/${command}`, parameters)) as Result; // the caller knows the command
  }

  /** Ends the browser. */
  async end(): Promise<void> {
    await ask('DELETE', this.#url);
  }
}

async function untilItListens(url: string, ended: AbortSignal): Promise<void> {
  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 50) {
    ended.throwIfAborted();
    try {
      await (await fetch(url)).arrayBuffer();
      return;
    } catch {
      await pause(50);
    }
  }
  throw new Error(`webdriver: nobody answers at ${url}`);
}

/** @throws Error with the driver's own words */
async function ask(method: string, url: string, parameters?: object): Promise<unknown> {
  const body = parameters && { body: JSON.stringify(parameters) };
  const response = await fetch(url, { method, ...body });
  const { value } = (await response.json()) as Answer;
  if (response.ok) return value;
  const { error, message } = value as Failure;
  throw new Error(
    `webdriver: ${method} ${new URL(url).pathname.replace(/.*session\/[^/]*/, '')}: ${error}: ${message}`,
  );
}
