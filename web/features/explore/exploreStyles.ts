import { css } from 'lit';
import { paperSheet } from '../../kit/paperStyles.ts';

/** Over tabStyles, for all Explore tabs: the result first, a large sheet with its controls beside it; then what it is made of. */
export const exploreStyles = css`
  .choosers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    gap: var(--space-3) var(--space-5);
    margin-top: var(--space-4);
  }

  .models {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-4);
  }

  .models p {
    flex-basis: 100%;
    max-width: 44rem;
  }

  .options {
    margin-top: var(--space-3);
  }

  .options summary {
    display: flex;
    align-items: center;
    min-height: 36px;
    color: var(--muted);
    font-size: var(--text-small);
    cursor: pointer;
  }

  .options summary::before {
    content: '+ ';
    white-space: pre;
  }

  .options[open] summary::before {
    content: '− ';
  }

  .beside {
    display: grid;
    grid-template-columns: minmax(0, 22rem) minmax(0, 1fr);
    align-items: start;
    gap: var(--space-4) var(--space-6);
  }

  .paper {
    position: relative;
    aspect-ratio: 1;
    ${paperSheet}
  }

  .beside digit-pad {
    width: 100%;
  }

  .paper digit-picture {
    position: absolute;
    inset: 9%;
  }

  @media (max-width: 46rem) {
    .beside {
      grid-template-columns: minmax(0, 1fr);
    }

    /* Beside it is room for a finger that scrolls. */
    .beside > .paper,
    .beside > digit-pad {
      width: min(100%, 18rem);
      margin: 0 auto;
    }
  }
`;
