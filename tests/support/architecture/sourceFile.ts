// What one source file imports and exports, read with the TypeScript parser.

import ts from 'typescript';
import { globalNames } from './globalNames.ts';

export interface SourceImport {
  readonly specifier: string;
  readonly typesOnly: boolean;
  /** `import()` or a worker's `new URL('./x.ts', import.meta.url)`: loaded when asked for, so no part of a cycle. */
  readonly dynamic: boolean;
}

export interface SourceFile {
  /** From the root, with '/'. */
  readonly path: string;
  readonly imports: readonly SourceImport[];
  readonly hasDefaultExport: boolean;
  /** Consists of nothing but `export … from`. */
  readonly isBarrel: boolean;
  /** Names of variables of the module itself that can be assigned to: `let` outside of functions. */
  readonly moduleVariables: readonly string[];
  /** Names of the platform that are used as values (globalNames.ts). */
  readonly globals: readonly string[];
}

/** Parses TypeScript or JavaScript text; AssemblyScript parses too, as its syntax is TypeScript's. */
export function parseSource(path: string, text: string): SourceFile {
  const root = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const imports: SourceImport[] = [];
  visit(root);
  return {
    path,
    imports,
    hasDefaultExport: root.statements.some(isDefaultExport),
    isBarrel:
      root.statements.length > 0 &&
      root.statements.every(
        (statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined,
      ),
    moduleVariables: root.statements.flatMap(assignableNames),
    globals: globalNames(root),
  };

  function visit(node: ts.Node): void {
    const found = readImport(node);
    if (found) imports.push(found);
    ts.forEachChild(node, visit);
  }
}

function readImport(node: ts.Node): SourceImport | undefined {
  if (ts.isImportDeclaration(node)) {
    return statically(node.moduleSpecifier, importsTypesOnly(node.importClause));
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const clause = node.exportClause;
    const eachIsType = clause !== undefined && ts.isNamedExports(clause) && clause.elements.every((e) => e.isTypeOnly);
    return statically(node.moduleSpecifier, node.isTypeOnly || eachIsType);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return statically(node.argument.literal, true);
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return dynamically(node.arguments[0]);
  }
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'URL') {
    const [address, base] = node.arguments ?? [];
    const isRelative = address && ts.isStringLiteralLike(address) && /^\.\.?\/.*\.(ts|js|mjs)$/.test(address.text);
    return isRelative && base ? dynamically(address) : undefined;
  }
  return undefined;
}

/** `import type …`, or an import whose names are each marked `type`. `import './x.ts'` runs code. */
function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return !clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.every((e) => e.isTypeOnly);
}

function statically(specifier: ts.Node, typesOnly: boolean): SourceImport | undefined {
  return ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, typesOnly, dynamic: false } : undefined;
}

function dynamically(specifier: ts.Node | undefined): SourceImport | undefined {
  if (!specifier || !ts.isStringLiteralLike(specifier)) return undefined;
  return { specifier: specifier.text, typesOnly: false, dynamic: true };
}

function assignableNames(statement: ts.Statement): readonly string[] {
  if (!ts.isVariableStatement(statement)) return [];
  const { flags, declarations } = statement.declarationList;
  if (flags & ts.NodeFlags.Const) return [];
  return declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : ['a pattern']));
}

function isDefaultExport(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    return clause !== undefined && ts.isNamedExports(clause) && clause.elements.some((e) => e.name.text === 'default');
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword);
}
