// The words after `npm run bench --` and after `npm run digits -- bench`.

import { ENGINE_NAMES, type EngineName } from '../benchmark/row.ts';
import { STANDARD_IDS } from '../benchmark/subject.ts';
import { helpHint, quote, readArguments, readWhole } from './arguments.ts';
import { UsageError } from './expectedErrors.ts';
import { readModelIndex } from './modelSource.ts';
import { suggestion } from './suggestion.ts';

const BENCH_HOSTS = ['node', 'chromium'] as const;
export type BenchHost = (typeof BENCH_HOSTS)[number];

const BENCH_PARTS = ['generation', 'training', 'visit', 'pages', 'memory', 'comparison'] as const;
export type BenchPart = (typeof BENCH_PARTS)[number];

const BATCHES = [1, 16, 64, 256];
const QUICK_BATCHES = [1, 64];
const MAX_BATCH = 4096;
/** What a median and quartiles need at least. */
const MIN_ROUNDS = 7;
const MAX_ROUNDS = 1000;

export interface BenchOptions {
  readonly parts: readonly BenchPart[];
  readonly hosts: readonly BenchHost[];
  /** g-small, g-large, or ids of the gallery's models. */
  readonly models: readonly string[];
  readonly batches: readonly number[];
  /** With ours-strict always: it says which digits are right. */
  readonly engines: readonly EngineName[];
  readonly rounds: number;
  /** Where the rows go as JSON. */
  readonly json: string | undefined;
}

export const BENCH_HELP = `npm run bench -- [options]      the same as npm run digits -- bench

Measures this machine: our engine side by side with onnxruntime-web and TensorFlow.js, same weights, same inputs. Answers
are compared first, and where they differ no ratio is printed. The others are installed into tests/bench/peers when it
first runs (150 MB; nothing of them is shipped). Close other programs: a busy machine measures itself.

  --only PART,…      ${BENCH_PARTS.slice(0, 4).join(', ')},
                     ${BENCH_PARTS.slice(4).join(', ')}                           generation
  --host HOST        ${BENCH_HOSTS.join(' or ')}; may be repeated                both
  --model ID…        ${STANDARD_IDS.join(', ')} or a model of the gallery        all of them
  --batch N…         images at a time                             ${BATCHES.join(' ')}
  --engine NAME…     ${ENGINE_NAMES.slice(0, 4).join(', ')},
                     ${ENGINE_NAMES.slice(4).join(', ')}               all
  --rounds N         at least ${MIN_ROUNDS}                                  ${MIN_ROUNDS}
  --quick            batches ${QUICK_BATCHES.join(' and ')}, one model of the gallery
  --json FILE        all rows, with every round, and what machine it was

Lists take words or commas: --batch 1 64, --batch 1,64. Table on stdout, progress on stderr.

Examples
  npm run bench
  npm run bench -- --quick --host node
  npm run bench -- --model g-large --batch 64 --engine ours-relaxed ort-web ceiling --rounds 15
  npm run bench -- --only training,memory --json figures.json`;

/** @throws UsageError; FileError or ModelFileError when the gallery's index cannot be read */
export async function readBenchOptions(args: readonly string[]): Promise<BenchOptions> {
  const { values, positionals } = readArguments('bench', joinLists(args), {
    only: { type: 'string', multiple: true },
    host: { type: 'string', multiple: true },
    model: { type: 'string', multiple: true },
    batch: { type: 'string', multiple: true },
    engine: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    quick: { type: 'boolean' },
    json: { type: 'string' },
  });
  const [stray] = positionals;
  if (stray !== undefined) throw new UsageError(`bench: ${quote(stray)} came, want only options; ${helpHint('bench')}`);
  const gallery = (await readModelIndex('bench')).models.map(({ id }) => id);
  const known = [...STANDARD_IDS, ...gallery];
  const usual = values.quick ? known.slice(0, STANDARD_IDS.length + 1) : known;
  const engines = readList('engine', values.engine, ENGINE_NAMES) ?? ENGINE_NAMES;
  return {
    parts: readList('only', values.only, BENCH_PARTS) ?? ['generation'],
    hosts: readList('host', values.host, BENCH_HOSTS) ?? BENCH_HOSTS,
    models: readList('model', values.model, known) ?? usual,
    batches:
      words(values.batch)?.map((text) => readWhole('bench', 'batch', text, { min: 1, max: MAX_BATCH })) ??
      (values.quick ? QUICK_BATCHES : BATCHES),
    engines: engines.includes('ours-strict') ? engines : ['ours-strict', ...engines],
    rounds: readWhole('bench', 'rounds', values.rounds, { min: MIN_ROUNDS, max: MAX_ROUNDS }) ?? MIN_ROUNDS,
    json: values.json,
  };
}

/** Options that take a list; parseArgs takes one word for each. */
const LISTS = new Set(['--only', '--host', '--model', '--batch', '--engine']);

/** `--batch 1 64` as `--batch=1,64`. */
function joinLists(args: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    const values: string[] = [];
    while (LISTS.has(word) && i + 1 < args.length && !args[i + 1]?.startsWith('-')) values.push(args[++i] ?? '');
    joined.push(values.length > 0 ? `${word}=${values.join(',')}` : word);
  }
  return joined;
}

/** The words of an option that takes a list; undefined where it was not given. */
function words(given: readonly string[] | undefined): readonly string[] | undefined {
  return given?.flatMap((text) => text.split(',')).map((text) => text.trim());
}

/** @throws UsageError for a word that is not among those known */
function readList<const Word extends string>(
  option: string,
  given: readonly string[] | undefined,
  known: readonly Word[],
): readonly Word[] | undefined {
  const read = words(given)?.map((text) => {
    const word = known.find((candidate) => candidate === text);
    if (word === undefined) {
      throw new UsageError(
        `bench: --${option} ${quote(text)}, want any of ${known.join(', ')}${suggestion(text, known)}; ${helpHint('bench')}`,
      );
    }
    return word;
  });
  return read && [...new Set(read)];
}
