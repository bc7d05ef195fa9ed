// Line icons, drawn for this page on a 24 × 24 grid.

import { svg, type SVGTemplateResult } from 'lit';

function icon(path: string): SVGTemplateResult {
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;
}

export const closeIcon = icon('M6 6l12 12M18 6L6 18');
export const previousIcon = icon('M15 5l-7 7 7 7');
export const nextIcon = icon('M9 5l7 7-7 7');
export const goIcon = icon('M5 12h14M13 6l6 6-6 6');
export const newWallIcon = icon('M20 11a8 8 0 1 0-2.3 6M20 5v6h-6');
export const resetIcon = icon('M4 11a8 8 0 1 1 2.3 6M4 5v6h6');
export const settingsIcon = icon('M4 8h9M19 8h1M4 16h1M11 16h9M16 5.5v5M8 13.5v5');
