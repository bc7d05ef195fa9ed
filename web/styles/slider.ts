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
