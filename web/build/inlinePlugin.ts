// Scripts and styles that stand in index.html itself, so that none of them is a request. In the source,
//
//   <script data-inline="./arrival/arrival.ts"></script>      <style data-inline="./arrival/page.css"></style>
//
// become those files and all they import, minified: a classic script that runs where it stands, and a style sheet. The page's
// content security policy gets their hashes, which let these texts through and no others. A script of this kind is read with
// every visit, so it is short, and it should run in browsers that are too old for the page.
//
// What is marked `data-source` is for whoever opens the source itself as a file; the built page is without it.

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

const WEB = new URL('../', import.meta.url);
/** What Vite ends style sheets with, for itself. */
const VITE_MARK = /\s*\/\*\$vite\$:\d\*\//g;
const PLACE = /<(script|style) data-inline="([^"]+)"><\/\1>/g;
const FOR_SOURCE = /\s*<link [^>]*\bdata-source\b[^>]*>/g;
/** Of scripts, and of styles, which need no more than the page's own. */
const TARGETS: Readonly<Record<string, string>> = { script: 'es2020', style: 'es2022' };

export interface InlineOptions {
  /** Constants that the build fills into the scripts. */
  readonly define: (bundle: Rolldown.OutputBundle) => Promise<Readonly<Record<string, string>>>;
}

export function inlinePlugin({ define }: InlineOptions): Plugin {
  return {
    name: 'inline',
    apply: 'build',
    // Before Vite makes files of what it finds there.
    transformIndexHtml: { order: 'pre', handler: withoutSource },
    generateBundle: {
      // When every file has its name, and before the list of files for offline use is made.
      order: 'post',
      async handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset')
          throw new Error('inline: the bundle has no index.html, want one to put scripts into');
        page.source = await inlined(String(page.source), await define(bundle));
      },
    },
  };
}

/** A page with all that is to stand in it; `define` are constants for its scripts. */
export async function inlined(html: string, define: Readonly<Record<string, string>> = {}): Promise<string> {
  let page = html;
  for (const [place, kind = '', file = ''] of html.matchAll(PLACE)) {
    page = withInline(page, place, await bundled(kind, file, define));
  }
  return page;
}

/** The page as it is built. */
export function withoutSource(html: string): string {
  return html.replaceAll(FOR_SOURCE, '');
}

/**
 * The page with a script or style in its place, allowed by the policy. @throws Error for a page without the place, or without
 * a policy for its kind
 */
export function withInline(html: string, place: string, content: string): string {
  const kind = place.startsWith('<style') ? 'style' : 'script';
  // In a string these mean the same, and neither end the element nor begin a comment.
  const text = content.replace(VITE_MARK, '').trim().replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');
  const sources = `${kind}-src 'self'`;
  for (const wanted of [place, sources]) {
    if (!html.includes(wanted))
      throw new Error(`inline: the page has no ${wanted}, want one for a ${kind} to stand there`);
  }
  const hash = createHash('sha256').update(text).digest('base64');
  return html.replace(place, () => `<${kind}>${text}</${kind}>`).replace(sources, () => `${sources} 'sha256-${hash}'`);
}

/** A file with all that it imports, minified. */
async function bundled(kind: string, file: string, define: Readonly<Record<string, string>>): Promise<string> {
  const { output } = (await build({
    configFile: false,
    root: fileURLToPath(WEB),
    logLevel: 'warn',
    define: { ...define },
    build: {
      write: false,
      target: TARGETS[kind] ?? [],
      rolldownOptions: {
        input: fileURLToPath(new URL(file, WEB)),
        output: { format: kind === 'style' ? 'es' : 'iife' }, // styles would else be put into the page by a script
      },
    },
  })) as Rolldown.RolldownOutput; // one output was asked for, and no watching
  const styles = output.find((result) => result.type === 'asset');
  return styles ? String(styles.source) : output[0].code;
}
