// Where a model is explained.

/** The address of the guided page on a kind of model. Those that are told the class are explained with their families, but for the CVAE. */
export function lessonLink(kind: string): string {
  const lesson = { cgan: 'gan', 'cvae-gan': 'vae-gan' }[kind] ?? kind;
  return `#v=learn&on=${lesson}`;
}
