// What went wrong with work that never stands between a visitor and the first digit, so that its words need not come first.

import { msg, str } from '@lit/localize';
import { errorMessage, errorName } from '../../workers/core/errors.ts';
import { failureText } from './failure.ts';

/** In a line: what it means, what to do, and the failure in its own words. */
export function laterFailureText(thrown: unknown): string {
  const message = errorMessage(thrown);
  switch (errorName(thrown)) {
    case 'KernelsError':
      return msg(
        str`This needs WebAssembly with SIMD, which this browser does not run. Try another browser. (${message})`,
      );
    case 'CanvasReadError':
      return msg(
        str`This browser does not let the page read what it has drawn, so there is no picture to save. Allow the page to read canvases, or save an SVG. (${message})`,
      );
    default:
      return failureText(thrown);
  }
}
