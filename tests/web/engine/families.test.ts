import { describe, expect, it } from 'vitest';
import { familiesOf, familyOf, memberOf, type Family } from '../../../web/engine/families.ts';
import type { ShippedModel, ShippedModels } from '../../../web/storage/shippedModel.ts';

function model(id: string, kind = id): ShippedModel {
  const file = { file: `${id}.safetensors`, bytes: 1, sha256: id, formatVersion: 1 };
  return { id, name: id, kind, ...file, priors: ['normal'], classes: kind.startsWith('c') ? 10 : 0, metrics: {} };
}

/** Families by the ids of their models, '-' where there is none. */
function show(families: readonly Family[] | undefined): readonly string[] | undefined {
  return families?.map(({ name, plain, conditional }) => `${name}: ${plain?.id ?? '-'} ${conditional?.id ?? '-'}`);
}

const SIX: ShippedModels = [
  model('vae'),
  model('cvae-gan'),
  model('gan'),
  model('cvae'),
  model('vae-gan'),
  model('cgan'),
];

describe('the families of a gallery', () => {
  it('are read in the same order whatever the order of the models', () => {
    expect(show(familiesOf(SIX))).toEqual(['GAN: gan cgan', 'VAE: vae cvae', 'VAE-GAN: vae-gan cvae-gan']);
  });

  it('are those that are there, whole or not', () => {
    expect(show(familiesOf([model('digits', 'cgan'), model('vae')]))).toEqual(['GAN: - digits', 'VAE: vae -']);
  });

  it.each([
    ['two models of one kind', [model('vae'), model('better-vae', 'vae')]],
    ['a kind that is new to the page', [model('vae'), model('flow')]],
  ] as const)('are none where there are %s: no model may get lost', (_, shipped) => {
    expect(familiesOf(shipped)).toBeUndefined();
  });
});

describe('a family', () => {
  const families = familiesOf(SIX) ?? [];

  it('is found by either of its models', () => {
    expect(familyOf('cvae', families)?.name).toBe('VAE');
    expect(familyOf('vae', families)?.name).toBe('VAE');
    expect(familyOf('nobody', families)).toBeUndefined();
  });

  it('gives the model that is told a digit, or is not, or else the one it has', () => {
    const [gan] = families;
    const [alone] = familiesOf([model('vae')]) ?? [];
    if (!gan || !alone) throw new Error('no families'); // both lists have some
    expect(memberOf(gan, true)?.id).toBe('cgan');
    expect(memberOf(gan, false)?.id).toBe('gan');
    expect(memberOf(alone, true)?.id).toBe('vae');
  });
});
