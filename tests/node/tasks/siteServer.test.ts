import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { serveSite, type SiteServer } from '../../../workers/node/tasks/siteServer.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

async function serveSample(port = 0, strictPort = false): Promise<SiteServer> {
  const folder = join(temporaryFolder(), 'dist');
  mkdirSync(join(folder, 'models'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>wall</title>');
  writeFileSync(join(folder, 'sw.js'), '');
  writeFileSync(join(folder, 'kernels.wasm'), new Uint8Array([0, 0x61, 0x73, 0x6d]));
  writeFileSync(join(folder, 'models/vae.safetensors'), new Uint8Array([1, 2, 3]));
  writeFileSync(join(folder, 'models/index.json'), '{}');
  const server = await serveSite({ folder, port, strictPort });
  onTestFinished(() => server.close());
  return server;
}

it.each([
  ['', /^text\/html/],
  ['sw.js', /^text\/javascript/],
  ['kernels.wasm', /^application\/wasm$/],
  ['models/vae.safetensors', /^application\/octet-stream$/],
  ['models/vae.safetensors?v=0123', /^application\/octet-stream$/],
  ['models/index.json', /^application\/json$/],
])('serves /%s with its type, to be asked for again at every visit', async (path, type) => {
  const { url } = await serveSample();
  const response = await fetch(url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(type);
  expect(response.headers.get('cache-control')).toBe('no-cache');
});

it('answers 304 for a file that has not changed', async () => {
  const { url } = await serveSample();
  const etag = (await fetch(`${url}kernels.wasm`)).headers.get('etag') ?? '';
  const again = await fetch(`${url}kernels.wasm`, { headers: { 'If-None-Match': etag } });
  expect(again.status).toBe(304);
});

it.each(['missing', 'missing.html', 'models/none.safetensors', '../package.json', '%2e%2e/package.json'])(
  'answers 404 for /%s instead of the page',
  async (path) => {
    const { url } = await serveSample();
    expect((await fetch(url + path)).status).toBe(404);
  },
);

it('answers 404 with the page of the nearest folder that has one, to whoever wants a page', async () => {
  const folder = join(temporaryFolder(), 'dist');
  mkdirSync(join(folder, 'digits/assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), 'host');
  writeFileSync(join(folder, 'digits/index.html'), 'gallery');
  writeFileSync(join(folder, 'digits/404.html'), 'nothing here');
  const { url, close } = await serveSite({ folder, port: 0 });
  onTestFinished(close);
  const ask = async (path: string, accept = 'text/html'): Promise<readonly [status: number, text: string]> => {
    const answer = await fetch(url + path, { headers: { accept } });
    return [answer.status, await answer.text()];
  };
  expect(await ask('digits/assets/old.html')).toEqual([404, 'nothing here']);
  expect(await ask('digits/a/b/c')).toEqual([404, 'nothing here']);
  expect(await ask('digits/assets/x.js', '*/*')).toEqual([404, '']);
  expect(await ask('elsewhere')).toEqual([404, '']);
  expect((await ask('digits/')).at(0)).toBe(200);
});

it('takes the next port when its own is taken, unless it must have that one', async () => {
  const first = await serveSample();
  const second = await serveSample(first.port);
  expect(second.port).toBeGreaterThan(first.port);
  await expect(serveSample(first.port, true)).rejects.toThrow(`Port ${first.port} is already in use`);
});

it('is unreachable once closed, and can come back on its port', async () => {
  const first = await serveSample();
  await fetch(first.url);
  await first.close();
  await expect(fetch(first.url)).rejects.toThrow();
  const second = await serveSample(first.port, true);
  expect((await fetch(second.url)).status).toBe(200);
});
