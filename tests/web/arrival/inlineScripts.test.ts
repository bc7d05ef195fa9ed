import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { withInlineScript } from '../../../web/arrival/inlineScriptsPlugin.ts';

const PLACE = '<script data-inline="./a.ts"></script>';
const PAGE = `<meta content="default-src 'self'; script-src 'self' 'wasm-unsafe-eval'">${PLACE}<main></main>`;

/** As a browser takes it: of the text between the tags, as it stands there. */
function hashOf(html: string): string {
  const [, text = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

describe('a script within the page', () => {
  it('stands in its place, and its hash in the policy', () => {
    const page = withInlineScript(PAGE, PLACE, 'go();\n');
    expect(page).toContain('<script>go();</script><main></main>');
    expect(page).toContain(`script-src 'self' ${hashOf(page)} 'wasm-unsafe-eval'`);
  });

  it('may stand beside another', () => {
    const other = '<script data-inline="./b.ts"></script>';
    const page = withInlineScript(withInlineScript(`${PAGE}${other}`, PLACE, 'a()'), other, 'b()');
    expect(page).toMatch(/script-src 'self' 'sha256-[^']+' 'sha256-[^']+' 'wasm-unsafe-eval'/);
  });

  it.each(['const end = "</script>";', 'write(`<!--</script>`, "$&", "$1")'])('ends where it ends: %s', (code) => {
    const page = withInlineScript(PAGE, PLACE, code);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).toContain(code.replace('</', '<\\/').replace('<!--', '<\\!--'));
    expect(page).not.toContain('<!--');
    expect(page).toContain(hashOf(page));
  });

  it('is refused by a page that has no place for it, or no policy', () => {
    expect(() => withInlineScript('<main></main>', PLACE, '')).toThrow('inline scripts: the page has no <script');
    expect(() => withInlineScript(PLACE, PLACE, '')).toThrow("inline scripts: the page has no script-src 'self'");
  });
});
