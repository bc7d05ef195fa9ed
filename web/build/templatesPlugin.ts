// Line breaks and indentation in html`…` and css`…` become one space: browsers read them so, and nothing is formatted as it
// stands. The minifier leaves them as they are, since for it they are text.

import type { ESTree, Plugin } from 'vite';

const TAGS = new Set(['html', 'svg', 'css']);

export function templatesPlugin(): Plugin {
  return {
    name: 'templates',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: /\/web\/.*\.ts$/, code: /\b(html|svg|css)`/ },
      handler(code) {
        return { code: withShortTemplates(code, this.parse(code)), map: null };
      },
    },
  };
}

/** @internal for tests */
export function withShortTemplates(code: string, program: ESTree.Program): string {
  const texts: ESTree.TemplateElement[] = [];
  collectTexts(program, texts);
  texts.sort((a, b) => b.start - a.start);
  return texts.reduce(
    (result, { start, end }) =>
      result.slice(0, start) + code.slice(start, end).replace(/\s*\n\s*/g, ' ') + result.slice(end),
    code,
  );
}

/** All texts of templates with one of these tags, also of those within others. */
function collectTexts(node: unknown, found: ESTree.TemplateElement[]): void {
  if (Array.isArray(node)) {
    for (const child of node) collectTexts(child, found);
  } else if (isNode(node)) {
    if (node.type === 'TaggedTemplateExpression') {
      const { tag, quasi } = node as ESTree.TaggedTemplateExpression; // by its type
      if (tag.type === 'Identifier' && TAGS.has(tag.name)) found.push(...quasi.quasis);
    }
    for (const child of Object.values(node)) collectTexts(child, found);
  }
}

function isNode(value: unknown): value is { readonly type: string } {
  return typeof value === 'object' && value !== null && 'type' in value;
}
