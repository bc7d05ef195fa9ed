/** Whether things that wrap, given by where their tops are, are in rows of which one has more of them than another. */
export function areRagged(tops: readonly number[]): boolean {
  const rows = new Map<number, number>();
  for (const top of tops) rows.set(top, (rows.get(top) ?? 0) + 1);
  return new Set(rows.values()).size > 1;
}
