// The name of a judge in reports.

/** `4dd06b63` of a judge that is called "judge" and no more, `strict-judge 4dd06b63` of one with a name of its own. */
export function judgeName({ id, sha256 }: { readonly id: string; readonly sha256: string }): string {
  const sum = sha256.slice(0, 8);
  return id === 'judge' ? sum : `${id} ${sum}`;
}
