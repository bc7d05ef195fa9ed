import { css } from 'lit';
import { paperSheet } from '../../../kit/paperStyles.ts';

/** A certificate: the digit and what was found of it, its neighbours, and the numbers in tables. */
export const certificateStyles = css`
  .certificate {
    display: grid;
    grid-template-columns: minmax(0, 18rem) minmax(0, 1fr);
    align-items: start;
    gap: var(--space-4) clamp(1.5rem, 4vw, 3rem);
    padding: clamp(12px, 3vw, 28px);
    ${paperSheet}
  }

  .certificate .words {
    display: grid;
    align-content: start;
    gap: var(--space-3);
    min-width: 0;
  }

  .finding {
    margin: 0;
    font: italic 400 var(--text-huge) / 1.05 var(--serif);
    letter-spacing: -0.015em;
    text-wrap: balance;
  }

  [data-finding='copy'] .finding,
  [data-finding='doubtful'] .finding {
    color: var(--accent);
  }

  .words p {
    max-width: 40rem;
    text-wrap: pretty;
    font-variant-numeric: tabular-nums;
  }

  .near {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
    gap: var(--space-4) var(--space-5);
  }

  .near ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(92px, 1fr));
    gap: var(--space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .near li {
    padding: 6px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--muted);
    font: 400 0.75rem/1.3 var(--sans);
    font-variant-numeric: tabular-nums;
    text-align: center;
    overflow-wrap: anywhere;
  }

  .problem {
    color: var(--accent);
    overflow-wrap: anywhere;
  }

  .sentence {
    font: 400 1.25rem/1.35 var(--serif);
  }

  .rulers {
    margin-top: var(--space-3);
    font-size: var(--text-small);
  }

  .rulers p {
    margin: 0;
  }

  .scale {
    position: relative;
    height: 26px;
    margin-bottom: var(--space-1);
    border-bottom: 1px solid var(--edge);
    background: linear-gradient(
      90deg,
      color-mix(in srgb, var(--accent) 35%, transparent) var(--near),
      transparent var(--near)
    );
  }

  .own,
  .real,
  .zone {
    display: inline-block;
    flex: none;
    width: 11px;
    height: 11px;
  }

  .own {
    border-radius: 50%;
    background: var(--ink);
  }

  .real {
    border: 2px solid var(--good);
    background: var(--sheet-paper);
  }

  .zone {
    background: color-mix(in srgb, var(--accent) 35%, transparent);
  }

  .scale span {
    position: absolute;
    bottom: -6px;
    margin-left: -5.5px;
  }

  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .keys li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    padding: 0;
    border: 0;
    background: none;
  }

  .ends {
    display: flex;
    justify-content: space-between;
    margin-bottom: var(--space-2);
    color: var(--muted);
    font-size: var(--text-small);
  }

  .control {
    width: 44px;
  }

  @media (max-width: 46rem) {
    .certificate {
      grid-template-columns: minmax(0, 1fr);
    }

    .certificate > ink-tile {
      width: min(100%, 14rem);
      margin: 0 auto;
    }
  }
`;
