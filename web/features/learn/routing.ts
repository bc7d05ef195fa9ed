// Which network of a VAE-GAN learns from which loss (Larsen et al. 2016). Training follows the same table.

export const LOSSES = ['prior', 'like', 'gan'] as const;
export type LossName = (typeof LOSSES)[number];
export const NETWORKS = ['encoder', 'decoder', 'discriminator'] as const;
export type NetworkName = (typeof NETWORKS)[number];

/** learns: the weights are updated. passes: the gradient goes through and updates nothing. stopped: the gradient is cut off here. */
export type Part = 'learns' | 'passes' | 'stopped' | 'none';

export const ROUTING: Readonly<Record<LossName, Readonly<Record<NetworkName, Part>>>> = {
  prior: { encoder: 'learns', decoder: 'none', discriminator: 'none' },
  like: { encoder: 'learns', decoder: 'learns', discriminator: 'passes' },
  gan: { encoder: 'stopped', decoder: 'learns', discriminator: 'learns' },
};
