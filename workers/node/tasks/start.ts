// `npm start`: builds what is missing, serves the gallery, prints its address.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT_ROOT } from '../projectRoot.ts';
import { ensureBuilt } from './ensureBuilt.ts';
import { serveSite } from './siteServer.ts';

const DEFAULT_PORT = 4173;
const USAGE = `usage: npm start [-- --port N]     N in [0, 65535]; default ${DEFAULT_PORT}, or the next that is free`;

/** @returns the exit code, when Ctrl-C has stopped the server. */
export async function run(args: readonly string[]): Promise<number> {
  const port = parsePort(args);
  if (port === undefined) {
    console.error(USAGE);
    return 2;
  }
  await ensureBuilt(['simd', 'relaxed', 'page']);
  const server = await serveSite({ folder: join(PROJECT_ROOT, 'dist'), port });
  console.log(`${server.url}     (Ctrl-C stops it)`);
  await new Promise((resolve) => process.once('SIGINT', resolve));
  await server.close();
  return 0;
}

/** The port asked for, or undefined when the arguments are not understood. */
function parsePort(args: readonly string[]): number | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { port: { type: 'string' } } });
    const text = values.port ?? String(DEFAULT_PORT);
    return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined;
  } catch {
    return undefined; // an unknown option or a stray argument
  }
}
