// The commands of `npm run digits -- COMMAND …`, by name. Exit codes: 0 done, 1 failed, 2 wrong use, 130 interrupted.

import { errorName } from '../core/errors.ts';
import { quote } from './arguments.ts';
import { benchCommand } from './commands/bench.ts';
import type { Command } from './commands/command.ts';
import { compareCommand } from './commands/compare.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { exportCommand } from './commands/export.ts';
import { generateCommand } from './commands/generate.ts';
import { handwritingCommand } from './commands/handwriting.ts';
import { modelsCommand } from './commands/models.ts';
import { publishCommand } from './commands/publish.ts';
import { referenceCommand } from './commands/reference.ts';
import { trainCommand } from './commands/train.ts';
import { isExpected, UsageError } from './expectedErrors.ts';
import { INTERRUPTED } from './interrupts.ts';
import { suggestion } from './suggestion.ts';
import { printLines, report, reportLines } from './terminal.ts';

const WRONG_USE = 2;

const COMMANDS: readonly Command[] = [
  modelsCommand,
  generateCommand,
  trainCommand,
  evaluateCommand,
  compareCommand,
  handwritingCommand,
  publishCommand,
  referenceCommand,
  exportCommand,
  benchCommand,
];

const HELP = `npm run digits -- COMMAND [options]

Handwritten digits that nobody wrote, made on this machine.

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary}`).join('\n')}

npm run digits -- COMMAND --help says more about each.`;

/** Below every help. */
const PLACES = "Names of files and folders are meant from the folder where you are, also from one below the project's.";

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

/** One command line, whatever becomes of it. @returns the exit code */
export async function commandLine(words: readonly string[], signal: AbortSignal): Promise<number> {
  try {
    return await run(words, signal);
  } catch (error) {
    if (isExpected(error)) report(error.message);
    else reportLines(`digits: this should not have happened\n${showStack(error)}`);
    if (signal.aborted) return INTERRUPTED;
    return errorName(error) === 'UsageError' ? WRONG_USE : 1;
  }
}

async function run([name, ...args]: readonly string[], signal: AbortSignal): Promise<number> {
  const names = COMMANDS.map((command) => command.name);
  if (name === undefined) {
    reportLines(`digits: no command, want one of ${names.join(', ')}\n\n${HELP}`);
    return WRONG_USE;
  }
  if (isHelp(name)) {
    printLines(`${HELP}\n\n${PLACES}`);
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    throw new UsageError(
      `digits: unknown command ${quote(name)}, want one of ${names.join(', ')}${suggestion(name, names)}`,
    );
  }
  if (!args.some(isHelp)) return (await command.run(args, signal)) ?? 0;
  printLines(`${command.help}\n\n${PLACES}`);
  return 0;
}

function showStack(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
