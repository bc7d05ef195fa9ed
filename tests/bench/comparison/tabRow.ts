// What is reported of measurements of models in a tab.

/** One measurement. */
export interface TabMeasurement {
  /** From the click to the result. */
  readonly seconds: number;
  /** The longest task of the page's thread; 0 where none was longer than the 50 ms from which browsers tell. */
  readonly longestTaskMs: number;
  /** Memory of its own that the page's process took at most, in MB, and how much more that is than before; none where the system does not say. */
  readonly memory: { readonly most: number; readonly more: number } | undefined;
  /** From the click on Cancel, in the middle of another measurement, until the next can begin. */
  readonly cancelMs: number;
}

export interface TabFigures {
  readonly comparison: {
    readonly models: readonly string[];
    /** Of each model. */
    readonly digits: number;
    readonly measurements: readonly TabMeasurement[];
  };
  readonly chromium: string;
}
