import { describe, expect, it } from 'vitest';
import { unreadableReal, unreadableShare } from '../../../web/engine/unreadableShare.ts';
import type { ShippedModel } from '../../../web/storage/shippedModel.ts';

function measured(metrics: Readonly<Record<string, number>>): ShippedModel {
  const file = { file: 'vae.safetensors', bytes: 1, sha256: '', formatVersion: 1 };
  return { id: 'vae', name: 'VAE', kind: 'vae', ...file, priors: ['mixture', 'normal'], classes: 0, metrics };
}

describe('the share of digits that nobody can read', () => {
  it('is told for each prior, in two figures', () => {
    const model = measured({ unreadable: 0.0463, normalUnreadable: 0.3012, unreadableReal: 0.0118 });
    expect(unreadableShare(model, 'mixture')).toBe('4.6\u00a0%');
    expect(unreadableShare(model, 'normal')).toBe('30\u00a0%');
    expect(unreadableReal(model)).toBe('1.2\u00a0%');
  });

  it('is told only where it was measured', () => {
    const model = measured({ unreadable: 0 });
    expect(unreadableShare(model, 'mixture')).toBe('0\u00a0%');
    expect(unreadableShare(model, 'normal')).toBeUndefined();
    expect(unreadableReal(model)).toBeUndefined();
  });
});
