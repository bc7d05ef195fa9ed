// A digit as an SVG: one path that is filled by the even-odd rule, with a title and its address.

import { digitContours } from '../../ink/digitContours.ts';
import type { Ink } from '../../ink/pixels.ts';
import { DIGIT } from '../../ink/digitSize.ts';

/** The text of the file; `title` and `description` may be anything. */
export function digitSvg(
  pixels: Ink,
  { title, description }: { readonly title: string; readonly description: string },
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${DIGIT} ${DIGIT}" role="img" aria-labelledby="t d">
<title id="t">${escaped(title)}</title>
<desc id="d">${escaped(description)}</desc>
<rect width="${DIGIT}" height="${DIGIT}" fill="#fff"/>
<path fill-rule="evenodd" d="${digitContours(pixels)}"/>
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
