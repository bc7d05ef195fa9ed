// What runs in the page to find things there as a visitor does: by role and accessible name, or by selector, through open
// shadow roots. Functions go to the page as source, so these may use nothing but each other and the page.
//
// Names and roles are those of the elements that the gallery is made of, not all of the two specifications.

/** How elements are sought, each step below what the one before has found. */
export type Step =
  | { readonly css: string }
  | { readonly role: string; readonly name?: string; readonly exact?: boolean }
  | { readonly label: string; readonly exact?: boolean }
  | { readonly text: string }
  | { readonly nth: number };

/** Where to click, or why that is not possible now. */
export type Aim = { readonly x: number; readonly y: number } | { readonly why: string };

/** All elements below, in the order in which they are read: shadow trees before light ones. */
function below(node: Document | Element | ShadowRoot, into: Element[] = []): Element[] {
  if (node instanceof Element && node.shadowRoot) below(node.shadowRoot, into);
  for (const child of node.children) {
    into.push(child);
    below(child, into);
  }
  return into;
}

/** The element that this one is drawn in, out of shadow trees too. */
function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

function isDrawn(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** Whether it takes up room on the page. */
function isVisible(element: Element): boolean {
  if (!isDrawn(element)) return false;
  const { width, height } = element.getBoundingClientRect();
  if (width > 0 && height > 0) return true;
  return getComputedStyle(element).display === 'contents' && [...element.children].some(isVisible);
}

/** Whether assistive technology is told of it. */
function isAccessible(element: Element): boolean {
  if (!isDrawn(element)) return false;
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (at.getAttribute('aria-hidden') === 'true' || at.hasAttribute('inert')) return false;
  }
  return true;
}

function roleOf(element: Element): string {
  const given = element.getAttribute('role')?.trim().split(/\s+/)[0];
  if (given) return given;
  const tag = element.localName;
  if (element instanceof HTMLInputElement) {
    const inputs: Record<string, string> = {
      checkbox: 'checkbox',
      radio: 'radio',
      range: 'slider',
      number: 'spinbutton',
      search: 'searchbox',
      button: 'button',
      submit: 'button',
    };
    return inputs[element.type] ?? 'textbox';
  }
  if (tag === 'a') return element.hasAttribute('href') ? 'link' : '';
  const tags: Record<string, string> = {
    button: 'button',
    select: 'combobox',
    textarea: 'textbox',
    dialog: 'dialog',
    nav: 'navigation',
    main: 'main',
    img: 'img',
    progress: 'progressbar',
    table: 'table',
    fieldset: 'group',
    ul: 'list',
    ol: 'list',
    li: 'listitem',
    output: 'status',
    article: 'article',
  };
  return /^h[1-6]$/.test(tag) ? 'heading' : (tags[tag] ?? '');
}

/** What is read out of a node and what is in it. */
function spoken(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return (assigned.length > 0 ? assigned : [...node.childNodes]).map(spoken).join('');
  }
  if (!(node instanceof Element) || !isDrawn(node) || node.getAttribute('aria-hidden') === 'true') return '';
  const label = node.getAttribute('aria-label');
  if (label) return ` ${label} `;
  if (node instanceof HTMLImageElement) return ` ${node.alt} `;
  if (node instanceof HTMLSelectElement || node instanceof HTMLTextAreaElement) return '';
  const text = [...(node.shadowRoot ?? node).childNodes].map(spoken).join('');
  return getComputedStyle(node).display.startsWith('inline') ? text : ` ${text} `;
}

function trimmed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nameOf(element: Element): string {
  const ids = element.getAttribute('aria-labelledby')?.trim().split(/\s+/) ?? [];
  const root = element.getRootNode() as Document | ShadowRoot; // of an element on the page
  const labelling = ids.map((id) => root.getElementById(id)).filter((found) => found !== null);
  if (labelling.length > 0) return trimmed(labelling.map((label) => nameOf(label) || spoken(label)).join(' '));
  const given = element.getAttribute('aria-label');
  if (given) return trimmed(given);
  if (element instanceof HTMLImageElement) return trimmed(element.alt);
  const { labels } = element as Partial<HTMLInputElement>; // of form controls only
  if (labels && labels.length > 0) return trimmed([...labels].map(spoken).join(' '));
  const title = [...element.children].find(({ localName }) => /^(legend|caption|title)$/.test(localName));
  if (title) return trimmed(title.textContent);
  const role = roleOf(element);
  const byContent = /^(button|link|radio|checkbox|switch|option|tab|menuitem|gridcell|cell|row|heading|listitem)$/;
  if (byContent.test(role) && !(element instanceof HTMLInputElement)) return trimmed(spoken(element));
  return trimmed(element.getAttribute('title') ?? element.getAttribute('placeholder') ?? '');
}

/** Whether a text is the one that is sought: the same, or with it somewhere, in capitals or not. */
function says(text: string, sought: string, exact = false): boolean {
  return exact ? text === sought : text.toLowerCase().includes(sought.toLowerCase());
}

function fits(element: Element, step: Step): boolean {
  if ('css' in step) return element.matches(step.css);
  if ('role' in step) {
    if (roleOf(element) !== step.role || !isAccessible(element)) return false;
    return step.name === undefined || says(nameOf(element), step.name, step.exact);
  }
  if ('label' in step) {
    const isLabelled = 'labels' in element || element.hasAttribute('aria-label');
    return isLabelled && says(nameOf(element), step.label, step.exact);
  }
  if ('text' in step) {
    if (!isDrawn(element)) return false;
    const own = [...element.childNodes].filter((node) => node instanceof Text).map(({ data }) => data);
    return own.length > 0 && says(trimmed(own.join('')), step.text);
  }
  return false;
}

/** What the steps lead to, as the page is now. */
function found(steps: readonly Step[]): Element[] {
  let from: (Document | Element)[] = [document];
  for (const step of steps) {
    if ('nth' in step) {
      from = step.nth < 0 ? from.slice(step.nth).slice(0, 1) : from.slice(step.nth, step.nth + 1);
      continue;
    }
    from = [...new Set(from.flatMap((root) => below(root).filter((element) => fits(element, step))))];
  }
  return from.filter((node) => node instanceof Element);
}

/** The innermost element at a point of the viewport. */
function hitAt(x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner: Element | null = hit.shadowRoot.elementFromPoint(x, y);
    // Of text in a slot Chromium gives the host, which it is a child of.
    const shown = hit.shadowRoot.elementsFromPoint(x, y).find((each) => each.getRootNode() === hit?.shadowRoot);
    const next = inner && inner !== hit ? inner : shown;
    if (!next) break;
    hit = next;
  }
  return hit;
}

/** Whether what is hit is the element, in it, or a label of it. */
function belongsTo(hit: Element | null, element: Element): boolean {
  for (let at = hit; at; at = parentOf(at)) {
    if (at === element || (at instanceof HTMLLabelElement && at.control === element)) return true;
  }
  return false;
}

async function nextFrame(): Promise<void> {
  await new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 200); // where frames do not come
  });
}

/** The middle of an element, scrolled into sight, at rest and uncovered; or what is wrong with it now. */
async function aimAt(element: Element): Promise<Aim> {
  const middle = (): { readonly x: number; readonly y: number } => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const within = (from: number, to: number, size: number): number => {
      const [low, high] = [Math.max(from, 0), Math.min(to, size)];
      return low < high ? (low + high) / 2 : (from + to) / 2;
    };
    return { x: within(left, right, innerWidth), y: within(top, bottom, innerHeight) };
  };
  if (!isVisible(element)) return { why: 'it cannot be seen' };
  if (element.matches(':disabled, [aria-disabled=true]')) return { why: 'it is disabled' };
  let point = middle();
  if (!belongsTo(hitAt(point.x, point.y), element)) {
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    await nextFrame();
    point = middle();
    // WebKit's pointer goes by where the page was before, for a moment: the next try finds it there without scrolling.
    if (belongsTo(hitAt(point.x, point.y), element)) return { why: 'it has just been scrolled there' };
  }
  await nextFrame();
  const { x, y } = middle();
  if (Math.abs(x - point.x) + Math.abs(y - point.y) > 1) return { why: 'it moves' };
  const hit = hitAt(x, y);
  if (belongsTo(hit, element)) return { x, y };
  return { why: hit ? `${hit.localName}.${hit.className} lies over it` : 'it is off the screen' };
}

/** For the one element that the steps lead to. */
async function aimAtOne(steps: readonly Step[]): Promise<Aim> {
  const [element, ...others] = found(steps);
  if (!element) return { why: 'it is not there' };
  return others.length > 0 ? { why: `there are ${others.length + 1}, want one` } : aimAt(element);
}

const FUNCTIONS = [
  below,
  parentOf,
  isDrawn,
  isVisible,
  isAccessible,
  roleOf,
  spoken,
  trimmed,
  nameOf,
  says,
  fits,
  found,
  hitAt,
  belongsTo,
  nextFrame,
  aimAt,
  aimAtOne,
];

/** Names by which `sighted` sources can call them, whatever a bundler has made of the names above. */
const NAMES = { found: found.name, isVisible: isVisible.name, aimAtOne: aimAtOne.name };

export interface Sight {
  found(steps: readonly Step[]): Element[];
  isVisible(element: Element): boolean;
  aimAtOne(steps: readonly Step[]): Promise<Aim>;
}

/** The source of a function that does `work` in the page, which is given the functions above first. */
export function sighted(work: string): string {
  const sight = Object.entries(NAMES).map(([known, name]) => `${known}: ${name}`);
  return `(...given) => { ${FUNCTIONS.map(String).join('\n')}\nreturn (${work})({ ${sight.join(', ')} }, ...given); }`;
}
