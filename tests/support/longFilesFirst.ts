// The order of test files: those that go through three engines take minutes each, and last of all one of them would keep one
// core busy while the other has nothing left to do. A clean clone knows no times from earlier runs.

import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONG = /tests\/endToEnd\/(engines\/|looks)/;

export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ project, moduleId }: TestSpecification): number =>
      2 * project.config.sequence.groupOrder + Number(!LONG.test(moduleId));
    return sorted.sort((a, b) => place(a) - place(b)); // stable
  }
}
