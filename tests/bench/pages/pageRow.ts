// What is reported of visits to the gallery's pages.

import type { PageManners } from '../../support/scenarios/pageManners.ts';
import type { Work } from './traceManners.ts';

/** By the clock, and what the page's thread has worked. */
export interface ScenarioResult extends PageManners {
  readonly work: Work;
}

/** Medians of all visits to a page, and the visits. */
export interface PageRow extends Omit<PageManners, 'causes'> {
  readonly host: 'chromium';
  readonly page: string;
  /** Of the longest task, and of the slowest interaction: processor time. */
  readonly longestWorkMs: number;
  readonly inpWorkMs: number;
  readonly visits: readonly ScenarioResult[];
}

export interface PageFigures {
  readonly pages: readonly PageRow[];
  readonly chromium: string;
}
