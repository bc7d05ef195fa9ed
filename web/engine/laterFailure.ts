// Failures of work that the first digit does not wait for. Their texts are not in the first script.

import { msg, str } from '@lit/localize';
import { errorMessage, errorName } from '../../workers/core/errors.ts';
import { failureText } from './failure.ts';

/** In one line: what it means, what to do, and the error's own message. */
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
