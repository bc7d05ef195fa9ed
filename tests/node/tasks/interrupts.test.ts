import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';

/** What a script prints that has `deliverInterruptsOnce`: a process of its own, since it changes how signals are heard for good. */
function printedBy(script: string): string {
  const module = pathToFileURL(join(PROJECT_ROOT, 'workers/node/tasks/interrupts.mjs')).href;
  const whole = `import { deliverInterruptsOnce } from '${module}';\n${script}`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', whole], { encoding: 'utf8' }).stdout;
}

it('delivers a Ctrl-C once although npm repeats it, and a second Ctrl-C too', () => {
  const printed = printedBy(`
    deliverInterruptsOnce();
    let heard = 0;
    process.on('SIGINT', () => heard++);
    process.emit('SIGINT');
    process.emit('SIGINT'); // npm's echo
    const once = heard;
    setTimeout(() => {
      process.emit('SIGINT');
      console.log(once, heard);
    }, 300);`);
  expect(printed).toBe('1 2\n');
});

it('delivers the end of a system or a terminal once, by whichever signals it comes', () => {
  const printed = printedBy(`
    const isEnding = deliverInterruptsOnce();
    const heard = [];
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => heard.push(name));
    const before = isEnding();
    process.emit('SIGTERM');
    process.emit('SIGTERM'); // npm's echo
    process.emit('SIGHUP');
    console.log(before, isEnding(), ...heard);`);
  expect(printed).toBe('false true SIGTERM\n');
});
