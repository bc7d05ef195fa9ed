// Reads and checks the words after a command. A word that does not fit is wrong use, and the message says what would fit.

import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parseWhole } from '../core/address.ts';
import { UsageError } from './expectedErrors.ts';
import { suggestion } from './suggestion.ts';

type OptionTable = NonNullable<ParseArgsConfig['options']>;
type Arguments<Options extends OptionTable> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true; strict: true }>
>;

/** How to ask for a command's help. */
export function helpHint(command: string): string {
  return `see npm run digits -- ${command} --help`;
}

/** Options and positionals of a command. @throws UsageError */
export function readArguments<const Options extends OptionTable>(
  command: string,
  args: readonly string[],
  options: Options,
): Arguments<Options> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // parseArgs reports wrong use as a TypeError
    const unknown = /^Unknown option '(-[^']*)'/.exec(error.message)?.[1];
    if (unknown !== undefined) {
      const known = Object.keys(options).map((name) => `--${name}`);
      throw new UsageError(`${command}: unknown option ${unknown}${suggestion(unknown, known)}; ${helpHint(command)}`);
    }
    const ambiguous = /^Option '(?:-\w, )?(--[\w-]+)' argument is ambiguous/.exec(error.message)?.[1];
    const problem =
      ambiguous === undefined
        ? firstSentence(error.message)
        : `${ambiguous} has no value; one that begins with a dash is written ${ambiguous}=-1`;
    throw new UsageError(`${command}: ${problem}; ${helpHint(command)}`);
  }
}

/** The one positional that a command wants. @throws UsageError */
export function readOnly(command: string, what: string, positionals: readonly string[]): string {
  const [only, ...rest] = positionals;
  if (only !== undefined && rest.length === 0) return only;
  const came = only === undefined ? `no ${what}` : `${positionals.length} words (${positionals.join(' ')})`;
  throw new UsageError(`${command}: ${came}, want one ${what}; ${helpHint(command)}`);
}

/** A whole number from `min` to `max`; undefined where the option was not given. @throws UsageError */
export function readWhole(
  command: string,
  option: string,
  text: string,
  bounds: { readonly min: number; readonly max: number },
): number;
export function readWhole(
  command: string,
  option: string,
  text: string | undefined,
  bounds: { readonly min: number; readonly max: number },
): number | undefined;
export function readWhole(
  command: string,
  option: string,
  text: string | undefined,
  { min, max }: { readonly min: number; readonly max: number },
): number | undefined {
  if (text === undefined) return undefined;
  const value = parseWhole(text, max);
  if (value !== undefined && value >= min) return value;
  throw new UsageError(`${command}: --${option} ${quote(text)}, want a whole number from ${min} to ${max}`);
}

/** Text as errors show it: always visible, never long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

/** parseArgs goes on with advice about `--`, which nobody needs here. */
function firstSentence(message: string): string {
  const sentence = message.split(/\.\s|\n/)[0] ?? message;
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}
