// Files of the site in a cache, each under an address that has the sha256 of its content in it: two versions never mix, and
// whoever finds one knows what it should hold.

/** A file as the build lists it. */
export interface ListedFile {
  /** Relative to the site. */
  readonly url: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

export interface SiteFile {
  readonly href: string;
  /** Its address in the cache. */
  readonly key: string;
  /** What the browser holds it against when it comes from the network. */
  readonly integrity: string;
}

const PARAMETER = 'sha256';
/** In keys of ours, and in those that Workbox made, which had no more than the beginning of the hash. */
const KNOWN_HASH = /[?&](?:sha256|__WB_REVISION__)=([0-9a-f]{16,64})(?:&|$)/;

export function siteFile({ url, sha256 }: ListedFile, scope: string): SiteFile {
  const { href } = new URL(url, scope);
  const key = new URL(href);
  key.searchParams.set(PARAMETER, sha256);
  const bytes = sha256.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return { href, key: key.href, integrity: `sha256-${btoa(String.fromCharCode(...bytes))}` };
}

export class SiteFiles {
  readonly #name: string;
  /** Caches of versions that used Workbox and held nothing against a hash. */
  readonly #older: readonly string[];

  constructor(scope: string) {
    this.#name = `files-${scope}`;
    this.#older = [`workbox-precache-v2-${scope}`, `lazy-${scope}`];
  }

  /** A file from the cache, if it is there. Only a web page in place of another file is noticed: hashing takes its time. */
  async kept({ key }: SiteFile): Promise<Response | undefined> {
    const cache = await caches.open(this.#name);
    const response = await cache.match(key);
    return response && isOtherPage(key, response) ? undefined : response;
  }

  /** Whether a file is in the cache, as it should be. */
  async isRight({ key }: SiteFile): Promise<boolean> {
    const cache = await caches.open(this.#name);
    const response = await cache.match(key);
    return response !== undefined && isAsNamed(key, response);
  }

  /** A file from the network. @throws TypeError, Error where it does not come, or as something else than it should be */
  async fetched({ href, integrity }: SiteFile): Promise<Response> {
    const ask = async (cache: RequestCache): Promise<Response> => {
      const response = await fetch(href, { integrity, cache, credentials: 'same-origin' });
      if (response.status !== 200) throw new Error(`${href}: status ${response.status}, want 200`);
      // A navigation cannot be answered with what was redirected.
      return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
    };
    // Most have just come with the page. What the browser itself has kept may be wrong as well.
    return ask('default').catch(() => ask('reload'));
  }

  async put({ key }: SiteFile, response: Response): Promise<void> {
    const cache = await caches.open(this.#name);
    await cache.put(key, response);
  }

  /** Sees to it that a file is in the cache, as it should be. @throws where it cannot be had, or not be stored */
  async keep(file: SiteFile): Promise<void> {
    if (!(await this.isRight(file))) await this.put(file, await this.fetched(file));
  }

  /** Whether anything that a version before has kept is not what it should be. */
  async isDamaged(): Promise<boolean> {
    for (const name of [this.#name, ...this.#older]) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        const response = await cache.match(url);
        if (response && !(await isAsNamed(url, response))) return true;
      }
    }
    return false;
  }

  /** Deletes all, of all versions. */
  async forget(): Promise<void> {
    await Promise.all([this.#name, ...this.#older].map((name) => caches.delete(name)));
  }

  /** Deletes all but some. */
  async keepOnly(files: readonly SiteFile[]): Promise<void> {
    await Promise.all(this.#older.map((name) => caches.delete(name)));
    const keys = new Set(files.map(({ key }) => key));
    const cache = await caches.open(this.#name);
    const stored = await cache.keys();
    await Promise.all(stored.filter(({ url }) => !keys.has(url)).map((request) => cache.delete(request)));
  }
}

/** Whether a stored response is what its address in the cache says. */
async function isAsNamed(key: string, response: Response): Promise<boolean> {
  const [, sha256] = KNOWN_HASH.exec(key) ?? [];
  if (sha256 === undefined) return !isOtherPage(key, response); // all that can be told
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .startsWith(sha256);
}

/** Whether a stored response is a web page where its address is that of a script, a module or the like. */
function isOtherPage(key: string, { headers }: Response): boolean {
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
  return isPage && !new URL(key).pathname.endsWith('.html');
}
