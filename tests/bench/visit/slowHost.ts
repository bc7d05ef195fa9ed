// A site as it is over a slow network: every answer waits, all of them share a rate, and everything is compressed. One connection
// after the other costs nothing here, as if they were all open; a browser still opens only six.

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export interface Network {
  /** Between a request and the first byte of its answer. */
  readonly delayMs: number;
  /** Of all answers together; as fast as it goes where it is left out. */
  readonly bitsPerSecond?: number;
}

export interface SlowHost {
  readonly origin: string;
  /** Holds from now on. */
  network: Network;
  /** Of the answers since it was last taken. */
  takeBytes(): number;
  close(): Promise<void>;
}

/** Of an answer, sent in one piece. */
const PIECE = 8192;
/** What is passed on of an answer's headers, besides its compressed length. */
const HEADERS = [
  'content-type',
  'cache-control',
  'cross-origin-opener-policy',
  'cross-origin-embedder-policy',
  'cross-origin-resource-policy',
];

/** In front of another host, which answers at once. */
export async function startSlowHost(target: string): Promise<SlowHost> {
  const packed = new Map<string, Promise<Answer>>();
  let network: Network = { delayMs: 0 };
  let bytes = 0;
  /** When the line is free again. */
  let freeAt = 0;

  async function send(body: Buffer, response: ServerResponse): Promise<void> {
    const { bitsPerSecond } = network;
    for (let at = 0; at < body.length; at += PIECE) {
      const piece = body.subarray(at, at + PIECE);
      if (bitsPerSecond !== undefined) {
        freeAt = Math.max(freeAt, performance.now()) + (8000 * piece.length) / bitsPerSecond;
        await pause(freeAt - performance.now());
      }
      response.write(piece);
    }
    response.end();
  }

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const answer = packed.get(path) ?? fetchPacked(new URL(path, target));
    packed.set(path, answer);
    void Promise.all([answer, pause(network.delayMs)]).then(([{ status, headers, body }]) => {
      bytes += body.length;
      response.writeHead(status, headers);
      return send(body, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  return {
    origin: `http://localhost:${port}`,
    get network() {
      return network;
    },
    set network(changed) {
      network = changed;
    },
    takeBytes() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A slow host in front of each site that is asked for. */
export class SlowHosts {
  readonly #hosts = new Map<string, SlowHost>();

  /** The same page over a network. */
  async urlOf(url: string, network: Network): Promise<string> {
    const { origin, href } = new URL(url);
    const host = this.#hosts.get(origin) ?? (await startSlowHost(origin));
    this.#hosts.set(origin, host);
    host.network = network;
    return href.replace(origin, host.origin);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#hosts.values()].map((host) => host.close()));
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

async function fetchPacked(url: URL): Promise<Answer> {
  const response = await fetch(url);
  const body = gzipSync(await response.arrayBuffer(), { level: 9 });
  const passed = HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const headers = { ...Object.fromEntries(passed), 'content-encoding': 'gzip', 'content-length': body.length };
  return { status: response.status, headers, body };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
