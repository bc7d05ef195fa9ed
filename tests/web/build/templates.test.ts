import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { withShortTemplates } from '../../../web/build/templatesPlugin.ts';

const shortened = (code: string): string => withShortTemplates(code, parseAst(code));

describe('templates of elements and styles', () => {
  it('have no line breaks and no indentation, also within each other', () => {
    expect(shortened('html`\n  <p>\n    ${on ? html`<b>\n  ${x}\n</b>` : 0} a\n  </p>`;')).toBe(
      'html` <p> ${on ? html`<b> ${x} </b>` : 0} a </p>`;',
    );
    expect(shortened('const s = css`\n  :host {\n    margin: 0 auto;\n  }\n`;')).toBe(
      'const s = css` :host { margin: 0 auto; } `;',
    );
  });

  it('keep what is text for somebody else, and spaces within a line', () => {
    const code = 'const a = `one\n  two`; str`one\n  two`; html`a  b`; "html`\\n  c`"; // html`\n';
    expect(shortened(code)).toBe(code);
  });
});
