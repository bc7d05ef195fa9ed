import { afterEach, describe, expect, it, vi } from 'vitest';
import { PLAYS } from '../../../web/features/compare/blind/keptPlays.ts';
import type { Play } from '../../../web/features/compare/blind/play.ts';
import { MEASUREMENTS } from '../../../web/features/compare/measure/measurements.ts';
import { OWN_MODELS } from '../../../web/features/compare/models/ownModelStore.ts';
import { FAVOURITES } from '../../../web/features/keep/favourites.ts';
import { KeptList, type KeptKind } from '../../../web/storage/keptList.ts';
import { MemoryKeptStore } from '../../support/memoryKeptStore.ts';
import { finishedMeasurement, storedFavourite, storedOwnModel, storedPlay } from '../../support/sampleRecords.ts';

/** A kind with three of its items, in the order of its list. */
interface Case<Item> {
  readonly kind: KeptKind<Item>;
  readonly items: readonly [Item, Item, Item];
}

function caseOf<Item>(kind: KeptKind<Item>, makeItem: (n: number) => Item, order: readonly [number, number, number]) {
  const [a, b, c] = order;
  // Tests use all kinds alike, so what an item is does not matter to them.
  return { kind, items: [makeItem(a), makeItem(b), makeItem(c)] } as unknown as Case<unknown>;
}

const CASES: readonly (readonly [string, Case<unknown>])[] = [
  [
    'favourites',
    caseOf(FAVOURITES, (n) => ({ ...storedFavourite, address: `m=vae&s=3&i=${n}`, addedAt: 1e12 + n }), [1, 2, 3]),
  ],
  [
    'measurements',
    caseOf(MEASUREMENTS, (n) => ({ ...finishedMeasurement, id: `m${n}`, startedAt: 1e12 + n }), [3, 2, 1]),
  ],
  ['answers of blind tests', caseOf(PLAYS, (n) => ({ ...storedPlay, id: `a1.${n}`, at: 5 + n }), [1, 2, 3])],
  [
    'models of the visitor’s own',
    caseOf(OWN_MODELS, (n) => ({ ...storedOwnModel, sha256: `${n}`.repeat(64), addedAt: 1e12 + n }), [1, 2, 3]),
  ],
];

const full = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
const forbidden = new Error('not here');

const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

/** A tab's list; those of one test hear each other. */
function tab<Item>(kind: KeptKind<Item>, store: MemoryKeptStore<Item>): KeptList<Item> {
  const channel = new BroadcastChannel(kind.channel);
  channels.push(channel);
  return new KeptList(kind, store, channel);
}

describe.each(CASES)('a list of %s', (_, { kind, items }) => {
  const [first, second, third] = items;
  const [key1, key2, key3] = items.map(kind.keyOf) as [string, string, string]; // as many as items
  const storeOf = (...stored: readonly unknown[]): MemoryKeptStore<unknown> => new MemoryKeptStore(kind.keyOf, stored);
  /** What the next visit finds. */
  const found = async (store: MemoryKeptStore<unknown>): Promise<readonly unknown[]> => {
    const next = new KeptList(kind, store);
    await next.load();
    return next.items;
  };

  it('is read once, in its order, without what is damaged or from another version', async () => {
    const store = storeOf(third, first, second);
    const fields = Object.keys(second as object); // every item is a record
    fields.forEach((field, i) => store.records.set(`x${i}`, { ...(second as object), [field]: () => undefined }));
    [null, 7, 'text', {}, []].forEach((junk, i) => store.records.set(`junk ${i}`, junk));
    vi.spyOn(store, 'all').mockImplementation(() => Promise.resolve([...store.records.values()]));
    const list = new KeptList(kind, store);
    expect([list.isRead, list.items]).toEqual([false, []]);
    await Promise.all([list.load(), list.load()]);
    expect([list.isRead, list.items]).toEqual([true, items]);
    expect(list.find(key2)).toEqual(second);
    expect(store.all).toHaveBeenCalledTimes(1);
  });

  it('shows a change at once, and has it at the next visit', async () => {
    const store = storeOf(first);
    const list = new KeptList(kind, store);
    await list.load();
    const keeping = list.keep([third, second]);
    expect(list.items).toEqual(items);
    expect(await keeping).toBeUndefined();
    const dropping = list.drop([key1]);
    expect([list.has(key1), list.items]).toEqual([false, [second, third]]);
    expect(await dropping).toBeUndefined();
    expect(await found(store)).toEqual([second, third]);
  });

  it('joins what was kept before storage was read', async () => {
    const store = storeOf(first, second);
    const list = new KeptList(kind, store);
    const changes = Promise.all([list.keep([third]), list.drop([key1])]);
    await list.load();
    expect(list.items).toEqual([second, third]);
    await changes;
    expect(await found(store)).toEqual([second, third]);
  });

  it.each([
    ['full', full],
    ['forbidden', forbidden],
  ] as const)(
    'holds what storage refuses, says why (%s), and stores it with the next change that is taken',
    async (reason, error) => {
      const store = storeOf(third);
      const list = new KeptList(kind, store);
      store.refusal = () => error;
      expect(await list.keep([first])).toBe(reason);
      expect(await list.drop([key3])).toBe(reason);
      expect(list.items).toEqual([first]);
      expect(await found(store)).toEqual([third]);
      store.refusal = () => undefined;
      expect(await list.keep([second])).toBeUndefined();
      expect(list.items).toEqual([first, second]);
      expect(await found(store)).toEqual([first, second]);
    },
  );

  it('says why a removal is refused, but not of what storage has never had', async () => {
    const store = storeOf(third);
    const list = new KeptList(kind, store);
    store.refusal = () => forbidden;
    await list.keep([first]);
    expect(await list.drop([key1])).toBeUndefined();
    expect(await list.clear()).toBe('forbidden');
    expect([list.items, await found(store)]).toEqual([[], [third]]);
    const empty = storeOf();
    empty.refusal = () => forbidden;
    const unkept = new KeptList(kind, empty);
    await unkept.keep([first]);
    expect(await unkept.clear()).toBeUndefined();
  });

  it('stores all for which there is room, whatever there is none for', async () => {
    const store = storeOf();
    const list = new KeptList(kind, store);
    store.refusal = () => full;
    expect(await list.keep([first])).toBe('full');
    expect(await list.keep([third])).toBe('full');
    store.refusal = ({ put }) => (put.some((item) => kind.keyOf(item) === key3) ? full : undefined);
    expect(await list.keep([second])).toBeUndefined();
    expect(await found(store)).toEqual([first, second]);
    expect(list.items).toEqual(items);
  });

  it('writes changes in their order, also where an earlier one takes longer', async () => {
    const store = storeOf(second);
    const list = new KeptList(kind, store);
    await list.load();
    let go = (): void => undefined;
    store.delay = new Promise((resolve) => (go = resolve));
    const changes = [list.keep([first]), list.drop([key1]), list.drop([key2]), list.keep([second])];
    go();
    await Promise.all(changes);
    expect(list.items).toEqual([second]);
    expect(await found(store)).toEqual([second]);
  });

  it('hears of changes in another tab, and keeps what storage has refused this one', async () => {
    const store = storeOf();
    const [here, there] = [tab(kind, store), tab(kind, store)];
    await Promise.all([here.load(), there.load()]);
    store.refusal = () => full;
    expect(await there.keep([second])).toBe('full');
    store.refusal = () => undefined;
    await here.keep([first, third]);
    await vi.waitFor(() => {
      expect(there.items).toEqual(items);
    });
    await here.drop([key1]);
    await vi.waitFor(() => {
      expect(there.items).toEqual([second, third]);
    });
    expect(here.items).toEqual([third]);
  });

  it('is cleared of all, also of what cannot be read, and takes what comes after', async () => {
    const store = storeOf(first, second);
    store.records.set('junk', { of: 'another version' });
    const list = new KeptList(kind, store);
    await list.load();
    const changes = [list.clear(), list.keep([second])];
    expect(list.items).toEqual([second]);
    expect(await Promise.all(changes)).toEqual([undefined, undefined]);
    expect([...store.records.keys()]).toEqual([key2]);
  });

  it('drops what it had where clearing was refused, and not what another tab has kept since', async () => {
    const store = storeOf(first);
    const [here, there] = [new KeptList(kind, store), new KeptList(kind, store)];
    await here.load();
    store.refusal = () => forbidden;
    expect(await here.clear()).toBe('forbidden');
    expect(here.items).toEqual([]);
    store.refusal = () => undefined;
    await there.keep([second]);
    await here.keep([third]);
    expect(await found(store)).toEqual([second, third]);
  });

  it('is cleared before it was read, too', async () => {
    const store = storeOf(first);
    const list = new KeptList(kind, store);
    await list.clear();
    expect([list.items, store.records.size]).toEqual([[], 0]);
  });

  it('has what could not be read as soon as storage takes a change', async () => {
    const store = storeOf(first);
    store.failure = forbidden;
    const list = new KeptList(kind, store);
    await list.load();
    expect([list.isRead, list.items]).toEqual([true, []]);
    store.failure = undefined;
    await list.keep([second]);
    expect(list.items).toEqual([first, second]);
  });
});

describe('answers with one id that differ, as only a changed file brings them', () => {
  const [one, other] = [storedPlay, { ...storedPlay, answer: 'right' as const }];
  const orders: readonly (readonly [Play, Play])[] = [
    [one, other],
    [other, one],
  ];

  it.each(orders)('come to the same in any order, here and in storage', async (earlier, later) => {
    for (const isLoaded of [true, false]) {
      const store = new MemoryKeptStore(PLAYS.keyOf, [earlier]);
      const list = new KeptList(PLAYS, store);
      if (isLoaded) await list.load();
      await list.keep([later]);
      expect(list.items).toEqual([one]);
      expect([...store.records.values()]).toEqual([one]);
    }
  });
});
