// A static host for the benchmark's pages: folders under paths, and the headers that threads in a page need. The gallery
// asks for none of those; onnxruntime-web's threads do.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { mediaType } from '../../support/mediaType.ts';

export interface StaticServer {
  /** `http://127.0.0.1:41234` */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the folders by path prefix (`/ort` → a folder), the longest first; '' is everything else. */
export async function serveFolders(folders: Readonly<Record<string, string>>): Promise<StaticServer> {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const prefix = prefixes.find((candidate) => path.startsWith(`${candidate}/`));
    const inside = normalize(decodeURIComponent(path.slice((prefix ?? '').length)));
    const file = join(folders[prefix ?? ''] ?? '', inside.endsWith('/') ? `${inside}index.html` : inside);
    stat(file).then(
      (found) => {
        if (!found.isFile()) return void response.writeHead(404).end();
        response.writeHead(200, {
          'Content-Type': mediaType(file),
          'Content-Length': found.size,
          'Cache-Control': 'no-cache',
          'Cross-Origin-Opener-Policy': 'same-origin',
          'Cross-Origin-Embedder-Policy': 'require-corp',
          'Cross-Origin-Resource-Policy': 'same-origin',
        });
        createReadStream(file).pipe(response);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
