// The long forms of tests: each language, theme, window and engine in all combinations, where a quick run has some of each.

/** Set for the tests when the long forms are wanted (`tests/support/thorough.ts`). */
export const THOROUGH_VARIABLE = 'DIGITS_TESTS_THOROUGH';

const OPTION = '--thorough';

/** What the long forms add. */
const LONG_FORMS = [
  'axe looks at every page in four combinations of theme, language and window, not in one',
  'each engine shows every page in three windows, not in one',
  'each engine is led through every page at the pace of a person, with a whole race of engines, not with quick hands',
  'ink is seen in both contrast themes with both themes of the page, not with the other one only',
  'whatever a browser may lack is absent by itself, too, not only refused by itself and absent with all the rest',
  'each of the four files without which there is no page is broken by itself, not two of them',
  'the page is led to a hundred addresses from plausible to hostile, not to thirty',
];

/** Takes `--thorough` out of what is meant for vitest, and tells the tests of it. Whether it was there. */
export function takeThorough(args: readonly string[]): {
  readonly isThorough: boolean;
  readonly others: readonly string[];
} {
  const isThorough = args.includes(OPTION);
  if (isThorough) process.env[THOROUGH_VARIABLE] = '1';
  return { isThorough, others: args.filter((arg) => arg !== OPTION) };
}

/** For the beginning of a run that has them. */
export function longFormsRun(): string {
  return [`${OPTION}: the long forms of tests run too:`, ...LONG_FORMS.map((form) => `  ${form}`)].join('\n');
}

/** For the end of a run without them. */
export function longFormsLeftOut(): string {
  return `left out: the long forms of some tests; \`npm test -- ${OPTION}\` runs them too (before an issue is done)`;
}
