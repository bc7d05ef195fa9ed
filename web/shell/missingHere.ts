// What this browser does not support, in words for visitors. The page works without (platform/), but visitors should know
// why their data are gone the next day.

import { msg } from '@lit/localize';
import type { BackendName } from '../../workers/backend/backend.ts';
import { keepsText } from '../platform/storedText.ts';
import { openTabChannel } from '../platform/tabChannel.ts';
import { serviceWorkers } from '../platform/serviceWorkers.ts';
import type { OpenDatabase } from '../storage/database.ts';
import { readQuery } from './navigation.ts';
import type { Services } from '../engine/services.ts';

export type Missing = 'kernels' | 'database' | 'settings' | 'visit' | 'offline' | 'tabs';

/** Asks the browser, and what the page has found out so far. */
export async function missingHere({
  status,
  database,
}: Pick<Services, 'status' | 'database'>): Promise<readonly Missing[]> {
  const channel = openTabChannel('this-digit-question');
  channel?.close();
  const isThere: readonly (readonly [Missing, boolean])[] = [
    ['kernels', !drawsWithoutKernels(status.current.engine)],
    ['database', await isOpened(database)],
    ['settings', keepsText('localStorage')],
    ['visit', keepsText('sessionStorage')],
    ['offline', (await serviceWorkers()) !== undefined],
    ['tabs', channel !== undefined],
  ];
  return isThere.flatMap(([missing, is]) => (is ? [] : [missing]));
}

/** Whether an engine was taken because our kernels do not run here, and not because the address asks for it. */
function drawsWithoutKernels(engine: BackendName | undefined): boolean {
  return engine === 'tfjs' && readQuery(location.search).engine === 'auto';
}

async function isOpened(database: OpenDatabase): Promise<boolean> {
  try {
    await database();
    return true;
  } catch {
    return false;
  }
}

export function missingText(missing: Missing): string {
  switch (missing) {
    case 'kernels':
      return msg(
        'It does not run WebAssembly with SIMD. TensorFlow.js draws the digits instead, more slowly, and to within one grey level. Models cannot be measured here, and your training digits cannot be searched.',
      );
    case 'database':
      return msg(
        'It has no storage for models, favourites, measurements and answers. They last until this page is closed.',
      );
    case 'settings':
      return msg('It does not store settings. They last until this page is closed.');
    case 'visit':
      return msg('It does not keep the recent digits and your drawing when the page is reloaded.');
    case 'offline':
      return msg('It does not keep the page for use without a network, so every visit needs one.');
    case 'tabs':
      return msg('Other tabs of this page show changes only after they are reloaded.');
  }
}

/** Says at once what makes the page slower from the first digit on. */
export function sayHowItDraws(gallery: { say(text: string): void }, { status }: Pick<Services, 'status'>): void {
  const tell = (): void => {
    if (!drawsWithoutKernels(status.current.engine)) return;
    status.removeEventListener('change', tell);
    gallery.say(
      msg(
        'This browser does not run WebAssembly with SIMD. TensorFlow.js draws the digits instead, more slowly, and to within one grey level.',
      ),
    );
  };
  status.addEventListener('change', tell);
  tell();
}
