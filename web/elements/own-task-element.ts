import { nextTask } from '../../workers/core/nextTask.ts';
import { LocalizedElement } from './localized-element.ts';

/**
 * An element that is much to draw: its first drawing is in a task of its own, so that a page of several is not one long task.
 * What stands below it needs its place from the beginning, or moves.
 */
export class OwnTaskElement extends LocalizedElement {
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await nextTask();
    await super.scheduleUpdate();
  }
}
