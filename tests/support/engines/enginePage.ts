// A page in any engine, as tests use it.

import { PageGone } from '../../../workers/node/tasks/browsers/pageGone.ts';
import type { Driver, SavedFile } from './driver.ts';
import { withErrors } from './driverErrors.ts';
import { HandledPage, type Patience } from './handledPage.ts';
import { Target, type Named } from './target.ts';

export class EnginePage extends HandledPage {
  readonly #openAgain: (() => Promise<Driver>) | undefined;
  /** Of visits that have crashed. */
  readonly #earlierProblems: string[] = [];
  #isGone = false;

  /** With a way to come `again`, as somebody who has never been here, a crash is told once, and the next address is visited anew. */
  constructor(driver: Driver, again?: () => Promise<Driver>) {
    super(driver);
    this.#openAgain = again;
    this.#watch(driver);
  }

  /**
   * Opens an address. After a crash this begins a new visit: whoever was told of it has failed, and those who come next must not.
   * A crash that nobody has been told of yet is told here.
   */
  async goto(url: string): Promise<void> {
    if (this.#isGone && this.#openAgain) {
      this.#earlierProblems.push(...(await this.driver.problems().catch(() => [])));
      await this.driver.close().catch(() => undefined); // what is left of it
      this.#watch(await this.#openAgain());
    }
    return this.driver.goto(url);
  }

  #watch(driver: Driver): void {
    this.#isGone = false;
    const noticed = withErrors(driver, (error) => {
      this.#isGone ||= error instanceof PageGone;
      return error;
    });
    this.useDriver(noticed);
  }

  reload(): Promise<void> {
    return this.driver.reload();
  }

  back(): Promise<void> {
    return this.driver.travel(-1);
  }

  forward(): Promise<void> {
    return this.driver.travel(1);
  }

  url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  get(selector: string): Target {
    return new Target(this, []).get(selector);
  }

  role(role: string, name?: string, named?: Named): Target {
    return new Target(this, []).role(role, name, named);
  }

  label(label: string, named?: Named): Target {
    return new Target(this, []).label(label, named);
  }

  text(text: string): Target {
    return new Target(this, []).text(text);
  }

  /** The file that `work` has the page save. */
  async saves(work: () => Promise<void>, patience?: Patience): Promise<SavedFile> {
    const before = (await this.driver.saved()).length;
    await work();
    await this.until('a file to be saved', async () => (await this.driver.saved()).length > before, patience);
    const file = (await this.driver.saved())[before];
    if (!file) throw new Error(`${this.engine}: the saved file is gone`);
    return file;
  }

  setViewport(width: number, height: number): Promise<void> {
    return this.driver.setViewport(width, height);
  }

  screenshot(): Promise<Buffer> {
    return this.driver.screenshot();
  }

  /** All that went wrong until now, one line each. */
  async problems(): Promise<readonly string[]> {
    return [...this.#earlierProblems, ...(await this.driver.problems())];
  }

  close(): Promise<void> {
    return this.driver.close();
  }
}
