import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';

function bootstrap(...args: readonly string[]) {
  return spawnSync(process.execPath, ['workers/node/tasks/bootstrap.mjs', ...args], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
}

it.each([
  [
    ['dance'],
    'bootstrap: "dance" is no task; want one of start, test, check, build, digits, bench, testNodes, linkPicture\n',
  ],
  [
    ['build', 'cathedral'],
    'build: "cathedral" is nothing to build; want any of simd, relaxed, debug, page, commandLine',
  ],
  [['start', '--port', 'harbour'], 'usage: npm start [-- --port N]'],
  [['start', '--port', '65536'], 'usage: npm start [-- --port N]'],
  [['start', '--open'], 'usage: npm start [-- --port N]'],
])('%j is wrong use: exit code 2 and what was wanted', (args, message) => {
  const { status, stderr } = bootstrap(...args);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});
