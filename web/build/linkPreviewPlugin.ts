// What mail, chats and social networks show for a link to the gallery: title, description and picture, as Open Graph has them.
// Their readers run no scripts and see nothing behind the `#`, so all links look the same.
//
// Most of them take a picture only by its whole address, which only whoever publishes the gallery knows: SITE_URL at the build.
// Without it the picture's address is relative, as some readers take it too.

import type { HtmlTagDescriptor, Plugin } from 'vite';
import { siteAddress } from './siteAddress.ts';

/** Made by `npm run link-picture` (workers/node/tasks/linkPicture.ts). */
export const LINK_PICTURE = {
  path: 'screenshots/link-preview.png',
  width: 1200,
  height: 630,
  description: 'Handwritten digits in a row, each drawn by a neural network',
} as const;

export function linkPreviewPlugin(site: string | undefined): Plugin {
  return {
    name: 'link-preview',
    apply: 'build',
    transformIndexHtml: { order: 'pre', handler: (html) => linkPreviewTags(html, siteAddress(site)) },
  };
}

/** For the page `html`, which says itself what it is called and what it is. @throws Error when it does not */
export function linkPreviewTags(html: string, address: string | undefined): HtmlTagDescriptor[] {
  const title = /<title>([^<]+)<\/title>/.exec(html)?.[1];
  const description = /<meta\s+name="description"\s+content="([^"]+)"/.exec(html)?.[1];
  if (title === undefined || description === undefined) {
    throw new Error('link preview: the page has no title or no description, want both');
  }
  const { path, width, height } = LINK_PICTURE;
  const graph: readonly (readonly [property: string, content: string])[] = [
    ['og:type', 'website'],
    ['og:title', title],
    ['og:description', description],
    ['og:image', address === undefined ? `./${path}` : `${address}${path}`],
    ['og:image:width', String(width)],
    ['og:image:height', String(height)],
    ['og:image:alt', LINK_PICTURE.description],
    ...(address === undefined ? [] : ([['og:url', address]] as const)),
  ];
  return [
    ...graph.map(([property, content]) => ({ tag: 'meta', attrs: { property, content }, injectTo: 'head' as const })),
    // What else it wants to know it takes from the others.
    { tag: 'meta', attrs: { name: 'twitter:card', content: 'summary_large_image' }, injectTo: 'head' },
    ...(address === undefined
      ? []
      : [{ tag: 'link', attrs: { rel: 'canonical', href: address }, injectTo: 'head' as const }]),
  ];
}
