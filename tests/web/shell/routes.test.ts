import { expect, it } from 'vitest';
import { VIEWS } from '../../../web/address/views.ts';
import { ROUTES } from '../../../web/shell/routes.ts';

it('there is code for every view, and no code without a view', () => {
  expect(Object.keys(ROUTES).sort()).toEqual(VIEWS.map(({ id }) => id).sort());
});
