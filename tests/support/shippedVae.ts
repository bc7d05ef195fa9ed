// A model as the page's list of shipped models has it, for tests that look up whose digit a file holds.

import type { ShippedModel } from '../../web/storage/shippedModel.ts';

export const SHIPPED_VAE: ShippedModel = {
  id: 'vae',
  name: 'VAE',
  kind: 'vae',
  file: 'vae.safetensors',
  bytes: 1,
  sha256: 'ab'.repeat(32),
  formatVersion: 1,
  priors: ['normal'],
  classes: 0,
  metrics: {},
};
