import { nextTask } from '../../workers/core/nextTask.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

/**
 * An element that is much to draw: each of its drawings is a task of its own, so that a page of several is not one long task,
 * and what a visitor did is answered first. What stands below it needs its place from the beginning, or moves.
 */
export class DeferredElement extends LocalizedElement {
  protected override async scheduleUpdate(): Promise<void> {
    await nextTask();
    await super.scheduleUpdate();
  }
}
