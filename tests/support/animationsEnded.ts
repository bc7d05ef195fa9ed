// Colours and places are judged when the page has come to rest. Goes to the page as source: it may use nothing else.

/** Waits until every animation that has an end has ended, in the document and in all shadow trees. */
export async function animationsEnded(): Promise<void> {
  const trees = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? trees(shadowRoot) : [])),
  ];
  const running = (): Animation[] =>
    trees(document)
      .flatMap((tree) => tree.getAnimations())
      .filter((animation) => animation.playState === 'running')
      .filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)));
  // What is to fade in may begin with the next frame.
  await new Promise(requestAnimationFrame);
  for (let animations = running(); animations.length > 0; animations = running()) {
    await Promise.allSettled(animations.map(({ finished }) => finished));
  }
}
