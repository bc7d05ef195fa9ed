// A lesson as data: a few steps, each with texts and a figure.

import type { TemplateResult } from 'lit';

export interface LessonStep {
  readonly title: string;
  readonly body: TemplateResult;
}

export interface Lesson {
  /** What `on=` says in addresses; also the id of the plain model that it is about. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** The steps in the visitor's language; made anew at every rendering, so they must be cheap. */
  readonly steps: () => readonly LessonStep[];
}
