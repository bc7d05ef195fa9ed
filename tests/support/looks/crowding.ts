// What lies on top of what on a page and should not. Runs in the page, of whichever engine: it can use nothing from outside
// itself. Marks over a picture, which no pointer hits, are meant to lie there; bars that stay on screen are judged by
// themselves.

/** One line for each thing that is covered, cut off, or outside what it belongs to. */
export function crowding(): readonly string[] {
  /** Pixels by which boxes may overlap: glyphs seldom fill theirs. */
  const SLACK = 3;
  /** Width and height of the smallest name that can be read. */
  const READABLE = 8;
  const CONTROLS = 'select, input, textarea, button, a.button, img, canvas';

  interface Box {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  interface Thing {
    readonly box: Box;
    readonly name: string;
    /** Itself, if it is an element, and all that it is in. */
    readonly around: readonly Element[];
  }

  const around = (node: Node): readonly Element[] => {
    const elements: Element[] = [];
    for (let at: Node | null = node; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
      if (at instanceof Element) elements.push(at);
    }
    return elements;
  };
  const below = (root: ParentNode, into: Element[] = []): Element[] => {
    for (const element of root.children) {
      into.push(element);
      if (element.shadowRoot) below(element.shadowRoot, into);
      below(element, into);
    }
    return into;
  };
  const nameOf = (element: Element, text = ''): string => {
    const root = element.getRootNode();
    const host = root instanceof ShadowRoot ? `${root.host.localName} ` : '';
    const kind = element.classList.length > 0 ? `.${[...element.classList].join('.')}` : '';
    return `${host}${element.localName}${kind}${text && ` “${text.trim().slice(0, 24)}”`}`;
  };
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const isOnlyReadOut = (elements: readonly Element[]): boolean =>
    elements.some((element) => getComputedStyle(element).clipPath.startsWith('inset(50%'));
  const isMark = ({ around: [element] }: Thing): boolean =>
    element !== undefined && getComputedStyle(element).pointerEvents === 'none';
  /** What is left of a box by all that cuts off what is in it. */
  const uncut = (box: Box, elements: readonly Element[]): Box =>
    elements.slice(1).reduce((left, element) => {
      if (element === document.body || element === document.documentElement) return left;
      if (getComputedStyle(element).overflowX === 'visible') return left;
      const edge = element.getBoundingClientRect();
      return {
        left: Math.max(left.left, edge.left),
        right: Math.min(left.right, edge.right),
        top: Math.max(left.top, edge.top),
        bottom: Math.min(left.bottom, edge.bottom),
      };
    }, box);
  const isThere = ({ left, right, top, bottom }: Box): boolean => right - left > 1 && bottom - top > 1;
  const bar = (elements: readonly Element[]): Element | undefined =>
    elements.find((element) => /^(sticky|fixed)$/.test(getComputedStyle(element).position));
  const overlap = (a: Box, b: Box): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK;
  const isApart = (a: Thing, b: Thing): boolean =>
    a.around.some((element) => element === b.around[0]) ||
    b.around.some((element) => element === a.around[0]) ||
    bar(a.around) !== bar(b.around);

  const elements = below(document.body).filter(isSeen);
  const dialog = elements.find((element) => element.matches('dialog:modal'));
  const shown = dialog ? elements.filter((element) => around(element).includes(dialog)) : elements;

  const words: Thing[] = [];
  for (const element of shown) {
    // Formulas and drawings set their own words.
    if (!(element instanceof HTMLElement) || element.matches('option, optgroup, style, script')) continue;
    for (const text of element.childNodes) {
      if (!(text instanceof Text) || text.data.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const whole = around(element);
      if (isOnlyReadOut(whole)) continue;
      const fontSize = parseFloat(getComputedStyle(element).fontSize);
      for (const line of range.getClientRects()) {
        const space = Math.max(0, (line.height - fontSize) / 2); // above and below the letters
        const { left, right, top, bottom } = line;
        const box = uncut({ left, right, top: top + space, bottom: bottom - space }, [element, ...whole]);
        if (isThere(box)) words.push({ box, name: nameOf(element, text.data), around: whole });
      }
    }
  }
  const controls: Thing[] = [];
  for (const element of shown) {
    // A slider's track is lower than its box, and has words for its ends below it.
    if (!element.matches(CONTROLS) || element.matches('input[type=range]')) continue;
    const whole = around(element);
    const box = uncut(element.getBoundingClientRect(), whole);
    if (isThere(box) && !isOnlyReadOut(whole)) controls.push({ box, name: nameOf(element), around: whole });
  }

  const faults: string[] = [];
  const compare = (things: readonly Thing[], others: readonly Thing[], what: string): void => {
    for (const [i, a] of things.entries()) {
      for (const [j, b] of others.entries()) {
        if (things === others && j <= i) continue;
        if (!isApart(a, b) && overlap(a.box, b.box)) faults.push(`${what}: ${a.name} and ${b.name}`);
      }
    }
  };
  compare(
    words.filter((word) => !isMark(word)),
    controls,
    'words and a control over each other',
  );
  compare(words, words, 'words over words');
  compare(controls, controls, 'controls over each other');

  for (const field of shown.filter((element) => element.matches('.field, button, a.button'))) {
    const { left, right } = field.getBoundingClientRect();
    for (const { box, name, around: whole } of words) {
      if (!whole.includes(field) || (box.left >= left - SLACK && box.right <= right + SLACK)) continue;
      faults.push(`words stick out: ${name} of ${nameOf(field)}`);
    }
  }
  for (const name of shown.filter((element) => element.matches('.field > .name, .field > label, label.field > span'))) {
    const { width, height } = name.getBoundingClientRect();
    if (width < READABLE || height < READABLE) faults.push(`name not seen: ${nameOf(name, name.textContent)}`);
  }
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} pixels wide in a window of ${innerWidth}`);
  return [...new Set(faults)];
}
