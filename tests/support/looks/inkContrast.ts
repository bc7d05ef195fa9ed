// Whether ink can be told from what it is on, judged by a screenshot: what a visitor sees, whatever filters and colours made it.

import { decode } from 'fast-png';

/** WCAG's contrast of drawings that have to be seen. */
const SEEN = 3;

/** Which share of a picture's pixels stands out from its ground, the colour that most of it has, by `SEEN` or more. */
export function inkShare(png: Uint8Array): number {
  const { data, channels, width, height } = decode(png);
  const colours = new Map<number, number>();
  for (let i = 0; i < width * height; i++) {
    const [r = 0, g = 0, b = 0] = data.subarray(i * channels, i * channels + 3);
    const colour = (r << 16) | (g << 8) | b;
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  const [[ground] = [0]] = [...colours].sort(([, a], [, b]) => b - a);
  let ink = 0;
  for (const [colour, count] of colours) if (contrast(colour, ground) >= SEEN) ink += count;
  return ink / (width * height);
}

function contrast(a: number, b: number): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance of 0xrrggbb: WCAG 2.2, "relative luminance". */
function luminance(colour: number): number {
  const [r = 0, g = 0, b = 0] = [16, 8, 0].map((shift) => {
    const level = ((colour >> shift) & 255) / 255;
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
