// Writes licences.html: the licences of all that is in dist/, found by looking at what came into the bundles of page and
// workers, so that no package can be forgotten.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { licencesPage, packageFolder, type ShippedPackage } from './licences.ts';

export const LICENCES_FILE = 'licences.html';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MODULES = join(ROOT, 'node_modules');
/** In no bundle: the kernels are built before, and its standard library is in them. */
const IN_KERNELS = 'assemblyscript';
/** Where a licence's file goes on with those of other packages, which are not shipped. */
const OTHERS = /^# Licenses of bundled dependencies$/m;

export interface LicencesPlugins {
  readonly page: Plugin;
  /** Workers have bundles of their own, all of which are there before that of the page is. */
  readonly worker: () => Rolldown.Plugin;
}

export function licencesPlugins(): LicencesPlugins {
  const folders = new Set([join(MODULES, IN_KERNELS)]);
  const collect = (bundle: Rolldown.OutputBundle): void => {
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk') continue;
      for (const moduleId of output.moduleIds) {
        const folder = packageFolder(moduleId, MODULES);
        if (folder !== undefined) folders.add(folder);
      }
    }
  };
  return {
    page: {
      name: 'licences',
      apply: 'build',
      async generateBundle(_options, bundle) {
        collect(bundle);
        const own = (await readFile(join(ROOT, 'LICENSE'), 'utf8')).trim();
        const source = licencesPage([...folders].map(readPackage), own);
        this.emitFile({ type: 'asset', fileName: LICENCES_FILE, source });
      },
    },
    worker: () => ({
      name: 'worker-licences',
      generateBundle(_options, bundle) {
        collect(bundle);
      },
    }),
  };
}

/** @throws Error for a folder without a package, or a package without a licence */
export function readPackage(folder: string): ShippedPackage {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) throw new Error(`licences: ${folder} has no package.json, want that of a package`);
  const { name, version, license, author } = JSON.parse(readFileSync(file, 'utf8')) as PackageFile; // checked by use
  if (name === undefined || license === undefined) {
    throw new Error(`licences: ${file} names no licence, want one; what is shipped has to have one`);
  }
  return {
    name,
    version: version ?? '',
    licence: license,
    author: ((typeof author === 'string' ? author : author?.name) ?? '').replace(/\s*[<(].*$/, ''),
    text: ownTerms(folder),
  };
}

/** A package's terms as it tells them itself, with the notice that some of them want to have repeated. */
function ownTerms(folder: string): string | undefined {
  const files = readdirSync(folder);
  const textOf = (pattern: RegExp): string | undefined => {
    const file = files.find((name) => pattern.test(name));
    return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8');
  };
  const [terms] = (textOf(/^(licen[cs]e|copying)/i) ?? licenceSection(textOf(/^readme/i) ?? '') ?? '').split(OTHERS);
  if (terms === undefined || terms.trim() === '') return undefined;
  const notice = textOf(/^notice/i);
  return [terms, ...(notice === undefined ? [] : [notice])].map((part) => part.trim()).join('\n\n');
}

/** Some packages have their licence in their README and nowhere else. */
function licenceSection(readme: string): string | undefined {
  const heading = /^(?:#+ *licen[cs]e.*|licen[cs]e.*\n[-=]{3,}) *$/im.exec(readme);
  if (!heading) return undefined;
  const section = readme.slice(heading.index + heading[0].length).split(/^(?:#+ .*|.+\n[-=]{3,}) *$/m)[0] ?? '';
  return /warrant/i.test(section) ? section : undefined; // more than a licence's name
}

interface PackageFile {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
}
