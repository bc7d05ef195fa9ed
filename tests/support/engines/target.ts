// Something on a page, sought anew each time that something is done with it. What is done waits until it can be done.

import type { HandledPage, Patience } from './handledPage.ts';
import type { Aim, Step } from './pageSight.ts';

export interface Named {
  /** The whole name and nothing else, in the same capitals. */
  readonly exact?: boolean;
}

export class Target {
  readonly page: HandledPage;
  readonly #steps: readonly Step[];

  constructor(page: HandledPage, steps: readonly Step[]) {
    this.page = page;
    this.#steps = steps;
  }

  /** By selector; a space goes down through any shadow roots. */
  get(selector: string): Target {
    return this.#below(...compounds(selector).map((css) => ({ css })));
  }

  /** By role, and accessible name or part of it. */
  role(role: string, name?: string, { exact = false }: Named = {}): Target {
    return this.#below({ role, ...(name !== undefined && { name, exact }) });
  }

  /** A control, by its name. */
  label(label: string, { exact = false }: Named = {}): Target {
    return this.#below({ label, exact });
  }

  /** By text that stands in the element itself. */
  text(text: string): Target {
    return this.#below({ text });
  }

  /** One of several, from 0; from the end where it is negative. */
  nth(nth: number): Target {
    return this.#below({ nth });
  }

  first(): Target {
    return this.nth(0);
  }

  #below(...steps: readonly Step[]): Target {
    return new Target(this.page, [...this.#steps, ...steps]);
  }

  /** How many there are now. */
  count(): Promise<number> {
    return this.page.sight((sight, steps) => sight.found(steps).length, this.#steps);
  }

  /** Each of those that there are now. */
  async all(): Promise<readonly Target[]> {
    return Array.from({ length: await this.count() }, (_, nth) => this.nth(nth));
  }

  /** Waits until one of them can be seen. */
  async waitFor(patience?: Patience): Promise<void> {
    const seen = (): Promise<boolean> => this.page.sight((s, steps) => s.found(steps).some(s.isVisible), this.#steps);
    await this.page.until(`${this.toString()} to be seen`, seen, patience);
  }

  /** Waits until none of them can be seen. */
  async waitUntilGone(patience?: Patience): Promise<void> {
    const gone = (): Promise<boolean> => this.page.sight((s, steps) => !s.found(steps).some(s.isVisible), this.#steps);
    await this.page.until(`${this.toString()} to be gone`, gone, patience);
  }

  /**
   * What `work` makes of the element, in the page; waits until there is one. `work` may use nothing but what it is given:
   * it goes to the page as source.
   */
  async evaluate<Args extends readonly unknown[], Result>(
    work: (element: HTMLElement, ...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    await this.page.until(`${this.toString()} to be there`, async () => (await this.count()) > 0);
    // The page's own `work` comes as source between these two lines.
    const source = `async (sight, steps, args) => (${String(work)})(sight.found(steps)[0], ...args)`;
    return (await this.page.sightSource(source, [this.#steps, args])) as Awaited<Result>; // as JSON lets it
  }

  textContent(): Promise<string> {
    return this.evaluate((element) => element.textContent);
  }

  attribute(name: string): Promise<string | null> {
    return this.evaluate((element, of) => element.getAttribute(of), name);
  }

  focus(): Promise<void> {
    return this.evaluate((element) => {
      element.focus();
    });
  }

  /** With the pointer, in the middle, when it is at rest and nothing lies over it. */
  async click(patience?: Patience): Promise<void> {
    const { x, y } = await this.aim(patience);
    await this.page.clickAt(x, y);
  }

  /** Where a click would go; the element is in sight then. */
  async aim(patience?: Patience): Promise<{ readonly x: number; readonly y: number }> {
    let aim: Aim = { why: 'nothing was tried' };
    const settled = async (): Promise<boolean> => {
      aim = await this.page.sight((sight, steps) => sight.aimAtOne(steps), this.#steps);
      return !('why' in aim);
    };
    await this.page.until(
      () => `${this.toString()} to be there for the pointer${'why' in aim ? ` (${aim.why})` : ''}`,
      settled,
      patience,
    );
    if ('why' in aim) throw new Error(aim.why); // not after that wait
    return aim;
  }

  /** Where it is in the viewport, after it has been scrolled there. */
  box(): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
    return this.evaluate((element) => {
      const inSight = ({ top, bottom }: DOMRect): boolean => top >= 0 && bottom <= innerHeight;
      if (!inSight(element.getBoundingClientRect())) element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    });
  }

  /** From one point to others, as shares of its edges, with the button held. */
  async drag(points: readonly (readonly [x: number, y: number])[], stepsBetween = 8): Promise<void> {
    await this.aim(); // it may still be on its way to its place
    const { x, y, width, height } = await this.box();
    await this.page.dragAlong(
      points.map(([across, down]) => [x + across * width, y + down * height]),
      stepsBetween,
    );
  }

  /** A text in place of what a field holds. */
  async fill(text: string): Promise<void> {
    await this.evaluate((element, value) => {
      const field = element as HTMLInputElement; // or a text area, which is alike here
      field.focus();
      field.value = value;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    }, text);
  }

  /** An option of a select, by its value or its place. */
  async choose(option: string | number): Promise<void> {
    await this.evaluate((element, chosen) => {
      const select = element as HTMLSelectElement;
      const index =
        typeof chosen === 'number' ? chosen : [...select.options].findIndex(({ value }) => value === chosen);
      if (!select.options[index]) throw new Error(`select: no option ${chosen}`);
      select.focus();
      select.selectedIndex = index;
      for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    }, option);
  }

  /** For messages. */
  toString(): string {
    return this.#steps
      .map((step) => {
        if ('css' in step) return step.css;
        if ('role' in step) return `${step.role}${step.name === undefined ? '' : ` "${step.name}"`}`;
        if ('label' in step) return `control "${step.label}"`;
        return 'text' in step ? `"${step.text}"` : `[${step.nth}]`;
      })
      .join(' ');
  }
}

/** A selector's parts between spaces: `a b > c` is `a` and, somewhere below, `b > c`. A list of selectors is one part. */
export function compounds(selector: string): readonly string[] {
  const tokens = selector.match(/(?:\[[^\]]*\]|\([^)]*\)|[^\s[(])+/g) ?? [];
  if (tokens.some((token) => token.replace(/\[[^\]]*\]|\([^)]*\)/g, '').endsWith(','))) return [selector];
  const parts: string[] = [];
  let joins = false;
  for (const token of tokens) {
    const isCombinator = /^[>+~]$/.test(token);
    if (parts.length > 0 && (joins || isCombinator)) parts.push(`${parts.pop() ?? ''} ${token}`);
    else parts.push(token);
    joins = isCombinator;
  }
  return parts;
}
