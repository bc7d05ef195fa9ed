// The priors of an autoencoder's model: the mixture of normals that fits its codes of the training digits, which is what
// digits are drawn from by default, and N(0, I), towards which it was trained.

import { errorMessage, DataError } from '../core/errors.ts';
import { fitMixture, leastCodes, type MixtureFitOptions } from '../models/fitMixture.ts';
import { inComponents, type Mixture } from '../models/mixture.ts';
import type { Priors } from '../models/prior.ts';

/** Codes per component over the fewest that define one. Small sets get fewer components. */
const AMPLE = 4;
const ITERATIONS = 100;

export interface PriorFitOptions extends Pick<MixtureFitOptions, 'latent' | 'seed' | 'signal'> {
  /** 0 for a plain model; otherwise a mixture is fitted for each class. */
  readonly classes: number;
  /** Of the mixture, or of each class's. */
  readonly components: number;
  /** Steps done, of at most `of`; the fit usually ends before. */
  readonly onProgress?: ((step: number, of: number, logLikelihood: number) => void) | undefined;
}

/** Fits codes [N, latent] of digits with these labels [N]. @throws DataError for codes that cannot be fitted; AbortError */
export async function fitPriors(codes: Float32Array, labels: Uint8Array, options: PriorFitOptions): Promise<Priors> {
  const { classes } = options;
  const mixtures: Mixture[] = [];
  for (let part = 0; part < Math.max(1, classes); part++) {
    const own = classes === 0 ? codes : codesOfClass(codes, labels, part, options.latent);
    mixtures.push(await fitPart(own, part, options));
  }
  const most = Math.max(...mixtures.map(({ weights }) => weights.length));
  const [first, ...rest] = mixtures.map((mixture) => inComponents(mixture, most, options.latent));
  if (!first) throw new Error('fitPriors: no parts'); // there is at least one
  return [
    { id: 'mixture', prior: { kind: 'mixture', mixtures: [first, ...rest] } },
    { id: 'normal', prior: { kind: 'normal' } },
  ];
}

async function fitPart(
  codes: Float32Array,
  part: number,
  { latent, classes, components, seed, signal, onProgress }: PriorFitOptions,
): Promise<Mixture> {
  const ample = Math.floor(codes.length / latent / (AMPLE * leastCodes(1, latent)));
  const steps = ITERATIONS * Math.max(1, classes);
  try {
    return await fitMixture(codes, {
      latent,
      components: Math.max(1, Math.min(components, ample)),
      seed,
      part,
      iterations: ITERATIONS,
      signal,
      onProgress: ({ iteration, logLikelihood }) => {
        onProgress?.(part * ITERATIONS + iteration, steps, logLikelihood);
      },
    });
  } catch (error) {
    if (classes === 0 || !(error instanceof DataError)) throw error;
    throw new DataError(`class ${part}: ${errorMessage(error)}`);
  }
}

function codesOfClass(codes: Float32Array, labels: Uint8Array, wanted: number, Z: number): Float32Array {
  const own: number[] = [];
  labels.forEach((label, n) => {
    if (label === wanted) own.push(n);
  });
  const chosen = new Float32Array(own.length * Z);
  own.forEach((n, to) => {
    chosen.set(codes.subarray(n * Z, (n + 1) * Z), to * Z);
  });
  return chosen;
}
