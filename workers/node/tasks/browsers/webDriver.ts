// A session of a WebDriver, by HTTP: https://www.w3.org/TR/webdriver2/

import { setTimeout as pause } from 'node:timers/promises';
import { PageGone } from './pageGone.ts';

/** Answers to commands are JSON whose shape the command decides. */
interface Answer {
  readonly value: unknown;
}

interface Failure {
  readonly error: string;
  readonly message: string;
}

/** Errors of the protocol that end a session, and of a connection that the driver has left. */
const GONE = ['invalid session id', 'no such window'];
const CLOSED = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

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
    return (await this.#ask('GET', command)) as Result; // the caller knows the command
  }

  async post<Result>(command: string, parameters: object = {}): Promise<Result> {
    return (await this.#ask('POST', command, parameters)) as Result; // the caller knows the command
  }

  /** Ends the browser. */
  async end(): Promise<void> {
    await ask('DELETE', this.#url);
  }

  /** @throws PageGone where there is no page any more */
  async #ask(method: string, command: string, parameters?: object): Promise<unknown> {
    try {
      return await ask(method, `${this.#url}/${command}`, parameters);
    } catch (error) {
      // A command that a crash has cut off only fails ("unknown error"); the next is told that the session has ended.
      if (!(error instanceof PageGone)) await ask('GET', `${this.#url}/window`);
      throw error;
    }
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

/** @throws Error with the driver's own words; PageGone where the session or the driver has ended */
async function ask(method: string, url: string, parameters?: object): Promise<unknown> {
  const command = `webdriver: ${method} ${new URL(url).pathname.replace(/.*session\/[^/]*/, '')}`;
  const body = parameters && { body: JSON.stringify(parameters) };
  const response = await fetch(url, { method, ...body }).catch((error: unknown) => {
    throw isClosed(error) ? new PageGone(`${command}: the driver has ended`, { cause: error }) : error;
  });
  const { value } = (await response.json()) as Answer;
  if (response.ok) return value;
  const { error, message } = value as Failure;
  throw new (GONE.includes(error) ? PageGone : Error)(`${command}: ${error}: ${message}`);
}

function isClosed(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && CLOSED.includes(String(cause.code));
}
