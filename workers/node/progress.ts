// Progress of a long command: a bar on a terminal, and lines from time to time elsewhere (logs, CI).

import { SingleBar } from 'cli-progress';
import { printable } from './printable.ts';
import { showCount } from './terminal.ts';

const LINE_EVERY_MS = 5000;

export interface Progress {
  /** `done` of the total; `facts` are shown beside it. */
  update(done: number, facts: string): void;
  /** A line that stays. */
  note(line: string): void;
  /** Leaves the bar as it is. May be called again. */
  stop(): void;
}

export interface ProgressOptions {
  readonly title: string;
  readonly total: number;
  /** What is counted: `digits`. */
  readonly unit: string;
  /** What was done before. */
  readonly from?: number;
}

export function createProgress(options: ProgressOptions, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? barProgress(options, stream) : lineProgress(options, stream);
}

function barProgress({ title, total, from = 0 }: ProgressOptions, stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar({
    format: '{title} {bar} {percentage} % {facts}', // the title is a value: a name may have braces
    stream,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    // The command handles interrupts itself: it has something to save.
    gracefulExit: false,
  });
  bar.start(total, from, { title: printable(title), facts: '' });
  return {
    update(done, facts) {
      bar.update(done, { facts: printable(facts) });
    },
    note(line) {
      stream.write(`\r\x1b[K${printable(line)}\n`); // in the bar's place, which it draws again below
      bar.render();
    },
    stop() {
      if (bar.isActive) bar.stop();
    },
  };
}

function lineProgress({ title, total, unit }: ProgressOptions, stream: NodeJS.WriteStream): Progress {
  let lastLine = performance.now();
  return {
    update(done, facts) {
      const now = performance.now();
      if (now - lastLine < LINE_EVERY_MS) return;
      lastLine = now;
      stream.write(`${printable(`${title}: ${showCount(done)} of ${showCount(total)} ${unit} · ${facts}`)}\n`);
    },
    note(line) {
      stream.write(`${printable(line)}\n`);
    },
    stop: () => undefined,
  };
}
