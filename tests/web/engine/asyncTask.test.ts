import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { beforeEach, describe, expect, it } from 'vitest';
import { KernelsError } from '../../../workers/core/errors.ts';
import { AsyncTask, type TaskCall } from '../../../web/engine/asyncTask.ts';

/** An element as far as controllers know it: it counts the updates that it is asked for. */
class Host implements ReactiveControllerHost {
  readonly controllers: ReactiveController[] = [];
  readonly updateComplete = Promise.resolve(true);
  updates = 0;

  addController(controller: ReactiveController): void {
    this.controllers.push(controller);
  }
  removeController(): void {
    this.controllers.length = 0;
  }
  requestUpdate(): void {
    this.updates++;
  }
}

let host: Host;
let task: AsyncTask<string>;
beforeEach(() => {
  host = new Host();
  task = new AsyncTask<string>(host);
});

/** Work that goes on until the test ends it. */
class Work {
  resolve: (value: string) => void = () => undefined;
  reject: (error: Error) => void = () => undefined;
  #call: TaskCall | undefined;

  readonly run = (call: TaskCall): Promise<string> => {
    this.#call = call;
    return new Promise((resolve, reject) => {
      [this.resolve, this.reject] = [resolve, reject];
    });
  };

  get call(): TaskCall {
    if (!this.#call) throw new Error('work: not run, want a run first');
    return this.#call;
  }
}

describe('an asynchronous task', () => {
  it('is not started at first, and asked to repeat it does nothing', async () => {
    expect(await task.retry()).toBe(false);
    expect(task).toMatchObject({ isStarted: false, isPending: false, value: undefined, failure: '', share: 0 });
  });

  it('is pending until its work ends, then has its value, and has its host updated each time', async () => {
    const work = new Work();
    const ended = task.run(work.run);
    expect(task).toMatchObject({ isStarted: true, isPending: true });
    const before = host.updates;
    expect(before).toBeGreaterThan(0);
    work.resolve('seven');
    expect(await ended).toBe(true);
    expect(task).toMatchObject({ isPending: false, value: 'seven', failure: '' });
    expect(host.updates).toBeGreaterThan(before);
  });

  it('keeps its value while the next is pending, and when that fails or is cancelled', async () => {
    await task.run(() => Promise.resolve('one'));
    const failing = new Work();
    const failed = task.run(failing.run);
    expect(task).toMatchObject({ isPending: true, value: 'one' });
    failing.reject(new Error('two: no file, want one'));
    expect(await failed).toBe(false);
    expect(task).toMatchObject({ isPending: false, value: 'one', failure: 'two: no file, want one' });
    void task.run(new Work().run);
    expect(task.failure).toBe('');
    task.cancel();
    expect(task).toMatchObject({ isPending: false, value: 'one' });
  });

  it('has the value of the last run, whichever ends first', async () => {
    const [first, second] = [new Work(), new Work()];
    const runs = [task.run(first.run), task.run(second.run)];
    expect(first.call.signal.aborted).toBe(true);
    second.resolve('second');
    first.resolve('first');
    expect(await Promise.all(runs)).toEqual([false, true]);
    expect(task.value).toBe('second');
  });

  it('tells how much is done: bytes, digits, or a share; a superseded run tells nothing any more', () => {
    const [first, second] = [new Work(), new Work()];
    void task.run(first.run);
    first.call.onDownload(30, 120);
    expect(task.progress).toEqual({ done: 30, total: 120, unit: 'bytes' });
    expect(task.share).toBe(0.25);
    first.call.onProgress(3, 4);
    expect(task.progress).toEqual({ done: 3, total: 4, unit: 'digits' });
    first.call.onProgress(0.5);
    expect(task.progress).toEqual({ done: 0.5, total: 1, unit: 'share' });
    void task.run(second.run);
    expect(task.progress).toBeUndefined();
    first.call.onProgress(0.75);
    expect(task.progress).toBeUndefined();
  });

  it('does the same once more when asked to', async () => {
    let tries = 0;
    const flaky = (): Promise<string> =>
      ++tries === 1 ? Promise.reject(new Error('net: gone, want it')) : Promise.resolve('there');
    expect(await task.run(flaky)).toBe(false);
    expect(await task.retry()).toBe(true);
    expect(task).toMatchObject({ value: 'there', failure: '' });
  });

  it('says what a visitor can do about a failure', async () => {
    await task.run(() => Promise.reject(new KernelsError('kernels: x')));
    expect(task.failure).toMatch(/^This needs WebAssembly with SIMD.*\(kernels: x\)$/);
  });

  it('ends with its element, and fails no more', async () => {
    const work = new Work();
    const ended = task.run(work.run);
    for (const controller of host.controllers) controller.hostDisconnected?.();
    expect(work.call.signal.aborted).toBe(true);
    work.reject(new Error('late'));
    expect(await ended).toBe(false);
    expect(task).toMatchObject({ isPending: false, failure: '' });
  });

  it('forgets everything when it is reset', async () => {
    await task.run(() => Promise.resolve('one'));
    task.reset();
    expect(task).toMatchObject({ isStarted: false, isPending: false, value: undefined, failure: '' });
    expect(await task.retry()).toBe(false);
  });
});
