// A folder as hosts send it that compress everything, file by file.

import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mediaType } from './mediaType.ts';

export interface PackedFile {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | number>>;
}

/** Finds what a request is for; undefined where there is no such file. Nothing may be used again without asking. */
export function packedFiles(folder: string): (request: IncomingMessage) => Promise<PackedFile | undefined> {
  const packed = new Map<string, Buffer>();
  return async ({ url = '/' }) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://host').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const isThere = await stat(file).then(
      (found) => found.isFile(),
      () => false,
    );
    if (!isThere) return undefined;
    const body = packed.get(file) ?? gzipSync(await readFile(file), { level: 9 });
    packed.set(file, body);
    const headers = {
      'Content-Type': mediaType(file),
      'Content-Encoding': 'gzip',
      'Content-Length': body.length,
      'Cache-Control': 'no-cache',
    };
    return { body, headers };
  };
}
