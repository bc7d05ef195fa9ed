import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  DownloadError,
  KernelsError,
  InsecurePageError,
  ModelFileError,
  OutOfMemoryError,
  ShapeError,
  WorkerLostError,
} from '../../../workers/core/errors.ts';
import { CanvasReadError } from '../../../web/platform/canvasPixels.ts';
import { laterFailureText } from '../../../web/engine/laterFailure.ts';
import { explanationOf, failureOf, failureText } from '../../../web/engine/failure.ts';
import { showLocale } from '../../../web/text/locale.ts';

/** As an error arrives from a worker: Comlink carries its name, message and stack. */
function fromWorker({ name, message }: Error): Error {
  return Object.assign(new Error(message), { name });
}

describe('a failure', () => {
  beforeEach(() => {
    vi.stubGlobal('navigator', { onLine: true });
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
  });

  it.each([
    [new DownloadError('kernels: the server answered 503'), 'A file is missing.'],
    [new ModelFileError('model vae: came as 10 bytes'), 'damaged'],
    [new OutOfMemoryError('arena: no room'), 'memory'],
    [new WorkerLostError('worker: no answer'), 'stopped several times'],
    [new InsecurePageError('page: came over plain http'), 'https'],
  ])('that visitors can do something about has words of its own, from a worker too (%s)', (error, words) => {
    for (const thrown of [error, fromWorker(error)]) {
      expect(explanationOf(failureOf(thrown))).toContain(words);
      expect(failureOf(thrown).message).toBe(error.message);
      expect(failureText(thrown)).toMatch(/^[A-Z].+\. \(.+\)$/);
    }
  });

  it('of a download names the file, and says whether there is a network at all', () => {
    const text = (message: string): string | undefined => explanationOf(failureOf(new DownloadError(message)));
    const message = 'model vae.encoder.safetensors: the network failed; check the connection and try again';
    expect(text(message)).toMatch(/^The file vae\.encoder\.safetensors is missing\. Check the connection/);
    vi.stubGlobal('navigator', { onLine: false });
    expect(text(message)).toBe('There is no connection, and the file vae.encoder.safetensors is not on this device.');
    expect(text('kernels: the network failed')).toContain('a file that this needs');
    const script = new TypeError('Failed to fetch dynamically imported module: https://x.example/assets/learn-a1.js');
    expect(explanationOf(failureOf(script))).toContain('learn-a1.js');
  });

  it('in Russian has no English in it', async () => {
    vi.stubGlobal('document', { documentElement: {} });
    vi.stubGlobal('window', { dispatchEvent: () => true });
    await showLocale('ru');
    const text = failureText(new DownloadError('model vae.safetensors: the network failed; try again'));
    await showLocale('en');
    expect(text).toMatch(/^Не хватает файла vae\.safetensors\. /);
    expect(text).not.toContain('network');
  });

  it('of kernels that do not run here has words where they are wanted: in what comes after the first digit', () => {
    const error = new KernelsError('kernels: no WebAssembly here');
    for (const thrown of [error, fromWorker(error)]) {
      expect(laterFailureText(thrown)).toMatch(
        /^This needs WebAssembly with SIMD, .+\. \(kernels: no WebAssembly here\)$/,
      );
    }
    expect(laterFailureText(new CanvasReadError('canvas: x'))).toMatch(/save an SVG\. \(canvas: x\)$/);
    expect(laterFailureText(new ModelFileError('model x: y'))).toBe(failureText(new ModelFileError('model x: y')));
  });

  it('of workers is explained by what ended them, where that is known', () => {
    const missing = new WorkerLostError('worker: its script', { cause: new DownloadError('its script') });
    const lost = new WorkerLostError('pool: no worker left', { cause: missing });
    expect(failureOf(lost)).toEqual({ kind: 'DownloadError', message: 'pool: no worker left' });
    const unknown = new WorkerLostError('pool: no worker left', { cause: new Error('thrown outside the call') });
    expect(failureOf(unknown).kind).toBe('WorkerLostError');
  });

  it('of another kind speaks for itself', () => {
    expect(explanationOf(failureOf(new ShapeError('generate: count 0, want 1 or more')))).toBe(undefined);
    expect(failureText(new ShapeError('generate: count 0, want 1 or more'))).toBe('generate: count 0, want 1 or more');
    expect(failureText('thrown')).toBe('thrown');
  });
});
