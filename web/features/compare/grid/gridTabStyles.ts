import { css } from 'lit';

export const gridTabStyles = css`
  .empty {
    padding: var(--space-6) var(--space-4);
    border: 1px dashed var(--edge);
    border-radius: var(--radius);
    color: var(--muted);
    text-align: center;
  }

  .below p {
    flex: 1 1 18rem;
  }

  progress {
    width: 12rem;
    height: 8px;
    accent-color: var(--accent);
  }
`;
