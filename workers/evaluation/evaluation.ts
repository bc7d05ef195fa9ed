// The result of an evaluation: plain JSON, complete enough to be compared with another one.

/** One number about samples. */
export interface Metric {
  readonly value: number;
  /** 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** The same metric of real digits, measured at the same size: what a perfect model would get. */
  readonly floor: number;
}

/** In the order in which people read them. Shares are from 0 to 1. */
export interface Metrics {
  readonly fid: Metric;
  readonly kid: Metric;
  readonly precision: Metric;
  readonly recall: Metric;
  readonly density: Metric;
  readonly coverage: Metric;
  readonly unreadable: Metric;
  /** null where the digits have no labels. */
  readonly labelAgreement: Metric | null;
  /** In nats; ln 10 = 2.303 is even. */
  readonly classEntropy: Metric;
  /** As a multiple of the test digits'. */
  readonly sharpness: Metric;
  /** AUC: ½ is no copying, 1 nothing but copies. */
  readonly memorisationFeatures: Metric;
  readonly memorisationPixels: Metric;
}

/** Distances to the nearest training digit, at the percentiles given. */
export interface NearestTraining {
  readonly percentiles: readonly number[];
  readonly samples: readonly number[];
  readonly unseen: readonly number[];
  /** The sample that is nearest to a training digit, to be looked at. */
  readonly closest: { readonly sample: number; readonly training: number; readonly distance: number };
}

export interface Evaluation {
  /** Digits that were evaluated. */
  readonly n: number;
  /** Of resampling and of the choice of real digits. */
  readonly seed: number;
  readonly judge: { readonly id: string; readonly sha256: string; readonly features: number };
  readonly real: {
    readonly test: number;
    readonly training: number;
    /** Training digits that stand in for samples in the floors of fid, kid, precision … coverage and sharpness. */
    readonly floor: number;
    /** Digits on each side in precision, recall, density and coverage. */
    readonly manifold: number;
    /** Test digits that stand in for samples where a judge must not know them, and that memorisation is held against. */
    readonly unseen: number;
  };
  /** Resamples behind the intervals; kid's comes from its subsets. */
  readonly replicates: { readonly fid: number; readonly others: number };
  readonly metrics: Metrics;
  /** Share of each class, 0 … 9. */
  readonly classes: readonly Metric[];
  readonly nearestTraining: {
    /** Euclidean distance of features. */
    readonly features: NearestTraining;
    /** Euclidean distance of intensities from 0 to 1. */
    readonly pixels: NearestTraining;
  };
}
