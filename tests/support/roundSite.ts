// The built page on a host that answers in rounds: it holds back whatever is asked of it until nothing more is asked, and then
// answers all of it. So many rounds lie between a visit's beginning and what it wants to see, however fast the machine is. The
// host speaks HTTP/1.1, of which browsers ask six files at a time.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { packedFiles } from './packedFiles.ts';

/** What was asked for in a round, by its path, and how many bytes gzip makes of it. */
export type Round = ReadonlyMap<string, number>;

export interface RoundSite {
  readonly url: string;
  /** All that was answered so far, in its order. */
  readonly rounds: readonly Round[];
  /** Answers everything at once from now on, and lists what that is. */
  answerAtOnce(): string[];
  close(): Promise<void>;
}

/**
 * @param quietMs so long nothing must have been asked before what was asked is answered: longer than a page takes from one thing
 * to the next. Too short a time makes more rounds of what is one, never fewer.
 */
export async function serveInRounds(quietMs = 1000): Promise<RoundSite> {
  const rounds: Round[] = [];
  const find = packedFiles(join(PROJECT_ROOT, 'dist'));
  let waiting: { readonly request: IncomingMessage; readonly response: ServerResponse }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let listed: string[] | undefined;

  /** Returns how many bytes the answer has. */
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<number> {
    const file = await find(request);
    if (!file) {
      response.writeHead(404).end();
      return 0;
    }
    response.writeHead(200, file.headers).end(file.body);
    return file.body.length;
  }

  async function answerRound(): Promise<void> {
    const round = waiting;
    waiting = [];
    const answered = round.map(async ({ request, response }) => {
      return [request.url ?? '', await answer(request, response)] as const;
    });
    rounds.push(new Map(await Promise.all(answered)));
  }

  const server = createServer((request, response) => {
    if (listed) {
      listed.push(request.url ?? '');
      void answer(request, response);
      return;
    }
    waiting.push({ request, response });
    clearTimeout(timer);
    timer = setTimeout(() => void answerRound(), quietMs);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  return {
    url: `http://localhost:${port}/`,
    rounds,
    answerAtOnce() {
      listed = [];
      void answerRound();
      return listed;
    },
    close() {
      clearTimeout(timer);
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
