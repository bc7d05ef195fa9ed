// What a visitor's hands do on a page in a scripted visit, and what they wait for. In any engine.

import { setTimeout as pause } from 'node:timers/promises';
import type { EnginePage } from '../engines/enginePage.ts';
import type { Target } from '../engines/target.ts';

export interface Scenario {
  readonly name: string;
  /** Where it begins. */
  readonly fragment: string;
  /** Waits for what the page is there to show, then uses it. */
  use(page: EnginePage): Promise<void>;
  /** The same without what takes long, where that leaves something out. */
  useBriefly?(page: EnginePage): Promise<void>;
}

/** Of the pauses between one thing that hands do and the next: 1 is a person's. */
let pace = 1;

/** Makes hands faster than a person's, for tests that ask only whether a page does what it should. They scroll less, too. */
export function setPace(share: number): void {
  pace = share;
}

/** Between one thing that a visitor does and the next. */
const PAUSE_MS = 120;
/** The judge, all encoders or a whole race may be wanted first, on one core. */
export const PATIENCE = { timeoutMs: 120_000 };

/** Looks at what there is now for so long: what is to be seen may be on its way, and nothing depends on it. */
export async function look(ms: number): Promise<void> {
  await pause(pace * ms);
}

export async function press(page: EnginePage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.press(key);
    await pause(pace * PAUSE_MS);
  }
}

export async function click(target: Target): Promise<void> {
  await target.click();
  await pause(pace * PAUSE_MS);
}

/** Through the whole page by wheel, or as far as that goes in so many turns, and back. */
export async function scroll(page: EnginePage, turns = 8): Promise<void> {
  const many = Math.max(2, Math.round(pace * turns));
  for (const direction of [1, -1]) {
    for (let i = 0; i < many; i++) {
      await page.wheel(direction * 400);
      await pause(pace * 60);
    }
  }
}

/** From one point of an element to others, as shares of its edges, with the button held. */
export async function drag(target: Target, ...points: readonly (readonly [x: number, y: number])[]): Promise<void> {
  await target.drag(points);
  await pause(pace * PAUSE_MS);
}

/** Waits until no block of the wall, and none of a comparison, is still to be drawn. */
export async function wallDrawn(page: EnginePage): Promise<void> {
  await page.get('.block[data-state=ready]').waitFor(PATIENCE);
  await pause(pace * 300);
}

export async function tabShown(page: EnginePage, tab: string): Promise<void> {
  await page.get(`${tab}-tab [data-state=ready]`).waitFor(PATIENCE);
}

/** Every slider that is there, by keys and by hand. */
export async function slide(page: EnginePage): Promise<void> {
  const sliders = page.role('slider');
  for (const slider of await sliders.all()) {
    await slider.focus();
    await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'PageUp');
  }
  if ((await sliders.count()) > 0) await drag(sliders.first(), [0.5, 0.5], [0.8, 0.5], [0.3, 0.5]);
}
