import { describe, expect, it } from 'vitest';
import { PAGE_NEEDS } from '../../../web/arrival/pageNeeds.ts';
import { TABS as COMPARING } from '../../../web/features/compare/compareTabs.ts';
import { VIEWS } from '../../../web/address/views.ts';
import { TABS as EXPLORING } from '../../../web/features/explore/exploreTabs.ts';

describe('what a first visit asks for ahead', () => {
  it('is known for every page, and for every tab of a page of several', () => {
    const tabs = { explore: EXPLORING, compare: COMPARING };
    const wanted = VIEWS.flatMap(({ id }) => [
      id,
      ...(id === 'explore' || id === 'compare' ? tabs[id].map((tab) => `${id}/${tab.id}`) : []),
    ]);
    expect(Object.keys(PAGE_NEEDS).sort()).toEqual(wanted.sort());
    for (const [id, [first]] of Object.entries(tabs)) expect(PAGE_NEEDS[id]?.tab?.[1]).toBe(first.id);
  });

  it.each(VIEWS)(
    'is a model and a worker for digits, and nothing of that for other pages: $id',
    ({ id, isOfDigits }) => {
      expect(PAGE_NEEDS[id]?.digits ?? false).toBe(isOfDigits);
    },
  );
});
