// `digits handwriting`, from the built command line, with a model that ships.

import { expect, test } from 'vitest';
import { callCli } from './callCli.ts';
import { runCli } from './runCli.ts';

interface Result {
  readonly model: string;
  readonly controls: readonly {
    readonly control: string;
    readonly r2: number;
    readonly points: readonly { readonly asked: number }[];
  }[];
}

test('prints for every control what was asked for and what was reached, and the numbers as JSON', async () => {
  const { code, stdout } = await runCli(['handwriting', 'vae', '--digits', '2', '--json']);
  expect(code).toBe(0);
  const { model, controls } = JSON.parse(stdout) as Result; // what --json promises
  expect(model).toBe('vae');
  expect(controls.map(({ control }) => control)).toEqual(['thickness', 'slant', 'width', 'height']);
  for (const { r2, points } of controls) {
    expect(r2).toBeGreaterThan(0.1);
    const asked = points.map((point) => point.asked);
    expect(asked).toEqual([...asked].sort((a, b) => a - b));
    expect(asked).toHaveLength(5);
  }
});

test.each([
  [['handwriting'], 2, 'handwriting: no MODEL, want one MODEL'],
  [['handwriting', 'vae', '--digits', '0'], 2, '--digits "0", want a whole number from 1 to 4096'],
  [['handwriting', 'vae', '--prior', 'mixtrue'], 2, 'did you mean "mixture"?'],
  [['handwriting', 'none.safetensors'], 1, 'handwriting: none.safetensors cannot be read'],
])('%j ends with code %i and says what is wanted', async (args, wanted, message) => {
  const { code, stdout, stderr } = await callCli(args);
  expect([code, stdout]).toEqual([wanted, '']);
  expect(stderr).toContain(message);
});
