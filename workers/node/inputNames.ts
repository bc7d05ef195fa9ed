// The files that a command reads, which no output may replace.

import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { namedPart } from '../data/mnistNames.ts';
import { isDigitFile } from './digitSamples.ts';
import { isModelPath, MODELS_FOLDER } from './modelSource.ts';
import type { FileName } from './outputFiles.ts';
import { REFERENCE_FOLDER } from './referenceFolder.ts';

/** A model that is named by its path; those that are named by id are the gallery's. */
export function modelInput(as: string, name: string): readonly FileName[] {
  return isModelPath(name) || isDigitFile(name) ? [{ as, path: name }] : [];
}

/** The file of an option, if it was given. */
export function optionInput(as: string, path: string | undefined): readonly FileName[] {
  return path === undefined ? [] : [{ as, path }];
}

/** The files in `--data` that may be MNIST's. */
export async function dataInputs(folder: string | undefined): Promise<readonly FileName[]> {
  if (folder === undefined) return [];
  const names = await namesIn(folder);
  return names.filter((name) => namedPart(name)).map((name) => ({ as: '--data', path: join(folder, name) }));
}

/** The gallery's models and their index: a command that is given an id reads them. */
export function modelsOfGallery(): Promise<readonly FileName[]> {
  return shipped(MODELS_FOLDER);
}

/** Those, and the real digits as numbers. */
export async function filesOfGallery(): Promise<readonly FileName[]> {
  return [...(await modelsOfGallery()), ...(await shipped(REFERENCE_FOLDER))];
}

async function shipped(folder: string): Promise<readonly FileName[]> {
  const names = await namesIn(folder);
  return names
    .filter((name) => /\.(safetensors|json)$/.test(name))
    .map((name) => ({ as: "the gallery's", path: relative(process.cwd(), join(folder, name)) }));
}

/** Nothing for a folder that can't be read, which whoever reads it will say. */
async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
