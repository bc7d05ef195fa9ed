import { css } from 'lit';
import { heardOnly } from '../kit/heardOnly.ts';

/** The shell: a bar above, the page, a line below. Pages find the bars' heights in --header and --footer. */
export const galleryStyles = css`
  :host {
    display: block;
  }

  header {
    position: sticky;
    z-index: 4;
    top: 0;
    display: flex;
    align-items: center;
    gap: var(--space-2);
    height: var(--bar);
    box-sizing: border-box;
    padding: 0 var(--gutter);
    border-bottom: 1px solid var(--line);
    background: var(--paper);
    view-transition-name: header;
  }

  a {
    color: inherit;
    text-decoration: none;
    border-radius: var(--radius);
    touch-action: manipulation;
  }

  .home {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
    min-height: var(--control);
    padding-right: var(--space-2);
    font: italic 400 var(--text-large) / 1.1 var(--serif);
    letter-spacing: -0.01em;
    white-space: nowrap;
  }

  .home svg {
    flex: none;
    width: 28px;
    height: 28px;
    color: var(--accent);
  }

  nav {
    display: flex;
    flex: 1;
    justify-content: flex-end;
    min-width: 0;
  }

  /* Its code comes later; nothing moves then. */
  page-menu {
    min-width: 6rem;
    min-height: var(--control);
  }

  ul {
    display: flex;
    gap: 2px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  nav a {
    display: grid;
    align-items: center;
    min-height: calc(var(--control) - 4px);
    margin: 2px;
    padding: 0 var(--space-3);
    color: var(--muted);
    font: 500 var(--text-small) / 1 var(--sans);
    white-space: nowrap;
  }

  /* All pages are in the menu. */
  @media (max-width: 64rem) {
    ul {
      display: none;
    }
  }

  /* Written under, as one does with a pen. */
  nav a[aria-current] {
    color: var(--ink);
    background: linear-gradient(var(--accent), var(--accent)) center calc(100% - 5px) / calc(100% - 2 * var(--space-3))
      2px no-repeat;
  }

  @media (hover: hover) {
    nav a:hover {
      background-color: var(--hover);
      color: var(--ink);
    }

    .home:hover {
      color: var(--accent);
    }
  }

  main {
    display: block;
    min-height: calc(100dvh - var(--bar));
    box-sizing: border-box;
    padding-bottom: var(--footer, var(--status));
  }

  footer {
    position: fixed;
    z-index: 3;
    right: 0;
    bottom: 0;
    left: 0;
    border-top: 1px solid var(--line);
    background: var(--paper);
    padding-bottom: env(safe-area-inset-bottom);
    view-transition-name: footer;
  }

  /* As high as it gets, before it has anything to say. */
  status-bar {
    display: block;
    min-height: var(--status);
  }

  .over {
    position: fixed;
    z-index: 2;
    top: 50%;
    left: 50%;
    width: min(30rem, calc(100% - 2 * var(--gutter)));
    transform: translate(-50%, -50%);
  }

  .missing,
  .coming {
    display: grid;
    place-content: center;
    justify-items: center;
    min-height: calc(100dvh - var(--bar) - var(--footer, var(--status)));
    padding: var(--space-4) var(--gutter);
    box-sizing: border-box;
  }

  /* Three dots of ink, as the wall has where digits are going to be. */
  .coming {
    grid-auto-flow: column;
    gap: var(--space-4);
  }

  .coming span {
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--edge);
    animation: wait 1.2s var(--play, running) infinite ease-in-out alternate;
  }

  .coming span:nth-child(2) {
    animation-delay: -0.8s;
  }

  .coming span:nth-child(3) {
    animation-delay: -0.4s;
  }

  @keyframes wait {
    from {
      opacity: 0.25;
    }
  }

  /* In sight wherever the page is scrolled to; at its end there is room below what would be covered. */
  aside {
    position: sticky;
    z-index: 5;
    bottom: calc(var(--footer, var(--status)) + var(--space-3));
    display: grid;
    gap: var(--space-2);
    width: min(30rem, 100% - 2 * var(--gutter));
    margin: var(--space-3) var(--gutter) 0 auto;
    max-height: 50vh;
    overflow: auto;
  }

  .heard {
    ${heardOnly}
  }

  /* The mark alone says whose site it is; the front page has the name in full. */
  @media (max-width: 40rem) {
    .home span {
      display: none;
    }
  }
`;
