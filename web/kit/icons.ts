// Line icons, drawn for this page on a 24 × 24 grid.

import { svg, type SVGTemplateResult } from 'lit';

function icon(path: string): SVGTemplateResult {
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;
}

export const closeIcon = icon('M6 6l12 12M18 6L6 18');
export const previousIcon = icon('M15 5l-7 7 7 7');
export const nextIcon = icon('M9 5l7 7-7 7');
export const menuIcon = icon('M4 7h16M4 12h16M4 17h16');
export const moreIcon = icon('M5 15l7-7 7 7');
export const goIcon = icon('M5 12h14M13 6l6 6-6 6');
export const newWallIcon = icon('M20 11a8 8 0 1 0-2.3 6M20 5v6h-6');
export const resetIcon = icon('M4 11a8 8 0 1 1 2.3 6M4 5v6h6');
export const sliderIcon = icon('M4 8h9M19 8h1M4 16h1M11 16h9M16 5.5v5M8 13.5v5');
export const linkIcon = icon(
  'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1-1',
);
export const placeIcon = icon('M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM16 17h2');
export const settingsIcon = icon(
  'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2',
);
export const heartIcon = icon(
  'M12 20s-7.5-4.6-8.7-9.3C2.5 7.3 4.7 5 7.3 5c2 0 3.6 1.1 4.7 3 1.1-1.9 2.7-3 4.7-3 2.6 0 4.8 2.3 4 5.7C19.5 15.4 12 20 12 20z',
);
export const shareIcon = icon('M12 15V3.5M7.5 7.5L12 3l4.5 4.5M6 11H4.5v9.5h15V11H18');
export const openIcon = icon('M4 19V6h6l2 2.5h8V19zM12 11.5v5M9.5 14l2.5-2.5 2.5 2.5');
/** A wide open eye. */
export const weirdIcon = icon(
  'M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5S2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
);
/** The site's icon: a handwritten eight. */
export const markIcon = icon('M16 6.5C15 4 9 3.5 8.5 7s7.5 5 7.5 9.5c0 5-8.5 5-8.5.5C7.5 12.5 15 12 16 6.5z');
