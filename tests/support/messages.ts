// The texts of the page as its sources have them: every call of msg().

import ts from 'typescript';

export interface Message {
  /** Where it is, for a complaint. */
  readonly place: string;
  /** As translations know it: the text with `{0}`, `{1}` … for its expressions, or '#' and its own id. */
  readonly key: string;
}

/** The messages of one source. @throws Error for a call whose text cannot be known without running it. */
export function messagesOf(path: string, text: string): readonly Message[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Message[] = [];
  walk(source);
  return found;

  function walk(node: ts.Node): void {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'msg') {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const place = `${path}:${line + 1}`;
      found.push({ place, key: idOf(node) ?? textOf(node.arguments[0], place) });
    }
    ts.forEachChild(node, walk);
  }
}

function idOf(call: ts.CallExpression): string | undefined {
  const id = /\bid: '([^']+)'/.exec(call.arguments[1]?.getText() ?? '')?.[1];
  return id === undefined ? undefined : `#${id}`;
}

function textOf(node: ts.Expression | undefined, place: string): string {
  if (node && ts.isStringLiteralLike(node)) return node.text;
  if (node && ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'str') {
    const { template } = node;
    if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
    const spans = template.templateSpans.map(({ literal }, i) => `{${i}}${literal.text}`);
    return template.head.text + spans.join('');
  }
  throw new Error(`${place}: msg() of an expression, want a text or str\`…\`, so that it can be translated`);
}
