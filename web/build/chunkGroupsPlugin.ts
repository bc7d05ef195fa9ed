// Which modules are built into one script each. A bundler makes a script for every set of pages that share something: dozens,
// and a host that speaks HTTP/1.1 gives a browser six files at a time. So what pages share is in a few scripts, by what it is
// for. A page then brings some bytes that it does not use: tests/endToEnd/roundTrips.test.ts counts rounds and bytes.

import type { Rolldown } from 'vite';

/**
 * One of the groups of the bundler (Rolldown: output.codeSplitting.groups). What its modules import is in it, too.
 */
interface ChunkGroup {
  readonly name: string;
  readonly test: RegExp;
}

/** Sources by folder: names with spaces between. */
function sources(folders: Readonly<Record<string, string>>): RegExp {
  const paths = Object.entries(folders).map(([folder, names]) => `${folder}/(?:${names.replaceAll(' ', '|')})`);
  return new RegExp(`/(?:${paths.join('|')})\\.ts$`);
}

/** Those first in the list take modules first. */
const SHARED: readonly ChunkGroup[] = [
  // What is set and chosen with.
  {
    name: 'choices',
    test: sources({ 'web/kit': 'choice-field choiceStyles model-choice slider sheetStyles sliderStyles' }),
  },
  { name: 'amounts', test: sources({ 'web/kit': 'number-field numberFieldStyles temperature-field' }) },
  // What most pages of more than one digit are made of.
  {
    name: 'common',
    test: sources({
      'web/address': 'certificateLink openedStep',
      'web/engine': 'asyncTask motionWatch themeWatch unreadableShare verdict',
      'web/ink': 'inkImage pngChunk slices',
      'web/kit': 'copy-link keepTouch sectionsStyles touchChoiceStyles',
      'web/text': 'timesText',
      'web/storage': 'ownModel shippedParts',
        'workers/evaluation': 'unreadable',
      }),
  },
  // What opens a database. Files that come and go, whatever is in them; digits as outlines and pictures; what files say of their digits.
  { name: 'storage', test: sources({ 'web/storage': 'database' }) },
  {
    name: 'saving',
    test: sources({
      'web/kit': 'open-file removalNotice saveFile',
      'web/storage': 'storageFailure keptList keptStore recordShape',
      'workers/data': 'mnistNames',
    }),
  },
  {
    name: 'outlines',
    test: sources({ 'web/ink': 'digitCanvas digitContours tilePainter', 'web/kit': 'digitPng digitTilesStyles' }),
  },
  { name: 'digitRecords', test: sources({ 'web/kit': 'comparisonPng digitRecord' }) },
  // Small digits, and the state of what workers are asked for: of pages that explore, compare and explain.
  { name: 'results', test: sources({ 'web/kit': 'digit-tiles ink-tile work-note', 'workers/core': 'randomSequence' }) },
  // What workers are asked for besides digits, how that is shown, and pages of several tabs to do so.
  {
    name: 'latents',
    test: sources({
      'web/engine': 'latentDigits',
      'web/features/explore': 'exploreTab',
      'web/kit': 'digit-chooser points tabOnScreen tabs tabStyles tabbedPageStyles',
      'workers/handwriting': 'directions',
      'workers/latent': 'paths vectors',
    }),
  },
  {
    name: 'comparing',
    test: sources({ 'web/features/compare': 'compareTabs', 'web/features/compare/models': 'chosenModels compareTab' }),
  },
  {
    name: 'lessons',
    test: sources({
      'web/engine': 'modelAtHand',
      'web/features/learn': 'gauss pictures',
      'web/kit': 'lessonStyles',
    }),
  },
  { name: 'mnist', test: sources({ 'web/features/compare/realDigits': 'mnist-copy', 'web/kit': 'figureTable' }) },
];

/** Small things that many pages share, and that are in the page's first script for that. */
const EVERYWHERE = /\/web\/(kit\/priorName|platform\/\w+)\.ts$|\/workers\/core\/(shape|doubleKey)\.ts$/;

export interface ChunkGroups {
  /** Finds what the page's first script imports at once. */
  readonly plugin: Rolldown.Plugin;
  readonly groups: readonly {
    readonly name: string;
    readonly test: (id: string) => boolean;
    readonly priority: number;
  }[];
}

/** For the bundle of the page, whose first script is that of `main`. */
export function chunkGroups(main: string): ChunkGroups {
  const first = new Set<string>();
  const groups = [
    { name: 'first', test: (id: string) => first.has(id) || EVERYWHERE.test(id) },
    ...SHARED.map(({ name, test }) => ({ name, test: (id: string) => test.test(id) })),
  ];
  return {
    plugin: {
      name: 'chunk-groups',
      buildEnd() {
        const add = (id: string): void => {
          if (first.has(id)) return;
          first.add(id);
          this.getModuleInfo(id)?.importedIds.forEach(add);
        };
        for (const id of this.getModuleIds()) if (id.endsWith(main)) add(id);
      },
    },
    groups: groups.map((group, i) => ({ ...group, priority: groups.length - i })),
  };
}
