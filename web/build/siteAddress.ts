// Where the gallery is going to be, if whoever builds it says so. The page needs no such address: dist/ works in any folder of
// any host. Readers of links do, who want whole addresses of pictures.

/** Of the environment of the build. */
export const SITE_VARIABLE = 'SITE_URL';

/**
 * The address of the gallery's folder, with a slash at its end; undefined where none was given.
 * @throws Error for what is no address of a folder on the web
 */
export function siteAddress(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new Error(
      `${SITE_VARIABLE}: ${text} is no address of a folder, want one like https://somebody.github.io/digits/`,
    );
  }
  if (/\.html?$/.test(url.pathname)) {
    throw new Error(`${SITE_VARIABLE}: ${text} is a file, want the folder that it is in`);
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
