// A screen that nobody sees, for browsers that want one: Xvfb on a display number that is free.

import type { Readable } from 'node:stream';
import { endCompanion, startCompanion, untilItSays } from './companion.ts';

export interface VirtualDisplay {
  /** For the environment of what draws on it: `:99`. */
  readonly name: string;
  close(): Promise<void>;
}

/**
 * Width and height in pixels, larger than any window that a test opens: without a window manager nothing keeps a window on
 * its screen. Nothing gives it the keyboard either: that goes where the pointer is, which is in the middle from the start.
 */
export const SCREEN_SIZE = 2000;

export async function openVirtualDisplay(program = 'Xvfb'): Promise<VirtualDisplay> {
  // Xvfb writes the number of its display to the file descriptor.
  const args = ['-displayfd', '3', '-screen', '0', `${SCREEN_SIZE}x${SCREEN_SIZE}x24`, '-nolisten', 'tcp', '-noreset'];
  const server = startCompanion(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [, number = ''] = await untilItSays(server, server.stdio[3] as Readable, /(\d+)\n/); // a pipe, as asked for
  return { name: `:${number}`, close: () => endCompanion(server) };
}
