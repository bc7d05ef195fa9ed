// What a built script imports, read from its text as Rolldown writes it: `import"./a.js"`, `from"./a.js"`, `import("./a.js")`.

export interface ScriptImports {
  /** Before a line of the script runs. */
  readonly atOnce: readonly string[];
  /** When the script gets there. */
  readonly onDemand: readonly string[];
}

/** File names, as they stand beside the script's own. */
export function scriptImports(script: string): ScriptImports {
  return {
    atOnce: namesIn(script, /(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g),
    onDemand: namesIn(script, /import\(\s*["'`]\.\/([^"'`]+)["'`]\s*\)/g),
  };
}

function namesIn(script: string, imports: RegExp): readonly string[] {
  return [...script.matchAll(imports)].map(([, name = '']) => name);
}
