// A static host on this machine: what `npm start` opens and what the end-to-end tests visit.

import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { preview, type Plugin } from 'vite';
import { wrongAddresses } from './wrongAddresses.ts';

export interface SiteServer {
  /** `http://localhost:4173/`: the page's address, with the port it got. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and drops open connections. */
  close(): Promise<void>;
}

export interface SiteServerOptions {
  /** The folder to serve, absolute. */
  readonly folder: string;
  /** Where to listen; 0 takes any free port. */
  readonly port: number;
  /** Fail when the port is taken, instead of trying the next. */
  readonly strictPort?: boolean;
  /** What stands before the files, for tests. */
  readonly plugins?: readonly Plugin[];
}

/** Model files are of no registered kind, and without one some hosts and browsers guess text. */
const modelFileType: Plugin = {
  name: 'model-file-type',
  configurePreviewServer(server) {
    server.middlewares.use((request, response, next) => {
      if (/\.safetensors(\?|$)/.test(request.url ?? '')) response.setHeader('Content-Type', 'application/octet-stream');
      next();
    });
  },
};

/** Serves a folder as it is; what is not in it is a 404, with the site's own page for that. @throws Error when no port can be had. */
export async function serveSite({
  folder,
  port,
  strictPort = false,
  plugins = [],
}: SiteServerOptions): Promise<SiteServer> {
  const server = await preview({
    configFile: false,
    root: dirname(folder),
    // The type is not 'spa': a missing model must not come back as index.html with status 200.
    appType: 'mpa',
    logLevel: 'warn',
    build: { outDir: folder },
    preview: {
      port,
      strictPort,
      // Browsers always ask whether a file has changed. The answer for an unchanged file is a 304.
      headers: { 'Cache-Control': 'no-cache' },
    },
    plugins: [...plugins, modelFileType, wrongAddresses(folder)],
  });
  const address = server.httpServer.address() as AddressInfo; // listening on TCP: neither a pipe nor closed
  return { url: `http://localhost:${address.port}/`, port: address.port, close: () => server.close() };
}
