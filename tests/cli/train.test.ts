// `digits train`, from the built command line, on digits that the project draws.

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { readModelFile } from '../../workers/models/modelFile.ts';
import { readPartFile } from '../../workers/models/partFile.ts';
import { readCheckpoint, writeCheckpoint } from '../../workers/training/checkpoint.ts';
import { RECIPES } from '../../workers/training/recipe.ts';
import { writeMnistFolder } from '../support/mnistFolder.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { callCli } from './callCli.ts';
import { runCli, type CliOptions, type CliResult } from './runCli.ts';

/** Enough that an epoch takes long enough to be interrupted, with two steps. */
const HELD_OUT = 500;
const TRAINING_DIGITS = HELD_OUT + 2 * RECIPES.vae.batch;
/** As few normals as a test needs: a prior of the recipe's many takes longer than these trainings. */
const FEW = '--components 5';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

function train(line: string, options: CliOptions = {}): Promise<CliResult> {
  return runCli(['train', ...line.split(' ')], { cwd: folder, ...options });
}

/** The same where no training is begun. */
function refused(line: string): Promise<CliResult> {
  return callCli(['train', ...line.split(' ')], { cwd: folder });
}

function makeData(trainingDigits = TRAINING_DIGITS): string {
  const data = join(folder, 'drawn');
  mkdirSync(data);
  writeMnistFolder(data, trainingDigits, 50);
  return data;
}

/** What decides everything that follows. */
function stateOf(run: string) {
  const bytes = new Uint8Array(readFileSync(join(folder, run, 'checkpoint.safetensors')));
  const { recipe, data, step, parameters, m, v, statistics } = readCheckpoint(bytes, run);
  return { recipe, data, step, parameters, m, v, statistics };
}

describe('on drawn digits', () => {
  test(
    'an interrupted and resumed run gives the same model as one that was not, with other workers',
    { timeout: 300_000 },
    async () => {
      makeData();
      const whole = await train(
        `vae --data drawn --out whole --epochs 2 --seed 5 --held-out ${HELD_OUT} ${FEW} --workers 2`,
      );
      expect(whole.code).toBe(0);
      expect(whole.stdout).toMatch(
        /^whole\/vae\.safetensors: .* 2 epochs in .*50 test digits: negative ELBO [\d.]+ nats/,
      );
      expect(whole.stderr).toMatch(
        /^epoch 1: negative ELBO [\d.]+ nats \(KL [\d.]+\); held out negative ELBO [\d.]+ nats \(KL [\d.]+\); \d+ s$/m,
      );
      expect(whole.stderr).not.toContain('Warning');

      const line = `vae --data drawn --out parts --epochs 2 --seed 5 --held-out ${HELD_OUT} ${FEW} --workers 1`;
      let interrupted = false;
      const first = await train(line, {
        onStderr: (child, stderr) => {
          if (interrupted || !stderr.includes('epoch 1:')) return;
          interrupted = true;
          child.kill('SIGINT');
        },
      });
      expect(first.code).toBe(130);
      expect(first.stderr).toMatch(/train: interrupted; the checkpoint is in parts, go on with --resume\n$/);
      expect(readdirSync(join(folder, 'parts'))).toEqual(['checkpoint.safetensors']);

      const careless = await train(line);
      expect(careless.code).toBe(2);
      expect(careless.stderr).toContain(
        'checkpoint.safetensors is of an earlier run; go on with --resume or choose another --out',
      );
      const changed = await train('vae --data drawn --out parts --seed 6 --resume');
      expect(changed.code).toBe(1);
      expect(changed.stderr).toContain('resume: the checkpoint was trained with seed 5, this run asks for seed 6');

      const rest = await train('vae --data drawn --out parts --resume');
      expect(rest.code).toBe(0);
      expect(stateOf('parts')).toEqual(stateOf('whole'));

      const model = readModelFile(readFileSync(join(folder, 'parts', 'vae.safetensors')));
      const other = readModelFile(readFileSync(join(folder, 'whole', 'vae.safetensors')));
      expect(model.testVectors).toEqual(other.testVectors);
      expect(model.metrics).toEqual(other.metrics);
      expect(model.training['command']).toBe(
        `npm run digits -- train vae --data drawn --out parts --epochs 2 --seed 5 --held-out ${HELD_OUT} ${FEW}`,
      );
      expect(model.training['data']).toMatchObject({
        name: `IDX files, ${TRAINING_DIGITS.toLocaleString('en-US')} digits`,
      });
      expect(model.priors).toEqual(other.priors);
      expect(model.priors.map(({ id }) => id)).toEqual(['mixture', 'normal']);

      const file = readFileSync(join(folder, 'parts', 'vae.safetensors'));
      rmSync(join(folder, 'parts', 'vae.safetensors'));
      const again = await train('vae --data drawn --out parts --resume --workers 2');
      expect([again.code, again.stderr.includes('epoch ')]).toEqual([0, false]); // nothing is left to train
      expect(readFileSync(join(folder, 'parts', 'vae.safetensors'))).toEqual(file);

      expect(again.stdout).toContain(join('parts', 'vae.encoder.safetensors'));
      const encoder = readPartFile(readFileSync(join(folder, 'parts', 'vae.encoder.safetensors')));
      expect(encoder).toMatchObject({ kind: 'encoder', model: 'vae', latent: model.latent, training: model.training });

      const made = await runCli(['generate', 'parts/vae.safetensors', '--out', 'sheet.png'], { cwd: folder });
      expect(made.code).toBe(0);
    },
  );
});

describe('every other family trains on drawn digits, and writes a model that makes digits and its parts beside it:', () => {
  /** Two steps of few digits. */
  const SMALL = '--epochs 1 --seed 1 --batch 16 --held-out 16';

  test.each([
    ['cvae', '--latent 2 --components 2'],
    ['gan', '--clusters 4 --real-target 0.9 --dropout 0.3'],
    ['cgan', '--real-target 0.9 --dropout 0.3'],
    ['vae-gan', '--components 2'],
    ['cvae-gan', '--latent 2 --components 2'],
  ])('%s', { timeout: 60_000 }, async (family, options) => {
    makeData(48);
    const line = `${family} --data drawn --out ${family} ${SMALL} ${options}`;
    const { code, stdout, stderr } = await callCli(['train', ...line.split(' ')], { cwd: folder });
    expect([code, stderr.includes('should not have happened')], stderr).toEqual([0, false]);
    const parts = [
      ...(family.includes('vae') ? [`${family}.encoder.safetensors`] : []),
      ...(family.includes('gan') ? [`${family}.discriminator.safetensors`] : []),
    ];
    const wanted = ['checkpoint.safetensors', `${family}.safetensors`, ...parts];
    expect(readdirSync(join(folder, family)).sort()).toEqual(wanted.sort());
    for (const part of parts) {
      expect(stdout).toContain(part);
      expect(readPartFile(new Uint8Array(readFileSync(join(folder, family, part)))).model).toBe(family);
    }
    const model = readModelFile(new Uint8Array(readFileSync(join(folder, family, `${family}.safetensors`))));
    expect(model.kind).toBe(family);
    expect(model.training['command']).toBe(`npm run digits -- train ${line}`);
    const made = await callCli(['generate', `${family}/${family}.safetensors`, '--out', 'sheet.png'], { cwd: folder });
    expect(made.code).toBe(0);
  });

  test('a checkpoint of before labels were hashed goes on, and that is said', { timeout: 60_000 }, async () => {
    makeData(48);
    const line = `cvae --data drawn --out cvae ${SMALL} --latent 2 --components 2`;
    expect((await callCli(['train', ...line.split(' ')], { cwd: folder })).code).toBe(0);
    const path = join(folder, 'cvae', 'checkpoint.safetensors');
    const { labels, ...old } = readCheckpoint(new Uint8Array(readFileSync(path)), 'cvae');
    expect(labels).toMatch(/^[0-9a-f]{64}$/);
    writeFileSync(path, writeCheckpoint(old));
    const { code, stderr } = await callCli(['train', ...'cvae --data drawn --out cvae --resume'.split(' ')], {
      cwd: folder,
    });
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining(
        'train: the checkpoint in cvae is from before labels were checked; it goes on as if they were those of drawn\n',
      ),
    ]);
  });
});

describe('a run that has diverged', () => {
  const careless = '--batch 16 --lr-warmup-steps 0 --epochs 1 --components 2';

  test('is called so after the epoch and at the end, and makes no model', { timeout: 60_000 }, async () => {
    makeData(300);
    const { code, stdout, stderr } = await train(`vae --data drawn --out run --lr 0.06 ${careless}`);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('train: vae on 275 digits, 25 held out;'); // a twelfth of a small set
    expect(stderr).toMatch(/^warning: divergence: kl is .*quarter of --lr 0\.06/m);
    expect(stderr).toMatch(
      /^train: divergence: kl is .* at the end, so no model is written; begin again in another --out/m,
    );
    expect(readdirSync(join(folder, 'run'))).toEqual(['checkpoint.safetensors']);
  });

  test('in its first steps is not said to have a checkpoint', { timeout: 60_000 }, async () => {
    makeData(300);
    const { code, stdout, stderr } = await train(`vae --data drawn --out run --lr 1 ${careless}`);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^train: divergence: .* is (NaN|Infinity) after 1 steps; no checkpoint was written before; begin again with a quarter of --lr 1 or another --seed$/m,
    );
    expect(readdirSync(join(folder, 'run'))).toEqual([]);
  });
});

describe('a folder that another training has', () => {
  test('is refused, with the other one named; what a killed one leaves is not', { timeout: 120_000 }, async () => {
    const heldOut = 2000; // an epoch that lasts until the other one has come
    makeData(heldOut + 2 * RECIPES.vae.batch);
    const line = `vae --data drawn --out run --epochs 1 --held-out ${heldOut} --components 2`;
    let second: CliResult | undefined;
    let first: number | undefined;
    const killed = await train(line, {
      onStart: (child) => (first = child.pid),
      onStderr: (child, stderr) => {
        if (first === undefined || !stderr.includes('held out;')) return;
        const pid = first;
        first = undefined;
        // Another family would write the same checkpoint.
        void train('judge --data drawn --out run').then((result) => {
          second = result;
          expect(result.stderr).toContain(`run is in use by process ${pid} since 20`);
          child.kill('SIGKILL');
        });
      },
    });
    expect(killed.code).toBe(null);
    expect([second?.code, second?.stdout]).toEqual([1, '']);
    expect(second?.stderr).toMatch(
      /^train: run is in use by process \d+ since .* UTC; wait for it, or choose another --out\n$/,
    );
    expect(readdirSync(join(folder, 'run'))).toContain('training.lock');

    const third = await train(line);
    expect(third.code).toBe(0);
    expect(readdirSync(join(folder, 'run'))).not.toContain('training.lock');
  });

  test('of another machine is refused, with what to do if that is gone', async () => {
    mkdirSync(join(folder, 'run'));
    const lock = join('run', 'training.lock');
    writeFileSync(
      join(folder, lock),
      JSON.stringify({ pid: 12, host: 'elsewhere', since: '2026-11-30T09:14:03.000Z' }),
    );
    const { code, stderr } = await refused('vae --data nowhere --out run');
    expect(code).toBe(1);
    expect(stderr).toBe(
      'train: run is in use by process 12 on elsewhere since 2026-11-30 09:14 UTC; wait for it, or choose another --out; ' +
        `if it does not run any more, which cannot be seen from here, remove ${lock}\n`,
    );
  });
});

describe('data that cannot be used ends with code 1 and says which file and why:', () => {
  const images = 'train-images-idx3-ubyte';

  test.each<readonly [string, (data: string) => void, string]>([
    [
      'a folder that is missing',
      (data) => {
        rmSync(data, { recursive: true });
      },
      '--data drawn is not there; want a folder with the four MNIST files; see README "Getting the data"',
    ],
    [
      'a file that is missing',
      (data) => {
        rmSync(join(data, `${images}.gz`));
      },
      `--data drawn has no training images; looked for ${images}, also with a dot for a dash and with .gz; it has t10k-images`,
    ],
    [
      'a file that is cut off',
      (data) => {
        cutOff(data, images);
      },
      `drawn/${images}: truncated:`,
    ],
    [
      'a compressed file that is cut off',
      (data) => {
        cutOffCompressed(data, images);
      },
      `drawn/${images}.gz: damaged or truncated gzip`,
    ],
    [
      'a file of another kind',
      (data) => {
        writeFileSync(join(data, images), '<!doctype html>');
      },
      `drawn/${images}: not an IDX file`,
    ],
    [
      'labels in place of images',
      (data) => {
        swap(data);
      },
      'drawn: images are',
    ],
    [
      'too few digits',
      (data) => {
        writeMnistFolder(data, 40, 10);
      },
      '40 digits, 3 of them held out, leave 37 to train on; want at least one batch of 128; use more digits or a smaller --batch',
    ],
  ])('%s', async (_, spoil, message) => {
    spoil(makeData(300));
    const { code, stdout, stderr } = await refused('vae --data drawn --out run');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^train: /);
    expect(stderr).not.toContain('held out;'); // nothing is announced that cannot be
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('should not have happened');
    expect(readdirSync(join(folder, 'run'))).toEqual([]);
  });

  function cutOff(data: string, name: string): void {
    writeFileSync(join(data, name), gunzipSync(readFileSync(join(data, `${name}.gz`))).subarray(0, -1));
  }

  function cutOffCompressed(data: string, name: string): void {
    writeFileSync(join(data, `${name}.gz`), readFileSync(join(data, `${name}.gz`)).subarray(0, -100));
  }

  function swap(data: string): void {
    renameSync(join(data, 'train-labels-idx1-ubyte.gz'), join(data, `${images}.gz`));
    writeFileSync(join(data, 'train-labels-idx1-ubyte.gz'), readFileSync(join(data, `${images}.gz`)));
  }
});

describe('a run folder that does not suit:', () => {
  test('one that cannot be made is found before the data is read', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { code, stderr } = await refused('vae --data nowhere --out file/run');
    expect(code).toBe(1);
    expect(stderr).toBe(
      'train: --out file/run cannot be written: a part of the path is a file, want a folder (ENOTDIR)\n',
    );
  });

  test('--resume without a checkpoint', async () => {
    const { code, stderr } = await refused('vae --data nowhere --out run --resume');
    expect(code).toBe(2);
    expect(stderr).toBe(
      `train: --resume, but there is no ${join('run', 'checkpoint.safetensors')}; leave --resume out to begin a run\n`,
    );
  });

  test('a checkpoint that is damaged', async () => {
    mkdirSync(join(folder, 'run'));
    writeFileSync(join(folder, 'run', 'checkpoint.safetensors'), 'x'.repeat(1000));
    const { code, stderr } = await refused('vae --data nowhere --out run --resume');
    expect(code).toBe(1);
    expect(stderr).toContain(`train: ${join('run', 'checkpoint.safetensors')}`);
    expect(stderr).not.toContain('should not have happened');
  });
});

test.each([
  ['vae --out run --epochs few', 'train: --epochs "few", want a whole number from 1 to 10000'],
  ['vae --out run --epochs 0', 'train: --epochs "0", want a whole number from 1'],
  ['vae --out run --seed 1.5', 'train: --seed "1.5", want a whole number from 0'],
  ['vae --out run --workers -', 'train: --workers "-", want a whole number from 1'],
  ['vae --out run --lr-discriminator 1', 'train: --lr-discriminator is not for vae, want gan, cgan, vae-gan, cvae-gan'],
  ['gan --out run --generator-loss wgan', 'train: --generator-loss "wgan", want nonSaturating or minimax'],
  ['gan --out run --real-target 1.1', 'train: --real-target "1.1", want a number from 0.5 to 1'],
  ['gan --out run --lr 0x1', 'train: --lr "0x1", want a number from 0 to 1'],
  ['vae', 'train: no --out, want a folder for checkpoint and model'],
  [
    'vea --out run',
    'train: unknown family "vea", want one of vae, cvae, gan, cgan, vae-gan, cvae-gan, judge; did you mean "vae"?',
  ],
  ['--out run', 'train: no FAMILY, want one FAMILY'],
  ['vae --out run --resmue', 'train: unknown option --resmue; did you mean "--resume"?'],
])('train %s is wrong use', async (line, message) => {
  const { code, stdout, stderr } = await refused(line);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(readdirSync(folder)).toEqual([]);
});
