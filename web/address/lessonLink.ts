// Links to the lesson on a model.

/** The address of the lesson on a kind of model. Conditional models are in their family's lesson; only the CVAE has its own. */
export function lessonLink(kind: string): string {
  const lesson = { cgan: 'gan', 'cvae-gan': 'vae-gan' }[kind] ?? kind;
  return `#v=learn&on=${lesson}`;
}
