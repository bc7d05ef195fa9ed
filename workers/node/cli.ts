// The process of `npm run digits -- COMMAND …`: its words, its signals, its exit code.

import { commandLine } from './commandLine.ts';
import { untilInterrupted } from './interrupts.ts';
import { endWithReader } from './terminal.ts';

endWithReader();
process.exitCode = await commandLine(process.argv.slice(2), untilInterrupted());
