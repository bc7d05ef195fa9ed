import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { withInline, withoutSource } from '../../../web/build/inlinePlugin.ts';

const PLACE = '<script data-inline="./a.ts"></script>';
const STYLE = '<style data-inline="./a.css"></style>';
const PAGE = `<meta content="script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src blob:">${PLACE}${STYLE}<main></main>`;

/** As a browser takes it: of the text between the tags, as it stands there. */
function hashOf(kind: 'script' | 'style', html: string): string {
  const [, text = ''] = new RegExp(`<${kind}>(.*?)</${kind}>`, 's').exec(html) ?? [];
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

describe('what stands within the page', () => {
  it('is a script in its place, with its hash in the policy', () => {
    const page = withInline(PAGE, PLACE, 'go();\n');
    expect(page).toContain(`<script>go();</script>${STYLE}<main></main>`);
    expect(page).toContain(`script-src 'self' ${hashOf('script', page)} 'wasm-unsafe-eval'; style-src 'self';`);
  });

  it('is a style sheet, too, without what the build notes at its end', () => {
    const page = withInline(PAGE, STYLE, 'a{color:red}\n/*$vite$:1*/\n');
    expect(page).toContain(`${PLACE}<style>a{color:red}</style><main></main>`);
    expect(page).toContain(`'wasm-unsafe-eval'; style-src 'self' ${hashOf('style', page)};`);
  });

  it('may stand beside another', () => {
    const other = '<script data-inline="./b.ts"></script>';
    const page = withInline(withInline(`${PAGE}${other}`, PLACE, 'a()'), other, 'b()');
    expect(page).toMatch(/script-src 'self' 'sha256-[^']+' 'sha256-[^']+' 'wasm-unsafe-eval'/);
  });

  it.each(['const end = "</script>";', 'write(`<!--</script>`, "$&", "$1")'])('ends where it ends: %s', (code) => {
    const page = withInline(PAGE, PLACE, code);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).toContain(code.replace('</', '<\\/').replace('<!--', '<\\!--'));
    expect(page).not.toContain('<!--');
    expect(page).toContain(hashOf('script', page));
  });

  it('is refused by a page that has no place for it, or no policy', () => {
    expect(() => withInline('<main></main>', PLACE, '')).toThrow('inline: the page has no <script');
    expect(() => withInline(PLACE, PLACE, '')).toThrow("inline: the page has no script-src 'self'");
    expect(() => withInline(STYLE, STYLE, '')).toThrow("inline: the page has no style-src 'self'");
  });
});

describe('what is for the source only', () => {
  it('is not in the built page', () => {
    const link = '<link rel="stylesheet" href="./a.css" data-source />';
    expect(withoutSource(`<head>\n  ${link}<link rel="icon" href="b" /></head>`)).toBe(
      '<head><link rel="icon" href="b" /></head>',
    );
  });
});
