// The licences of what is shipped: which packages have come into the bundles, and the page that says under what terms.

/** A package whose code is in dist/. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As SPDX calls it: `MIT`. */
  readonly licence: string;
  readonly author: string;
  /** Of its licence; none where it has no file of it. */
  readonly text: string | undefined;
}

const FOLDER = /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/;
/** What bundlers put into bundles of their own. */
const RUNTIMES = [/^\0(rolldown)[\\/]/, /^\0(vite)[\\/]/];
/** The folder of the package that a module is of; undefined for code of the project's own. */
export function packageFolder(moduleId: string, modules: string): string | undefined {
  for (const runtime of RUNTIMES) {
    const name = runtime.exec(moduleId)?.[1];
    if (name !== undefined) return `${modules}/${name}`;
  }
  return FOLDER.exec(moduleId.replace(/^\0/, ''))?.[1];
}

/** Where the terms of the Apache licence end, which are the same for all; what follows is the package's own. */
const APACHE = 'Apache-2.0';
const APACHE_END = 'END OF TERMS AND CONDITIONS';

/**
 * Packages with the same terms together, in the order of their names. The terms of the Apache licence name nobody, so who has
 * no file of them may have another's. @throws Error for a package whose terms are nowhere
 */
export function byTerms(packages: readonly ShippedPackage[]): ReadonlyMap<string, readonly ShippedPackage[]> {
  const sorted = [...packages].sort((a, b) => (a.name < b.name ? -1 : 1));
  const apache = sorted.find(({ licence, text }) => licence === APACHE && text?.includes(APACHE_END));
  const groups = new Map<string, ShippedPackage[]>();
  for (const shipped of sorted) {
    const { name, licence } = shipped;
    const common = licence === APACHE ? apache?.text?.split(APACHE_END)[0]?.trim() : undefined;
    const text = shipped.text ?? common;
    if (text === undefined) throw new Error(`licences: ${name} (${licence}) has no text of its licence, want one`);
    const group = groups.get(text) ?? [];
    group.push(shipped);
    groups.set(text, group);
  }
  return groups;
}

/** A page without scripts, which works in any folder. `own` is the licence of the gallery itself. */
export function licencesPage(packages: readonly ShippedPackage[], own: string): string {
  const parts = [...byTerms(packages)].map(([text, shipped]) => {
    const names = shipped.map(({ name, version, licence, author }) => {
      return `<li>${escaped(`${name} ${version}`)} (${escaped(licence)})${author && `, ${escaped(author)}`}</li>`;
    });
    return `<ul>\n${names.join('\n')}\n</ul>\n<pre>${escaped(text)}</pre>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Licences · This digit does not exist</title>
</head>
<body>
<h1>Licences</h1>
<p><a href="./">This digit does not exist</a></p>
<p>The digits that the models draw belong to nobody (CC0). The gallery itself:</p>
<pre>${escaped(own)}</pre>
<h2>What others have written and the gallery brings with it</h2>
${parts.join('\n')}
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
