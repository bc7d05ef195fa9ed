// The report files of `compare`: begun before measuring, so that a folder that cannot be written is noticed, and written
// at the end.

import type { Comparison } from '../comparison/comparison.ts';
import { comparisonCsv } from '../comparison/report/csv.ts';
import { comparisonHtml } from '../comparison/report/html.ts';
import { ENGLISH } from '../comparison/report/language.ts';
import type { SampleDigits } from '../comparison/report/sampleDigits.ts';
import { OutputFiles, type FileName } from './outputFiles.ts';

export interface ReportNames {
  readonly html: string | undefined;
  readonly csv: string | undefined;
}

export class ComparisonReports {
  readonly #names: ReportNames;
  readonly #files: OutputFiles;

  private constructor(names: ReportNames, files: OutputFiles) {
    this.#names = names;
    this.#files = files;
  }

  /** Begins the reports that were asked for. @throws UsageError, FileError */
  static async begin(where: string, names: ReportNames, inputs: readonly FileName[]): Promise<ComparisonReports> {
    const outputs = [
      { as: '--html', path: names.html },
      { as: '--csv', path: names.csv },
    ];
    return new ComparisonReports(names, await OutputFiles.begin(where, outputs, inputs));
  }

  /** Writes each of them. What keeps one from its file is returned and hinders nothing else: the result was worked for. */
  async write(comparison: Comparison, samples: SampleDigits): Promise<readonly Error[]> {
    const reports = [
      [this.#names.html, () => comparisonHtml(comparison, ENGLISH, samples)],
      [this.#names.csv, () => comparisonCsv(comparison)],
    ] as const;
    const failures: Error[] = [];
    for (const [path, render] of reports) {
      if (path === undefined) continue;
      try {
        const file = this.#files.get(path);
        await file.write(new TextEncoder().encode(render()));
        await file.commit();
      } catch (error) {
        failures.push(error instanceof Error ? error : new Error(String(error)));
      }
    }
    return failures;
  }

  /** Leaves nothing behind of what was not written. */
  discard(): Promise<void> {
    return this.#files.discard();
  }
}
