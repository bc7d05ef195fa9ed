import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createProgress } from '../../workers/node/progress.ts';
import { showBytes, showDuration } from '../../workers/node/terminal.ts';

/** A stream like stderr, and what was written to it. */
function capture(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 100 }) as unknown as NodeJS.WriteStream;
  let text = '';
  stream.on('data', (chunk) => (text += String(chunk)));
  return { stream, text: () => text };
}

test('elsewhere than on a terminal, a short job writes nothing but its notes, and no control characters', () => {
  const { stream, text } = capture(false);
  const progress = createProgress({ title: 'train', total: 10, unit: 'steps' }, stream);
  progress.update(3, 'fast');
  progress.note('epoch 1');
  progress.stop();
  progress.stop();
  expect(text()).toBe('epoch 1\n');
});

test('on a terminal there is a bar with what is done, and notes stay above it', () => {
  const { stream, text } = capture(true);
  const progress = createProgress({ title: 'train', total: 10, unit: 'steps' }, stream);
  progress.note('epoch 1');
  progress.update(5, 'fast');
  progress.stop();
  progress.stop();
  expect(text()).toContain('epoch 1\n');
  expect(text()).toMatch(/train █{12}░{12} 50 % fast/);
});

test.each([
  [0, '0 s'],
  [59_600, '1 min 00 s'],
  [754_000, '12 min 34 s'],
  [3_900_000, '1 h 05 min'],
])('%i ms is shown as %s', (ms, text) => {
  expect(showDuration(ms)).toBe(text);
});

test.each([
  [999, '999 B'],
  [1500, '1.5 kB'],
  [7_840_016, '7.8 MB'],
  [2_000_000_000, '2.00 GB'],
])('%i bytes are shown as %s', (bytes, text) => {
  expect(showBytes(bytes)).toBe(text);
});
