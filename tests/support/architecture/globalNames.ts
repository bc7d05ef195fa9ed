// Which names of the platform a source uses as values: `navigator`, `globalThis.caches`, `'share' in window`; and, with a dot,
// which properties of anything: `.toBlob`. Types are not counted, since they ask nothing of a browser; a name that the file
// itself declares is counted all the same.

import ts from 'typescript';

const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self']);

/** Each name once, in the order in which they come. */
export function globalNames(root: ts.SourceFile): readonly string[] {
  const names = new Set<string>();
  visit(root, undefined);
  return [...names];

  function visit(node: ts.Node, parent: ts.Node | undefined): void {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isIdentifier(node) && isReference(node, parent)) names.add(node.text);
    if (ts.isPropertyAccessExpression(node)) names.add(`.${node.name.text}`);
    for (const name of ofGlobalObject(node)) names.add(name);
    ts.forEachChild(node, (child) => {
      visit(child, node);
    });
  }
}

/** Whether an identifier stands for a value, and does not just name a property or what is declared. */
function isReference(node: ts.Identifier, parent: ts.Node | undefined): boolean {
  if (!parent || ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false;
  return (parent as { readonly name?: ts.Node }).name !== node; // whatever has a name has it there
}

/** What is asked of the global object here: by a dot, in brackets, by `in`, or taken out of it. */
function ofGlobalObject(node: ts.Node): readonly string[] {
  if (ts.isPropertyAccessExpression(node) && isGlobalObject(node.expression)) return [node.name.text];
  if (ts.isElementAccessExpression(node) && isGlobalObject(node.expression)) return literal(node.argumentExpression);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword) return literal(node.left);
  const isTakenApart =
    ts.isVariableDeclaration(node) &&
    ts.isObjectBindingPattern(node.name) &&
    node.initializer !== undefined &&
    isGlobalObject(node.initializer);
  if (!isTakenApart || !ts.isObjectBindingPattern(node.name)) return [];
  return node.name.elements.flatMap(({ propertyName, name }) => {
    const taken = propertyName ?? name;
    return ts.isIdentifier(taken) ? [taken.text] : [];
  });
}

function isGlobalObject(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isParenthesizedExpression(node)) return isGlobalObject(node.expression);
  return ts.isIdentifier(node) && GLOBAL_OBJECTS.has(node.text);
}

function literal(node: ts.Expression): readonly string[] {
  return ts.isStringLiteralLike(node) ? [node.text] : [];
}
