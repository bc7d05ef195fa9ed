import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';

it('delivers a Ctrl-C once although npm repeats it, and a second Ctrl-C too', () => {
  // In a process of its own, since it changes how a process hears signals for good.
  const module = pathToFileURL(join(PROJECT_ROOT, 'workers/node/tasks/interrupts.mjs')).href;
  const script = `
    import { deliverInterruptsOnce } from '${module}';
    deliverInterruptsOnce();
    let heard = 0;
    process.on('SIGINT', () => heard++);
    process.emit('SIGINT');
    process.emit('SIGINT'); // npm's echo
    const once = heard;
    setTimeout(() => {
      process.emit('SIGINT');
      console.log(once, heard);
    }, 300);`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  expect(stdout).toBe('1 2\n');
});
