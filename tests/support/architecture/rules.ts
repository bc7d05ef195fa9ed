// The rules of the layout, each a function from sources to complaints.

import { posix } from 'node:path';
import {
  BARREL,
  BUILD_PLUGIN,
  BUILD_PLUGIN_PACKAGES,
  EMPTY_NAMES,
  IMPORT_TABLE,
  ONLY_DYNAMIC,
  PAGE_ELEMENT,
  PAGE_ROOM,
  UNCHECKED_AREAS,
} from './importTable.ts';
import { DATABASE_PACKAGE, OTHER_REALM, PLATFORM_AREAS, PLATFORM_TABLE } from './platformTable.ts';
import type { SourceFile, SourceImport } from './sourceFile.ts';

/** Everything wrong with a set of sources, as sentences; none when all is well. */
export function complaints(files: readonly SourceFile[]): readonly string[] {
  return [
    ...files.flatMap((file) => [...importComplaints(file), ...fileComplaints(file), ...platformComplaints(file)]),
    ...cycles(files),
  ];
}

/** The area a path belongs to: the longest folder of the table that holds it. */
function areaOf(path: string): string | undefined {
  return [...Object.keys(IMPORT_TABLE), ...UNCHECKED_AREAS]
    .filter((area) => path.startsWith(`${area}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function importComplaints(file: SourceFile): readonly string[] {
  const area = areaOf(file.path);
  if (area === undefined) return [`${file.path}: is in no area of the import table; put it in one or extend the table`];
  const rule = IMPORT_TABLE[area];
  if (!rule) return []; // an unchecked area
  return file.imports.flatMap((imported) => {
    const target = resolve(file.path, imported.specifier);
    const packages = BUILD_PLUGIN.test(file.path) ? BUILD_PLUGIN_PACKAGES : (rule.packages ?? []);
    if (target === undefined) return packageComplaint(file.path, imported, packages);
    const targetArea = areaOf(target) ?? target;
    if (targetArea === area) return [];
    if (PAGE_ELEMENT.test(target) && !imported.dynamic && !imported.typesOnly) {
      return [
        `${file.path}: imports ${target} at once; want import(), so that each page's code comes when it is opened`,
      ];
    }
    if (ONLY_DYNAMIC.includes(targetArea) && !imported.dynamic && !imported.typesOnly) {
      return [`${file.path}: imports ${target} at once; want import(), so that it is only loaded where it is needed`];
    }
    if (rule.from.includes(targetArea)) return [];
    if (!rule.typesFrom?.includes(targetArea))
      return [`${file.path}: imports ${target}; ${area} may not import ${targetArea}`];
    if (imported.typesOnly) return [];
    return [`${file.path}: imports values of ${target}; ${area} may import only types of ${targetArea}`];
  });
}

function packageComplaint(path: string, imported: SourceImport, allowed: readonly string[]): readonly string[] {
  const { specifier } = imported;
  const isAllowed = allowed.some((name) =>
    name === 'node:' ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`),
  );
  if (isAllowed) return [];
  return [
    `${path}: imports ${specifier}; want ${allowed.length > 0 ? `only ${allowed.join(', ')}` : 'no package here'}`,
  ];
}

function fileComplaints(file: SourceFile): readonly string[] {
  const found: string[] = [];
  const name = posix.basename(file.path).replace(/(\.test)?\.[a-z]+$/, '');
  if (EMPTY_NAMES.test(name) && file.path !== BARREL) {
    found.push(`${file.path}: "${name}" says nothing; want a name from the field for the one idea in it`);
  }
  if (PAGE_ROOM.test(file.path)) {
    const owned = 'want it in a service that main.ts makes, or `services.once` (web/engine/services.ts)';
    for (const name of file.moduleVariables) found.push(`${file.path}: variable ${name} belongs to nobody; ${owned}`);
  }
  if (file.hasDefaultExport) found.push(`${file.path}: has a default export; want a named one`);
  if (file.isBarrel && file.path !== BARREL)
    found.push(`${file.path}: only re-exports; import from the files themselves`);
  return found;
}

/** What is asked of the browser elsewhere than in its one place. */
function platformComplaints({ path, globals, imports }: SourceFile): readonly string[] {
  if (!PLATFORM_AREAS.some((area) => path.startsWith(area)) || OTHER_REALM.test(path)) return [];
  const { specifier, place } = DATABASE_PACKAGE;
  const asked = globals.flatMap((name) => {
    const places = Object.hasOwn(PLATFORM_TABLE, name) ? PLATFORM_TABLE[name] : undefined;
    if (!places || places.includes(path)) return [];
    return [
      `${path}: uses ${name}, which may be absent or throw; want it only in ${places.join(', ') || 'a place for it'}`,
    ];
  });
  const isElsewhere = path !== place && imports.some((one) => one.specifier === specifier && !one.typesOnly);
  return isElsewhere ? [...asked, `${path}: imports values of ${specifier}; want it only in ${place}`] : asked;
}

/** Each ring of imports once, those of types and by import() included: files that know each other are one file, or need a third. */
function cycles(files: readonly SourceFile[]): readonly string[] {
  const known = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: string[] = [];
  for (const file of files) walk(file.path, []);
  return found;

  function walk(path: string, trail: readonly string[]): void {
    const start = trail.indexOf(path);
    if (start !== -1) {
      found.push(`import cycle: ${[...trail.slice(start), path].join(' → ')}`);
      return;
    }
    if (done.has(path)) return;
    for (const { specifier } of known.get(path)?.imports ?? []) {
      const target = resolve(path, specifier);
      if (target !== undefined) walk(target, [...trail, path]);
    }
    done.add(path);
  }
}

/** The file a relative specifier means, from the root; undefined for a package. AssemblyScript leaves out `.ts`. */
function resolve(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  return posix.extname(path) === '' ? `${path}.ts` : path;
}
