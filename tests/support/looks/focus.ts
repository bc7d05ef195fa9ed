// Where the keyboard is, and whether that can be seen. Runs in the page, of whichever engine.

export interface SeenFocus {
  /** The innermost element that has the focus: `h1 “Explore”`. */
  readonly at: string;
  /** Whether a line is drawn around it, or around the field that it is in. */
  readonly isDrawn: boolean;
}

export function seenFocus(): SeenFocus {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const around = [at, at?.closest('label, .field')].filter((element) => element instanceof Element);
  const isDrawn = around.some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  });
  return { at: `${at?.localName ?? 'nothing'} “${at?.textContent.trim().slice(0, 30) ?? ''}”`, isDrawn };
}
