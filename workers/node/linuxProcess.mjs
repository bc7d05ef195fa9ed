// What Linux says of a process, in /proc.

import { readFileSync } from 'node:fs';

/**
 * The fields of /proc/<pid>/stat from the third on; see proc(5): [1] is the parent, [19] when it began, in ticks since the
 * system did.
 * @param {number} pid
 * @returns {readonly string[]}
 * @throws where there is no such process, or no such folder
 */
export function processFields(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets, which may hold blanks and brackets of its own.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
