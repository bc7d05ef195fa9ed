// Fills in, for the script in index.html, which files of this build each page needs (PAGE_NEEDS).

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { modelUrl } from '../storage/shippedModel.ts';
import { readShippedModels, readShippedParts } from './shippedModelsPlugin.ts';
import { namesOf, type ArrivalFiles, type PageFiles } from '../arrival/arrivalFiles.ts';
import { inlinePlugin } from './inlinePlugin.ts';
import { PAGE_NEEDS } from '../arrival/pageNeeds.ts';

const WEB = fileURLToPath(new URL('../', import.meta.url));
/** Sources of the page's own script, which is there anyway, of what opens storage, and of texts in other languages. */
const MAIN = 'main.ts';
const STORAGE = 'storage/database.ts';
const LOCALES: Readonly<Record<string, string>> = { ru: 'text/locales/ru.ts' };

/** What stands in index.html, with its constants. */
export function arrivalPlugin(): Plugin[] {
  let models = '';
  return [
    {
      name: 'arrival',
      apply: 'build',
      configResolved({ publicDir }) {
        models = join(publicDir, 'models');
      },
    },
    inlinePlugin({ define: async (bundle) => ({ ARRIVAL: JSON.stringify(await arrivalFiles(bundle, models)) }) }),
  ];
}

async function arrivalFiles(bundle: Rolldown.OutputBundle, folder: string): Promise<ArrivalFiles> {
  const judge = (await readShippedParts(folder)).find(({ kind }) => kind === 'judge');
  const shipped = await readShippedModels(folder);
  return {
    worker: assetNamed(bundle, /^assets\/computeWorker-.*\.js$/),
    kernels: assetNamed(bundle, /^assets\/simd-.*\.wasm$/),
    models: Object.fromEntries(shipped.map((model) => [model.id, modelUrl(model)])),
    judge: judge ? modelUrl(judge) : '',
    storage: namesOf(scriptsOf(bundle, [STORAGE])),
    pages: Object.fromEntries(Object.keys(PAGE_NEEDS).map((id) => [id, filesOf(bundle, id)])),
    locales: Object.fromEntries(
      Object.entries(LOCALES).map(([id, source]) => [id, namesOf(scriptsOf(bundle, [source]))]),
    ),
  };
}

/** Of a tab, those that its page does not have. */
function filesOf(bundle: Rolldown.OutputBundle, id: string): PageFiles {
  const { scripts = [], ...needs } = PAGE_NEEDS[id] ?? {};
  const [page = ''] = id.split('/');
  const ofPage = page === id ? [] : scriptsOf(bundle, PAGE_NEEDS[page]?.scripts ?? []);
  return { ...needs, scripts: namesOf(scriptsOf(bundle, scripts).filter((file) => !ofPage.includes(file))) };
}

/**
 * Files of sources and of all that they import at once, without those of the page's own script. The first source's own comes first,
 * the others in one order for all pages: index.html, which has all these lists in it, is smaller so.
 */
function scriptsOf(bundle: Rolldown.OutputBundle, sources: readonly string[]): readonly string[] {
  const there = new Set(withImports(bundle, fileOf(bundle, MAIN)));
  const files = new Set(sources.flatMap((source) => withImports(bundle, fileOf(bundle, source))));
  const [first = '', ...others] = [...files].filter((file) => !there.has(file));
  return first === '' ? [] : [first, ...others.sort()];
}

function withImports(bundle: Rolldown.OutputBundle, file: string, found = new Set<string>()): readonly string[] {
  if (!found.has(file)) {
    found.add(file);
    const chunk = bundle[file];
    if (chunk?.type === 'chunk') for (const imported of chunk.imports) withImports(bundle, imported, found);
  }
  return [...found];
}

function fileOf(bundle: Rolldown.OutputBundle, source: string): string {
  const id = join(WEB, source);
  const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.moduleIds.includes(id));
  if (!chunk) throw new Error(`arrival: the page has no ${source}, want the source of a script; see PAGE_NEEDS`);
  return chunk.fileName;
}

function assetNamed(bundle: Rolldown.OutputBundle, name: RegExp): string {
  const file = Object.keys(bundle).find((candidate) => name.test(candidate));
  if (file === undefined) throw new Error(`arrival: the page has no file ${String(name)}, want one to ask for ahead`);
  return file;
}
