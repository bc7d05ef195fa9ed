// `digits export`: a model in the format of other engines.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AbortError } from '../../core/errors.ts';
import { networkShapes } from '../../core/layerSpec.ts';
import { showShape } from '../../core/shape.ts';
import type { ModelFile } from '../../models/modelFile.ts';
import { writeModelAsOnnx } from '../../models/onnxModel.ts';
import { checkTestVectors } from '../../models/testVectors.ts';
import { helpHint, readArguments, readOnly } from '../arguments.ts';
import { createBackend } from '../createBackend.ts';
import { UsageError } from '../expectedErrors.ts';
import { filesOfGallery, modelInput } from '../inputNames.ts';
import { isModelPath, openModel } from '../modelSource.ts';
import { OutputFiles } from '../outputFiles.ts';
import { openPart } from '../partSource.ts';
import { PROJECT_ROOT } from '../projectRoot.ts';
import { print, showBytes } from '../terminal.ts';
import type { Command } from './command.ts';

const OPTIONS = { onnx: { type: 'string' } } as const;

export const exportCommand: Command = {
  name: 'export',
  summary: 'writes a model as an ONNX file, for other engines',
  help: `npm run digits -- export MODEL --onnx FILE

Writes MODEL, an id from "models" or a path to a .safetensors file, as the same network in ONNX (opset 13): z [N, latent], and
the class one-hot behind it where the model is conditional, to ink [N, 28, 28, 1] from 0 (paper) to 1. Other engines lay the same
ink for the same z, to within 0.00001. How z is drawn, and from which prior, is said in the file.

  --onnx FILE    what to write; a file of that name is replaced

Examples
  npm run digits -- export vae --onnx vae.onnx
  npm run digits -- export runs/cgan/cgan.safetensors --onnx cgan.onnx`,

  async run(args, signal) {
    const { values, positionals } = readArguments('export', args, OPTIONS);
    const chosen = readOnly('export', 'MODEL', positionals);
    const path = values.onnx;
    if (path === undefined || path === '') {
      throw new UsageError(`export: no --onnx FILE, want the file to write; ${helpHint('export')}`);
    }
    const inputs = [...modelInput('MODEL', chosen), ...(await filesOfGallery())];
    const files = await OutputFiles.begin('export', [{ as: '--onnx', path }], inputs);
    try {
      await refusePart(chosen);
      const { model, sha256 } = await openModel('export', chosen);
      await checkDigits(model);
      const bytes = writeModelAsOnnx(model, sha256, await projectVersion());
      if (signal.aborted) throw new AbortError('export: interrupted; no file was written');
      await files.get(path).write(bytes);
      await files.commit();
      print(`${path}: ${model.name}, ${showBytes(bytes.length)}, ${showEnds(model)}`);
    } finally {
      await files.discard();
    }
  },
};

async function refusePart(chosen: string): Promise<void> {
  const part = isModelPath(chosen) ? await openPart('export', chosen) : undefined;
  if (!part) return;
  const { kind, model } = part.part;
  throw new UsageError(
    `export: ${chosen} is the ${kind} of ${model}, want a model, what makes digits; give the model's own file`,
  );
}

/** A file whose digits are not what it says is no more to be trusted in another format. @throws ModelFileError */
async function checkDigits(model: ModelFile): Promise<void> {
  const backend = await createBackend('wasm');
  await checkTestVectors(model, backend, backend.compile(model.network, model.weights, 16));
}

/** `z [N, 22] (12 latent, 10 classes) → ink [N, 28, 28, 1]` */
function showEnds({ network, latent, classes }: ModelFile): string {
  const parts = classes > 0 ? ` (${latent} latent, ${classes} classes)` : '';
  const batch = (shape: readonly number[]): string => showShape(shape).replace('[', '[N, ');
  return `z ${batch(network.input)}${parts} → ink ${batch(networkShapes(network).at(-1) ?? [])}`;
}

async function projectVersion(): Promise<string> {
  const content: unknown = JSON.parse(await readFile(join(PROJECT_ROOT, 'package.json'), 'utf8'));
  const version = typeof content === 'object' && content !== null && 'version' in content ? content.version : undefined;
  return typeof version === 'string' ? version : '';
}
