import { css, unsafeCSS } from 'lit';

// Browsers draw sliders from parts of their own names, and drop a rule with one that they do not know.
const TRACKS = ['::-webkit-slider-runnable-track', '::-moz-range-track'].map(unsafeCSS);
const THUMBS = ['::-webkit-slider-thumb', '::-moz-range-thumb'].map(unsafeCSS);

/** A slider as high as other controls, its track above the middle, so that words fit below it. */
export const sliderStyles = [
  css`
    input[type='range'] {
      appearance: none;
      display: block;
      width: 100%;
      height: calc(var(--control) - 2px);
      margin: 0;
      padding-bottom: 12px;
      outline: none;
      background: none;
      cursor: pointer;
      touch-action: pan-y;
    }
  `,
  ...TRACKS.map(
    (track) => css`
      input[type='range']${track} {
        box-sizing: border-box;
        height: 4px;
        border: 1px solid var(--edge);
        border-radius: 2px;
        background: var(--edge);
      }
    `,
  ),
  ...THUMBS.map(
    (thumb) => css`
      input[type='range']${thumb} {
        appearance: none;
        box-sizing: border-box;
        width: 16px;
        height: 16px;
        border: 2px solid var(--raised);
        border-radius: 50%;
        background: var(--ink);
        box-shadow: 0 0 0 1px var(--ink);
      }

      @media (hover: hover) {
        input[type='range']:hover${thumb} {
          background: var(--accent);
          box-shadow: 0 0 0 1px var(--accent);
        }
      }

      @media (forced-colors: active) {
        input[type='range']${thumb} {
          border-color: ButtonText;
          background: ButtonText;
          forced-color-adjust: none;
        }
      }
    `,
  ),
  css`
    input[type='range']::-webkit-slider-thumb {
      margin-top: -7px;
    }
  `,
];

/** A slider in a field with its label, the focus around all of it, and below the track what its ends mean. */
export const sliderFieldStyles = css`
  :host {
    display: block;
  }

  .field:has(input:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  label {
    padding-right: var(--space-2);
    color: var(--muted);
    font-size: 0.8125rem;
  }

  /* As wide as the words for both ends at least, which stand over the track's lower part. */
  .scale {
    display: grid;
    flex: 1;
    min-width: 5.5rem;
  }

  .scale > * {
    grid-area: 1 / 1;
  }

  .ends {
    display: flex;
    align-self: end;
    justify-content: space-between;
    gap: var(--space-2);
    padding-bottom: 4px;
    color: var(--muted);
    font: 400 0.6875rem/1 var(--sans);
    white-space: nowrap;
    pointer-events: none;
  }
`;
