// Which network of a VAE-GAN learns from which loss (Larsen et al. 2016): the table that its training keeps to.

export const LOSSES = ['prior', 'like', 'gan'] as const;
export type LossName = (typeof LOSSES)[number];
export const NETWORKS = ['encoder', 'decoder', 'discriminator'] as const;
export type NetworkName = (typeof NETWORKS)[number];

/** learns: its weights move. passes: the gradient goes through and moves nothing. stopped: it would arrive, and must not. */
export type Part = 'learns' | 'passes' | 'stopped' | 'none';

export const ROUTING: Readonly<Record<LossName, Readonly<Record<NetworkName, Part>>>> = {
  prior: { encoder: 'learns', decoder: 'none', discriminator: 'none' },
  like: { encoder: 'learns', decoder: 'learns', discriminator: 'passes' },
  gan: { encoder: 'stopped', decoder: 'learns', discriminator: 'learns' },
};
