// What a file system may answer, as a person sees it: words and never a stack. Outputs are tried before the work, and a result
// that was worked for reaches stdout, whatever becomes of the files.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { folderOf, measuringFiles, type FolderFiles } from '../support/measuringFolder.ts';
import { untrainedModel } from '../support/untrainedModel.ts';
import { callCli } from './callCli.ts';
import { runCli, type CliOptions, type CliResult } from './runCli.ts';

let files: FolderFiles;
let folder: string;

beforeAll(async () => {
  files = await measuringFiles({ 'm.safetensors': (await untrainedModel(1)).file });
});

beforeEach(() => {
  folder = folderOf(files);
  symlinkSync('b', join(folder, 'a'));
  symlinkSync('a', join(folder, 'b'));
});

/** In the test's folder; in a process of its own where the test does something to that process. */
const run = (line: string, options?: CliOptions): Promise<CliResult> =>
  options ? runCli(line.split(' '), { cwd: folder, ...options }) : callCli(line.split(' '), { cwd: folder });

const COMPARE = 'compare ./m.safetensors --data data --judge j.safetensors --samples 120';
const LONG = 'x'.repeat(300);

describe('an output that cannot be written is found before the work:', () => {
  const circle = 'cannot be written: its links lead in a circle, or through too many others (ELOOP)';
  const long = 'cannot be written: the name is longer than names can be here; choose a shorter one (ENAMETOOLONG)';
  const isFolder = 'cannot be written: it is a folder, want a file (EISDIR)';

  test.each([
    ['export', 'export ./m.safetensors --onnx a', `a ${circle}`],
    ['export', `export ./m.safetensors --onnx ${LONG}`, `${LONG} ${long}`],
    ['export', 'export ./m.safetensors --onnx data', `data ${isFolder}`],
    ['export', 'export ./m.safetensors --onnx new/', 'new/ cannot be written: '],
    ['compare', `${COMPARE} --html none/r.html`, 'none/r.html cannot be written: no such file or folder (ENOENT)'],
    ['compare', `${COMPARE} --html r.html --csv data`, `data ${isFolder}`],
    ['compare', `${COMPARE} --html a/r.html`, `a/r.html ${circle}`],
    [
      'compare',
      `${COMPARE} --csv j.safetensors/r.csv`,
      'j.safetensors/r.csv cannot be written: a part of the path is a',
    ],
    ['generate', `generate ./m.safetensors --out ${LONG}.png`, `${LONG}.png ${long}`],
    ['reference', 'reference --data none --out j.safetensors', '--out j.safetensors cannot be written: a file of that'],
    ['reference', 'reference --data none --out a', '--out a cannot be written: '],
    [
      'train',
      'train vae --data none --out j.safetensors',
      '--out j.safetensors cannot be written: a file of that name',
    ],
    ['train', 'train vae --data none --out run', `${join('run', 'vae.safetensors')} ${isFolder}`],
    ['publish', 'publish ./m.safetensors --gallery j.safetensors', '--gallery j.safetensors cannot be written: '],
  ])('%s', async (command, line, message) => {
    mkdirSync(join(folder, 'run', 'vae.safetensors'), { recursive: true });
    const before = readdirSync(folder, { recursive: true });
    const { code, stdout, stderr } = await run(line);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^[^\n]*\n$/); // one line: no stack, and nothing of work
    expect(stderr.startsWith(`${command}: ${message}`), stderr).toBe(true);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });
});

test.each([
  [`${COMPARE} --html=`, 'compare: --html "", want the name of a file'],
  [
    'export ./m.safetensors --onnx=',
    'export: no --onnx FILE, want the file to write; see npm run digits -- export --help',
  ],
  ['reference --data data --out=', 'reference: --out "", want the name of a folder'],
  ['train vae --data data --out=', 'train: --out "", want the name of a folder'],
  ['publish ./m.safetensors --gallery=', 'publish: --gallery "", want the name of a folder'],
])('a name without letters is wrong use: %s', async (line, message) => {
  const { code, stdout, stderr } = await run(line);
  expect([code, stdout, stderr]).toEqual([2, '', `${message}\n`]);
});

describe('an input that cannot be read is said in words:', () => {
  test.each([
    ['a circle of links', 'export ./a --onnx o', './a cannot be read: its links lead in a circle'],
    [
      'a name that is too long',
      `export ./${LONG} --onnx o`,
      `cannot be read: the name is longer than names can be here`,
    ],
    ['a folder for a model', 'export ./data --onnx o', './data cannot be read: it is a folder, want a file (EISDIR)'],
    [
      'a folder for a judge',
      'evaluate ./m.safetensors --data data --judge data',
      'data cannot be read: it is a folder',
    ],
    [
      'a folder for digits',
      'evaluate d.idx3-ubyte --data data --judge j.safetensors',
      'd.idx3-ubyte cannot be read: it is a',
    ],
    [
      'a folder for an evaluation',
      'publish ./m.safetensors --evaluation data --gallery g',
      'data cannot be read: it is a folder',
    ],
    ['a file for a folder', 'evaluate ./m.safetensors --data j.safetensors', '--data j.safetensors is no folder'],
    [
      'a file that is part of a path',
      'export ./j.safetensors/m --onnx o',
      'a part of the path is a file, want a folder',
    ],
    ['no name for a judge', 'evaluate ./m.safetensors --judge=', '"" cannot be read: no such file or folder (ENOENT)'],
    [
      'no name for data',
      'evaluate ./m.safetensors --judge j.safetensors --data=',
      '--data "" is not there; want a folder',
    ],
    ['an index that is a folder', 'publish ./m.safetensors --gallery h', 'index.json cannot be'],
  ])('%s', async (_, line, message) => {
    mkdirSync(join(folder, 'd.idx3-ubyte'));
    mkdirSync(join(folder, 'h', 'index.json'), { recursive: true });
    const { code, stdout, stderr } = await run(line);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^[^\n]*\n$/);
    expect(existsSync(join(folder, 'o')) || existsSync(join(folder, 'g'))).toBe(false);
  });

  test.runIf(existsSync('/dev/zero'))('a device without an end is not read to its end', async () => {
    const { code, stderr } = await run('export /dev/zero --onnx o');
    expect([code, stderr]).toEqual([
      1,
      'export: /dev/zero has more than 67.1 MB, want a model file of at most 67.1 MB\n',
    ]);
  });
});

describe('what can be written is written:', () => {
  test('under a name as long as names may be', async () => {
    for (const name of ['y'.repeat(240), 'z'.repeat(255)]) {
      const { code, stderr } = await run(`export ./m.safetensors --onnx ${name}`);
      expect([code, stderr]).toEqual([0, '']);
      expect(statSync(join(folder, name)).size).toBeGreaterThan(10_000);
    }
  });

  test('where a link leads that leads to nothing yet', async () => {
    mkdirSync(join(folder, 'out'));
    symlinkSync('out/real', join(folder, 'link'));
    expect((await run('export ./m.safetensors --onnx link')).code).toBe(0);
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(folder, 'out'))).toEqual(['real']);
  });

  test.runIf(process.platform !== 'win32')('with the rights of the file that it replaces', async () => {
    writeFileSync(join(folder, 'o'), 'before');
    chmodSync(join(folder, 'o'), 0o600);
    expect((await run('export ./m.safetensors --onnx o')).code).toBe(0);
    expect(statSync(join(folder, 'o')).mode & 0o777).toBe(0o600);
  });
});

/** Whether this machine lets the test have disks of its own, as root or as root of a namespace. */
const ownDisks = ['unshare -m', 'unshare -rm'].find(
  (unshare) => spawnSync('sh', ['-c', `${unshare} mount -t tmpfs tmpfs /tmp`]).status === 0,
);

/** The command on a disk of its own, `disk`; `script` is what a shell does there, the command is "$0" "$@" in it. */
const withDisk = (options: string, script = 'exec "$0" "$@"'): CliOptions => {
  if (ownDisks === undefined) throw new Error('no disk of its own');
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  // unshare starts a program, which has to be a shell once more.
  return { before: `exec ${ownDisks} sh -c 'mount -t tmpfs -o ${options} tmpfs ${disk} && ${script}' "$0" "$@"` };
};

describe.runIf(ownDisks !== undefined)('on a disk', () => {
  test('that is full, the table is printed, the report that fits is kept, and the other is named', async () => {
    const { code, stdout, stderr } = await run(`${COMPARE} --html disk/r.html --csv r.csv`, withDisk('size=4k'));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FID /m);
    expect(stderr).toContain(
      'compare: disk/r.html cannot be written: the disk is full; free some space and try again (ENOSPC)\n',
    );
    expect(stderr).not.toContain('    at ');
    expect(readFileSync(join(folder, 'r.csv'), 'utf8')).toMatch(/^model,name,/);
  });

  test('that is full, what was there stays', async () => {
    const script = 'echo before > disk/o && "$0" "$@"; ls -A disk; cat disk/o';
    const { code, stdout, stderr } = await run('export ./m.safetensors --onnx disk/o', withDisk('size=8k', script));
    expect([code, stdout]).toEqual([0, 'o\nbefore\n']); // the code is that of cat
    expect(stderr).toBe('export: disk/o cannot be written: the disk is full; free some space and try again (ENOSPC)\n');
  });

  test('that is read-only, it is said before the work', async () => {
    const { code, stdout, stderr } = await run(`${COMPARE} --csv disk/r.csv`, withDisk('ro'));
    expect([code, stdout, stderr]).toEqual([
      1,
      '',
      'compare: disk/r.csv cannot be written: the disk is read-only; choose another folder (EROFS)\n',
    ]);
  });
});

test('a folder that goes while the work is done costs the report and not the table', async () => {
  mkdirSync(join(folder, 'out'));
  const { code, stdout, stderr } = await run(`${COMPARE} --html out/r.html`, {
    onStderr: () => {
      rmSync(join(folder, 'out'), { recursive: true, force: true });
    },
  });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^FID /m);
  expect(stderr).toContain('compare: out/r.html cannot be written: no such file or folder (ENOENT)\n');
});

test.runIf(existsSync('/dev/full'))('a stdout that is full is named, and the reports are there', async () => {
  const full = openSync('/dev/full', 'w');
  const { code, stderr } = await run(`${COMPARE} --csv r.csv`, { stdoutTo: full });
  closeSync(full);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /\ndigits: stdout cannot be written: the disk is full; free some space and try again \(ENOSPC\)\n$/,
  );
  expect(readFileSync(join(folder, 'r.csv'), 'utf8')).toMatch(/^model,name,/);
});

test('a reader of stdout that goes away loses no report', async () => {
  const { code, stderr } = await run(`${COMPARE} --csv r.csv`, { onStart: (child) => child.stdout?.destroy() });
  expect([code, stderr.includes('    at ')]).toEqual([0, false]);
  expect(readFileSync(join(folder, 'r.csv'), 'utf8')).toMatch(/^model,name,/);
});

test('two interrupts at once end the program at once, and nothing unfinished stays', async () => {
  const { code } = await run('generate ./m.safetensors --count 50000000 --out huge.idx3-ubyte', {
    onStart: (child) => {
      const watch = setInterval(() => {
        if (!readdirSync(folder).some((name) => name.endsWith('.partial'))) return;
        clearInterval(watch);
        child.kill('SIGINT');
        child.kill('SIGTERM');
      }, 5);
    },
  });
  expect(code).toBe(130);
  expect(readdirSync(folder).filter((name) => /partial|huge/.test(name))).toEqual([]);
});
