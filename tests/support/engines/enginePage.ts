// A page in any engine, as tests use it.

import type { SavedFile } from './driver.ts';
import { HandledPage, type Patience } from './handledPage.ts';
import { Target, type Named } from './target.ts';

export class EnginePage extends HandledPage {
  goto(url: string): Promise<void> {
    return this.driver.goto(url);
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
  problems(): Promise<readonly string[]> {
    return this.driver.problems();
  }

  close(): Promise<void> {
    return this.driver.close();
  }
}
