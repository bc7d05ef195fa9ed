// `digits reference`: real digits as numbers, for the gallery and for `digits compare`.

import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { writeReference } from '../../comparison/referenceFile.ts';
import { writeTrainingIndex } from '../../comparison/trainingFile.ts';
import { AbortError } from '../../core/errors.ts';
import { readArguments, readWhole } from '../arguments.ts';
import { UsageError } from '../expectedErrors.ts';
import { dataInputs, modelsOfGallery, optionInput } from '../inputNames.ts';
import { inFolder } from '../folderLock.ts';
import { openJudge } from '../judgeSource.ts';
import { referenceFrom } from '../makeReference.ts';
import { DOWNLOAD_FOLDER, downloadMnist } from '../mnistDownload.ts';
import { readMnist } from '../mnistFiles.ts';
import { beginReference, REFERENCE_FOLDER, writeReferenceFolder } from '../referenceFolder.ts';
import { print, showBytes } from '../terminal.ts';
import type { Command } from './command.ts';

const OPTIONS = {
  data: { type: 'string' },
  judge: { type: 'string' },
  out: { type: 'string' },
  workers: { type: 'string' },
} as const;

export const referenceCommand: Command = {
  name: 'reference',
  summary: 'writes real digits as numbers, to compare models with',
  help: `npm run digits -- reference [--data DIR] [--out DIR] [options]

Shows every MNIST digit to the judge and writes what the judge makes of it: the test digits and 10,000 training digits that
models are held against, and an index of all training digits in 32 numbers each, to tell how near a digit is to the nearest
one. No pixel is in them. The same digits and the same judge give the same bytes.

  --data DIR        folder with the four MNIST files in IDX format, .gz or not; downloaded when left out
  --out DIR         where the files go                         public/reference
  --judge FILE      the classifier that compares digits        the gallery's
  --workers W       threads; they change no result             one per core

Examples
  npm run digits -- reference --data mnist`,

  async run(args, signal) {
    const { values, positionals } = readArguments('reference', args, OPTIONS);
    if (positionals.length > 0) throw new UsageError(`reference: ${positionals.join(' ')}, want options only`);
    const workers = readWhole('reference', 'workers', values.workers, { min: 1, max: 256 }) ?? availableParallelism();
    const folder = values.out ?? REFERENCE_FOLDER;
    const inputs = [
      ...optionInput('--judge', values.judge),
      ...(await dataInputs(values.data ?? DOWNLOAD_FOLDER)),
      ...(await modelsOfGallery()),
    ];
    const output = await beginReference('reference', folder, inputs);
    try {
      const judge = await openJudge('reference', values.judge);
      const real = await readMnist('reference', values.data ?? (await downloadMnist('reference', signal)));
      const reference = await referenceFrom('reference', real, judge, { workers, signal });
      const { training } = reference;
      if (!training) throw new Error('reference: made without its training digits');
      const bytes = { digits: writeReference(reference), training: writeTrainingIndex(training, reference.judge) };
      // The folder is locked: no reader takes the list of one command with the digits of another.
      const files = await inFolder('reference', folder, () =>
        writeReferenceFolder(output, folder, judge.sha256, bytes),
      );
      for (const { file, bytes, sha256 } of files) {
        print(`${relative(process.cwd(), join(folder, file))}: ${showBytes(bytes)}, sha256 ${sha256.slice(0, 8)}`);
      }
    } catch (error) {
      if (signal.aborted) throw new AbortError('reference: interrupted');
      throw error;
    } finally {
      await output.discard();
    }
  },
};
