// npm runs its scripts in the folder of package.json, wherever it was called. Names of files on the command line are meant from
// the folder where the person was; npm tells which that is.

import { PROJECT_ROOT } from '../projectRoot.ts';
import { TaskError } from './taskError.mjs';

/** Goes to the folder where `npm run <script>` was called. Without npm, the process is there already. @throws TaskError */
export function enterUsersFolder(script: string): void {
  const { INIT_CWD: folder, npm_lifecycle_event: running } = process.env;
  // A script of another project may have called this one without npm: then the folder is that of the other script.
  if (!folder || running !== script || process.cwd() !== PROJECT_ROOT) return;
  try {
    process.chdir(folder);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TaskError(`${script}: ${folder}, where npm was called, cannot be entered: ${why}`);
  }
}
