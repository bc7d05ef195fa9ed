import { nextTask } from '../../workers/core/nextTask.ts';
import { ServicedElement } from '../engine/servicedElement.ts';

/**
 * An element that takes long to draw. Each update is a task of its own, so that several such elements are not one long task, and
 * input is handled first. Give it a min-height, or what stands below it moves.
 */
export class DeferredElement extends ServicedElement {
  protected override async scheduleUpdate(): Promise<void> {
    await nextTask();
    await super.scheduleUpdate();
  }
}
