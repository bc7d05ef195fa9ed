// A connection that speaks WebDriver BiDi: commands with answers, and events. https://www.w3.org/TR/webdriver-bidi/

import WebSocket from 'ws';
import { PageGone } from '../../../workers/node/tasks/browsers/pageGone.ts';

export type Params = Readonly<Record<string, unknown>>;

interface Message {
  readonly type: 'success' | 'error' | 'event';
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
  readonly method?: string;
  readonly params?: unknown;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export class Bidi {
  readonly #socket: WebSocket;
  readonly #onEvent: (method: string, params: unknown) => void;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  private constructor(socket: WebSocket, onEvent: (method: string, params: unknown) => void) {
    this.#socket = socket;
    this.#onEvent = onEvent;
    socket.on('message', (data: Buffer) => {
      this.#take(JSON.parse(data.toString('utf8')) as Message); // as the protocol has it
    });
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new PageGone('the browser has closed the connection'));
      this.#waiting.clear();
    });
    socket.on('error', () => undefined); // 'close' follows
  }

  static async connect(url: string, onEvent: (method: string, params: unknown) => void): Promise<Bidi> {
    const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 256 * 2 ** 20 });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new Bidi(socket, onEvent);
  }

  /** @throws Error that names the command and the browser's reason; PageGone where the browser or the page's window is gone */
  async send<Result = unknown>(method: string, params: Params = {}): Promise<Result> {
    if (this.#socket.readyState !== WebSocket.OPEN) throw new PageGone(`bidi: ${method}: the connection is closed`);
    const id = ++this.#lastId;
    const answer = new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject: (error) => reject(named(method, error)) });
    });
    this.#socket.send(JSON.stringify({ id, method, params }));
    return (await answer) as Result; // the caller knows the command
  }

  close(): void {
    this.#socket.close();
  }

  #take({ type, id, result, error, message, method, params }: Message): void {
    if (type === 'event') {
      this.#onEvent(method ?? '', params);
      return;
    }
    const waiting = this.#waiting.get(id ?? -1);
    this.#waiting.delete(id ?? -1);
    if (type === 'success') waiting?.resolve(result);
    else waiting?.reject(new (error === 'no such frame' ? PageGone : Error)(`${error ?? 'error'}: ${message ?? ''}`));
  }
}

/** The same kind of error, with the command in front. */
function named(method: string, error: Error): Error {
  return new (error instanceof PageGone ? PageGone : Error)(`bidi: ${method}: ${error.message}`);
}
