// `digits publish`: puts a trained model into the gallery, so that `npm start` ships it.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorMessage, ModelFileError } from '../../core/errors.ts';
import { formatModelIndex, indexEntry, parseModelIndex, type ModelIndexEntry } from '../../models/modelIndex.ts';
import { checkTestVectors } from '../../models/testVectors.ts';
import { readArguments, readOnly } from '../arguments.ts';
import { writeFileAtomically } from '../atomicFile.ts';
import { createBackend } from '../createBackend.ts';
import { fileError } from '../expectedErrors.ts';
import { MODELS_FOLDER, openModel } from '../modelSource.ts';
import { print, showBytes } from '../terminal.ts';
import type { Command } from './command.ts';

export const publishCommand: Command = {
  name: 'publish',
  summary: 'adds a trained model to the gallery, or replaces the one of its id',
  help: `npm run digits -- publish FILE [--gallery DIR]

Checks a model file against its own test vectors, copies it to the gallery's models and enters it into their index. A model
of the same id is replaced in its place; a new one comes last. The first of the index is what visitors see.

  --gallery DIR    folder of models and index.json    public/models

Examples
  npm run digits -- publish runs/vae/vae.safetensors`,

  async run(args) {
    const { values, positionals } = readArguments('publish', args, { gallery: { type: 'string' } });
    const folder = values.gallery ?? MODELS_FOLDER;
    const { model, bytes, sha256 } = await openModel('publish', readOnly('publish', 'FILE', positionals));
    const backend = await createBackend('wasm');
    await checkTestVectors(model, backend, backend.compile(model.network, model.weights, 16));

    const file = `${model.id}.safetensors`;
    const entry = indexEntry(model, bytes.length, sha256, file);
    const others = await readEntries(folder);
    const place = others.findIndex(({ id }) => id === entry.id);
    const [first, ...rest] = place < 0 ? [...others, entry] : others.with(place, entry);
    await makeFolder(folder);
    // The file first: an index that names a file which is not there yet would be a broken gallery.
    await writeFileAtomically(join(folder, file), bytes, 'publish');
    const index = formatModelIndex([first ?? entry, ...rest]);
    await writeFileAtomically(join(folder, 'index.json'), new TextEncoder().encode(index), 'publish');
    print(
      `${join(folder, file)}: ${model.name}, ${showBytes(bytes.length)}, sha256 ${sha256.slice(0, 8)}, ${rest.length + 1} in the gallery`,
    );
  },
};

/** The models a gallery has so far; none where there is no index yet. */
async function readEntries(folder: string): Promise<readonly ModelIndexEntry[]> {
  const path = join(folder, 'index.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw fileError('publish', path, 'read', error);
  }
  try {
    return parseModelIndex(JSON.parse(text)).models;
  } catch (error) {
    throw new ModelFileError(`publish: ${path} is no model index: ${errorMessage(error)}; restore the file`);
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw fileError('publish', folder, 'written', error);
  }
}
