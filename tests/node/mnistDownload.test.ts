// Downloading the data, from a server on this machine.

import { existsSync, readdirSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { downloadMnist } from '../../workers/node/mnistDownload.ts';
import { readMnist } from '../../workers/node/mnistFiles.ts';
import { mnistFiles } from '../support/mnistFolder.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const files = mnistFiles(30, 10);
const never = new AbortController().signal;

/** A server's address; it ends with the test. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/mnist/`; // a port, not a pipe
}

const serveFiles: RequestListener = (request, response) => {
  const file = files.get(request.url?.replace('/mnist/', '') ?? '');
  response.writeHead(file ? 200 : 404).end(file);
};

test('the four files are fetched once and read like any other folder', async () => {
  const folder = join(temporaryFolder(), 'mnist');
  const requests: (string | undefined)[] = [];
  const source = await serve((request, response) => {
    requests.push(request.url);
    serveFiles(request, response);
  });
  expect(await downloadMnist('train', never, { source, folder })).toBe(folder);
  expect(await downloadMnist('train', never, { source, folder })).toBe(folder);
  expect(requests).toHaveLength(4);
  const { training, test: testSet } = await readMnist('train', folder);
  expect([training.count, testSet.count]).toEqual([30, 10]);
});

test.each<readonly [string, RequestListener, string]>([
  [
    'a missing file',
    (_, response) => response.writeHead(404).end('gone'),
    'HTTP status 404; get the four files yourself',
  ],
  ['a page in place of a file', (_, response) => response.end('<!doctype html>'), 'not an IDX file'],
  [
    'a connection that breaks',
    (_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('short', () => response.destroy());
    },
    'get the four files yourself and name their folder with --data',
  ],
])('%s is reported and not kept', async (_, listener, message) => {
  const folder = temporaryFolder();
  const source = await serve(listener);
  await expect(downloadMnist('train', never, { source, folder })).rejects.toMatchObject({
    name: 'DataError',
    message: expect.stringContaining(message) as string,
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('an interrupt ends the download', async () => {
  const folder = temporaryFolder();
  const interrupt = new AbortController();
  const source = await serve((_, response) => {
    response.writeHead(200, { 'content-length': 1000 }).write('short');
    interrupt.abort();
  });
  await expect(downloadMnist('train', interrupt.signal, { source, folder })).rejects.toHaveProperty(
    'name',
    'AbortError',
  );
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});
