// Random numbers for new seeds and unique names. They never decide a result: results come from seeds.

/** A whole number from 0 to 2³² − 1. */
export function randomWord(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word;
}

/** Letters and digits that nobody else gets; crypto.randomUUID is not there over plain http. */
export function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('');
}
