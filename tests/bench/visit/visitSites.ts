// The sites that are visited: the gallery as `npm start` serves it, and a minimal page each on our kernels, on tfjs and on
// onnxruntime-web that show first digits of the same model.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digitInputs } from '../../../workers/models/digitInputs.ts';
import { writeOnnx } from '../../../workers/models/onnxFile.ts';
import { createBackend } from '../../../workers/node/createBackend.ts';
import { openModel, readModelIndex } from '../../../workers/node/modelSource.ts';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';
import { serveSite } from '../../../workers/node/tasks/siteServer.ts';
import { bundlePage } from '../chromium/bundlePage.ts';
import { serveFolders } from '../chromium/staticServer.ts';
import { BENCH_SOURCES, ORT_DIST } from '../paths.ts';
import { FIRST_DIGITS, FIRST_SEED } from './firstDigits.ts';
import type { VisitPage } from './visitRow.ts';

export interface VisitSites {
  readonly urls: Readonly<Record<VisitPage, string>>;
  readonly model: string;
  /** Grey levels [FIRST_DIGITS, 28·28] that the minimal pages must show. */
  readonly grey: Uint8ClampedArray;
  close(): Promise<void>;
}

/** Bundles and serves all of them. */
export async function openSites(): Promise<VisitSites> {
  const [{ id }] = (await readModelIndex('bench')).models;
  const { model, bytes } = await openModel('bench', id);
  const backend = await createBackend('wasm');
  const prior = model.priors[0]?.prior;
  if (!prior) throw new Error(`bench: model ${id} has no prior`);
  const { x } = digitInputs(model, backend, prior, { seed: FIRST_SEED, first: 0, count: FIRST_DIGITS, temperature: 1 });
  const grey = backend.compile(model.network, model.weights, FIRST_DIGITS).pixels(x, FIRST_DIGITS);

  const data = await mkdtemp(join(tmpdir(), 'digits-bench-data-'));
  const onnx = writeOnnx({ name: id, network: model.network, weights: model.weights, output: 'ink' });
  await writeFile(join(data, 'model.safetensors'), bytes);
  await writeFile(join(data, 'model.onnx'), onnx);
  await writeFile(join(data, 'inputs.f32'), new Uint8Array(x.buffer));
  const ours = await bundlePage(join(BENCH_SOURCES, 'visit', 'minimalOurs'));
  const tfjs = await bundlePage(join(BENCH_SOURCES, 'visit', 'minimalTfjs'));
  const ort = await bundlePage(join(BENCH_SOURCES, 'visit', 'minimalOrt'));
  const oursServer = await serveFolders({ '': ours.folder, '/data': data });
  const tfjsServer = await serveFolders({ '': tfjs.folder, '/data': data });
  const ortServer = await serveFolders({ '': ort.folder, '/data': data, '/ort': ORT_DIST });
  const gallery = await serveSite({ folder: join(PROJECT_ROOT, 'dist'), port: 0 });
  return {
    urls: {
      gallery: gallery.url,
      'gallery-tfjs': new URL('?engine=tfjs', gallery.url).href,
      minimal: `${oursServer.origin}/`,
      'minimal-tfjs': `${tfjsServer.origin}/`,
      'minimal-ort': `${ortServer.origin}/`,
    },
    model: id,
    grey,
    async close() {
      await Promise.all([gallery, oursServer, tfjsServer, ortServer].map((server) => server.close()));
      await Promise.all([ours, tfjs, ort].map((page) => page.remove()));
      await rm(data, { recursive: true, force: true });
    },
  };
}
