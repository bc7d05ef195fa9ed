// A connection that speaks WebDriver BiDi: commands with answers, and events. https://www.w3.org/TR/webdriver-bidi/

import WebSocket from 'ws';

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
      for (const { reject } of this.#waiting.values()) reject(new Error('bidi: the browser has closed the connection'));
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

  /** @throws Error that names the command and the browser's reason */
  async send<Result = unknown>(method: string, params: Params = {}): Promise<Result> {
    const id = ++this.#lastId;
    const answer = new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
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
    else waiting?.reject(new Error(`${error ?? 'error'}: ${message ?? ''}`));
  }
}
