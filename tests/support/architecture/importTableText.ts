// The import table as the README shows it.

import { BASE_ROOMS, WEB_ROOMS } from './webRooms.ts';

const BEGIN = '<!-- rooms: made by tests/architecture.test.ts -->';
const END = '<!-- end of rooms -->';

/**
 * The README with the table of the page's rooms between its two marks.
 *
 * @throws Error where the marks are missing
 */
export function withRoomsTable(readme: string): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`README: want ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${roomsTable()}\n\n${END}${after}`;
}

function roomsTable(): string {
  const rows = WEB_ROOMS.map(({ name, holds, from }) => [`\`${name || 'main.ts'}\``, holds, fromText(name, from)]);
  const lines = [['room', 'holds', 'may import'], ...rows];
  const widths = [0, 1, 2].map((i) => Math.max(...lines.map((line) => [...(line[i] ?? '')].length)));
  const written = lines.map(
    (line) => `| ${line.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - [...cell].length)).join(' | ')} |`,
  );
  written.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return written.join('\n');
}

/** Long lists say what is left out of all rooms instead; rooms that every feature may import are called base rooms. */
function fromText(room: string, from: readonly string[]): string {
  if (from.length === 0) return 'nothing';
  const all = WEB_ROOMS.map(({ name }) => name).filter((name) => name !== room && name !== '');
  const others = all.filter((name) => !from.includes(name));
  if (from.length > 12 && others.length < from.length) return `all but ${others.join(', ')}`;
  if (!BASE_ROOMS.every((name) => from.includes(name))) return from.join(', ');
  return ['base rooms', ...from.filter((name) => !BASE_ROOMS.includes(name))].join(', ');
}
