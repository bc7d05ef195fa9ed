// What is on the wall, read in the page. Functions that go to the page as source: they may use nothing else.

/** Whether the page shows what was asked for last, with every block near the screen drawn, and every sheet of a comparison. */
export function isWallDrawn(): boolean {
  const page = document.querySelector('digit-gallery')?.shadowRoot?.querySelector('wall-page');
  const comparison = page?.shadowRoot?.querySelector('prior-comparison');
  const sheets = comparison?.shadowRoot?.querySelectorAll('digit-sheet') ?? [];
  const drawings = [...(page?.shadowRoot?.querySelectorAll('digit-wall') ?? []), ...sheets];
  // Walls and sheets update in a task of their own. Before it, their blocks are ready with the digits of the address before.
  const updating = [page, comparison, ...drawings].filter((element) => element?.isUpdatePending);
  if (updating.length > 0) return false;
  const blocks = drawings.flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll<HTMLElement>('.block') ?? [])]);
  return blocks.length > 0 && blocks.every((block) => block.dataset['state'] === 'ready');
}

/** Grey levels [to - from, 28·28] of digits that are drawn on the wall, read from its canvases. */
export function wallLevels([from, to]: readonly [from: number, to: number]): number[] {
  const page = document.querySelector('digit-gallery')?.shadowRoot?.querySelector('wall-page');
  const wall = page?.shadowRoot?.querySelector<HTMLElement>('digit-wall');
  const columns = Number(wall?.dataset['columns']);
  const blocks = [...(wall?.shadowRoot?.querySelectorAll<HTMLElement>('.block') ?? [])];
  const digits: number[][] = [];
  for (let index = from; index < to; index++) {
    const holds = ({ dataset }: HTMLElement): boolean =>
      index >= Number(dataset['first']) && index < Number(dataset['first']) + Number(dataset['count']);
    const block = blocks.find(holds);
    const context = block?.querySelector('canvas')?.getContext('2d');
    if (!block || !context) throw new Error(`digit ${index} is not on the wall`);
    const place = index - Number(block.dataset['first']);
    const image = context.getImageData((place % columns) * 32 + 2, Math.floor(place / columns) * 32 + 2, 28, 28);
    digits.push(Array.from({ length: 784 }, (_, i) => image.data[4 * i + 3] ?? -1));
  }
  return digits.flat();
}
