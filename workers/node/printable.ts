// Text as a terminal may get it. A model's name, a card, a message with a piece of a file in it: whoever made the file chose
// these characters, and a terminal obeys some of them (ECMA-48): it moves the cursor, clears lines, sets titles. Unicode has
// characters that turn the order of the text around them, so that it reads as something else (Boucher and Anderson 2021,
// "Trojan Source", arXiv:2111.00169).

const ESC = '\u{1b}';

/** Sequences that begin with ESC, whole: strings to the terminal (OSC, DCS, SOS, PM, APC), CSI with its parameters, the rest. */
const SEQUENCE = [
  `${ESC}[\\]PX^_][^${ESC}\\u0007\\u009c]*(?:\\u0007|\\u009c|${ESC}\\\\)`,
  `(?:${ESC}\\[|\\u009b)[0-?]*[ -/]*[@-~]`,
  `${ESC}[ -/]*[0-Z\\\\^-~]`,
].join('|');

/** White space that begins a new line or jumps; in a name it is no more than a space. */
const BREAK = String.raw`[\t-\r\u0085\u2028\u2029]+`;

/** Embeddings, overrides, isolates and marks of direction. */
const DIRECTION = String.raw`[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]`;

/** All other control characters: C0, DEL, C1. */
const CONTROL = String.raw`\p{Cc}`;

const UNPRINTABLE = new RegExp(`${SEQUENCE}|(?<space>${BREAK})|${DIRECTION}|${CONTROL}`, 'gu');

/** One line of the text without anything that a terminal obeys; every other character stays. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (...match) => {
    const { space } = match.at(-1) as { readonly space?: string }; // named groups come last
    return space === undefined ? '' : ' ';
  });
}

const HIDDEN = new RegExp(`${DIRECTION}|(?!\\n)${CONTROL}|[\\u2028\\u2029]`, 'gu');

/** A value as JSON with the same characters escaped that `printable` leaves out: whoever parses it gets all of them. */
export function printableJson(value: unknown): string {
  const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // JSON.stringify escapes C0 inside strings, so a line feed here is one between them.
  return JSON.stringify(value, null, 2).replace(HIDDEN, escape);
}
