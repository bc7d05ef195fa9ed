import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';
import { satisfies, unsupportedNode } from '../../../workers/node/tasks/nodeVersion.mjs';

it.each([
  ['20.19.0', '>=20.19', true],
  ['20.18.3', '>=20.19', false],
  ['24.0.0', '>=20.19', true],
  ['20.20.2', '^20.19.0 || ^22.13.0 || >=24', true],
  ['22.12.9', '^20.19.0 || ^22.13.0 || >=24', false],
  ['22.13.0', '^20.19.0 || ^22.13.0 || >=24', true],
  ['23.11.0', '^20.19.0 || ^22.13.0 || >=24', false],
  ['9.99.99', '>=20.19', false],
])('Node %s in the range %s: %s', (version, range, expected) => {
  expect(satisfies(version, range)).toBe(expected);
});

it('has nothing to say to the Node that runs the tests, and names both versions to one that is too old', () => {
  expect(unsupportedNode(PROJECT_ROOT, process.versions.node)).toBeUndefined();
  expect(unsupportedNode(PROJECT_ROOT, '18.0.0')).toMatch(
    /^node: this is 18\.0\.0, the project runs on .*20\.19.*; install one of those/,
  );
});
