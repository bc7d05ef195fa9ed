// What priors are called on the page.

const NAMES: Readonly<Record<string, string>> = { mixture: 'fitted mixture', normal: 'N(0, I)' };

/** The name of a prior as people read it; an id that is new to this page is its own name. */
export function priorName(id: string): string {
  return Object.hasOwn(NAMES, id) ? (NAMES[id] ?? id) : id;
}
