// A page in any engine, with eyes and hands: what `Target` needs of it. Written once, on what an adapter can do (`Driver`).

import { PageGone } from '../../../workers/node/tasks/browsers/pageGone.ts';
import type { Driver, EngineName } from './driver.ts';
import { sighted, type Sight } from './pageSight.ts';
import { untilSo } from './untilSo.ts';

/** How long to wait. */
export interface Patience {
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;

export class HandledPage {
  #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  get driver(): Driver {
    return this.#driver;
  }

  protected useDriver(driver: Driver): void {
    this.#driver = driver;
  }

  get engine(): EngineName {
    return this.driver.engine;
  }

  /** What `work` returns in the page. It may use nothing but its arguments: it goes there as source, all else as JSON. */
  async evaluate<Args extends readonly unknown[], Result>(
    work: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    return (await this.#run(String(work), args)) as Awaited<Result>; // as JSON lets it
  }

  /** The same for work that finds things (`pageSight.ts`). */
  async sight<Args extends readonly unknown[], Result>(
    work: (sight: Sight, ...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    return (await this.sightSource(String(work), args)) as Awaited<Result>; // as JSON lets it
  }

  sightSource(source: string, args: readonly unknown[]): Promise<unknown> {
    return this.#run(sighted(source), args);
  }

  async #run(source: string, args: readonly unknown[]): Promise<unknown> {
    const whole = `async (text) => JSON.stringify({ value: await (${source})(...JSON.parse(text)) })`;
    const answer = await this.driver.call(whole, JSON.stringify(args));
    return (JSON.parse(answer) as { readonly value?: unknown }).value;
  }

  /** Waits until `work` returns something in the page that is not false, and returns it. */
  async waitFor<Args extends readonly unknown[], Result>(
    what: string,
    work: (...args: Args) => Result,
    args: Args,
    patience?: Patience,
  ): Promise<NonNullable<Awaited<Result>>> {
    let value: Awaited<Result> | undefined;
    await this.until(what, async () => Boolean((value = await this.evaluate(work, ...args))), patience);
    return value as NonNullable<Awaited<Result>>; // until has made sure
  }

  /**
   * Asks until the answer is yes. A question that fails is asked again: the page may be on its way to another document.
   * @throws Error that names `what` was waited for; PageGone at once where the page has crashed
   */
  async until(
    what: string | (() => string),
    isSo: () => Promise<boolean>,
    { timeoutMs = TIMEOUT_MS }: Patience = {},
  ): Promise<void> {
    try {
      await untilSo(what, isSo, timeoutMs);
    } catch (error) {
      if (error instanceof PageGone) {
        const sought = typeof what === 'string' ? what : what();
        throw new PageGone(
          `${this.engine}: its web process or window is gone, while the test waited for ${sought}; ${error.message}`,
          { cause: error },
        );
      }
      const shown = await this.evaluate(() => `${location.hash}: ${document.title}`).catch(String);
      throw new Error(
        `${this.engine}: ${error instanceof Error ? error.message : String(error)}; the page is ${shown}`,
        { cause: error },
      );
    }
  }

  /** Keys by the names of `KeyboardEvent.key`, `Space`, or several held at a time: `Shift+Tab`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const combination of keys) {
      const parts = combination.split('+').map((key) => (key === 'Space' ? ' ' : key));
      const held = combination === '+' ? ['+'] : parts;
      for (const key of held) await this.driver.keyDown(key);
      for (const key of held.toReversed()) await this.driver.keyUp(key);
    }
  }

  async type(text: string): Promise<void> {
    for (const letter of text) {
      await this.driver.keyDown(letter);
      await this.driver.keyUp(letter);
    }
  }

  async clickAt(x: number, y: number): Promise<void> {
    await this.driver.pointerMove(x, y);
    await this.driver.pointerDown();
    await this.driver.pointerUp();
  }

  /** Through points of the viewport with the button held, in so many steps from each to the next. */
  async dragAlong(points: readonly (readonly [x: number, y: number])[], stepsBetween = 8): Promise<void> {
    const [[x0, y0] = [0, 0], ...others] = points;
    await this.driver.pointerMove(x0, y0);
    await this.driver.pointerDown();
    let [x, y] = [x0, y0];
    for (const [toX, toY] of others) {
      for (let step = 1; step <= stepsBetween; step++) {
        const share = step / stepsBetween;
        await this.driver.pointerMove(x + share * (toX - x), y + share * (toY - y));
      }
      [x, y] = [toX, toY];
    }
    await this.driver.pointerUp();
  }

  /** Turns the wheel by so many pixels down, over the middle of the viewport or over a point. */
  async wheel(deltaY: number, at?: readonly [x: number, y: number]): Promise<void> {
    const [x, y] = at ?? (await this.evaluate(() => [innerWidth / 2, innerHeight / 2] as const));
    await this.driver.wheel(x, y, 0, deltaY);
  }
}
