import { css } from 'lit';

/** A sheet of paper that lies on the page: the declarations of its edge, its colour and its shadow. */
export const paperSheet = css`
  border: 1px solid var(--line);
  border-radius: 3px;
  background: var(--sheet-paper);
  box-shadow:
    0 1px 0 var(--line),
    0 18px 50px -20px var(--shadow);
`;

/** A square sheet of paper with one digit on it, and what is said where the digit cannot be drawn. */
export const paperStyles = css`
  .paper {
    position: relative;
    aspect-ratio: 1;
    ${paperSheet}
  }

  digit-picture {
    position: absolute;
    inset: 9%;
  }

  .failure {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--space-3);
    padding: var(--space-4);
    overflow: auto;
    background: var(--sheet-paper);
    color: var(--muted);
    font-size: var(--text-small);
    text-align: center;
    overflow-wrap: anywhere;
    cursor: auto;
  }
`;
