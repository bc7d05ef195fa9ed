// Scripts that stand in index.html itself, so that none of them is a request. In the source,
//
//   <script data-inline="./arrival/theme.ts"></script>
//
// becomes that file and all it imports, minified, as a classic script that runs where it stands; and the page's content
// security policy gets the script's hash, which lets this text run and no other. Such a script is read with every visit, so
// it is short, and it should run in browsers that are too old for the page.

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

const WEB = new URL('../', import.meta.url);
const PLACE = /<script data-inline="([^"]+)"><\/script>/g;
/** Where the policy lists what may run. */
const SCRIPT_SOURCES = "script-src 'self'";
const TARGET = 'es2018';

export function inlineScriptsPlugin(): Plugin {
  return {
    name: 'inline-scripts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        let page = html;
        for (const [place, file = ''] of html.matchAll(PLACE)) {
          page = withInlineScript(page, place, await bundledScript(file));
        }
        return page;
      },
    },
  };
}

/**
 * The page with a script in place of `place`, allowed by its policy. @throws Error for a page without the place, or without a
 * policy that lists scripts
 */
export function withInlineScript(html: string, place: string, code: string): string {
  // In a string these mean the same, and neither end the element nor begin a comment.
  const script = code.trim().replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');
  for (const wanted of [place, SCRIPT_SOURCES]) {
    if (!html.includes(wanted))
      throw new Error(`inline scripts: the page has no ${wanted}, want one to put them there`);
  }
  const hash = createHash('sha256').update(script).digest('base64');
  return html
    .replace(place, () => `<script>${script}</script>`)
    .replace(SCRIPT_SOURCES, () => `${SCRIPT_SOURCES} 'sha256-${hash}'`);
}

async function bundledScript(file: string): Promise<string> {
  const built = (await build({
    configFile: false,
    root: fileURLToPath(WEB),
    logLevel: 'warn',
    build: {
      write: false,
      target: TARGET,
      rolldownOptions: { input: fileURLToPath(new URL(file, WEB)), output: { format: 'iife' } },
    },
  })) as Rolldown.RolldownOutput; // one output was asked for, and no watching
  return built.output[0].code;
}
