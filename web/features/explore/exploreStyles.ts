import { css } from 'lit';
import { paperSheet } from '../../kit/paperStyles.ts';

/** Over tabStyles, for all Explore tabs: choosers in a row, a large sheet, and its controls beside it. */
export const exploreStyles = css`
  .choosers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    gap: var(--space-3) var(--space-5);
    margin-bottom: var(--space-4);
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

  .paper digit-picture {
    position: absolute;
    inset: 9%;
  }

  @media (max-width: 46rem) {
    .beside {
      grid-template-columns: minmax(0, 1fr);
    }

    .beside > .paper {
      width: min(100%, 18rem);
      margin: 0 auto;
    }
  }
`;
