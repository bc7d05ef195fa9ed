// Failures for visitors: a sentence in their language for each kind of error, and the error's own English message for
// whoever is asked for help.

import { msg } from '@lit/localize';
import { errorMessage, errorName } from '../../workers/core/errors.ts';

export interface Failure {
  /** The `name` of the error (workers/core/errors.ts), which decides the sentence. */
  readonly kind: string;
  readonly message: string;
}

export function failureOf(thrown: unknown): Failure {
  return { kind: kindOf(thrown), message: errorMessage(thrown) };
}

/** Workers are lost for a reason. Where it is known, the visitor is told the reason, because it may be mended. */
function kindOf(thrown: unknown): string {
  const isLoss = thrown instanceof Error && thrown.name === 'WorkerLostError';
  if (!isLoss || !(thrown.cause instanceof Error) || thrown.cause.name === 'Error') return errorName(thrown);
  return kindOf(thrown.cause);
}

/** What the failure means and what to do; undefined for a kind without a sentence. */
export function explanationOf({ kind }: Failure): string | undefined {
  switch (kind) {
    case 'DownloadError':
      return msg('A file is missing. Check the connection, and whether this network asks you to log in first.');
    case 'ModelFileError':
      return msg('The model’s file is damaged or not of this page’s version. Reload the page to download both again.');
    case 'OutOfMemoryError':
      return msg('There is too little memory left on this device. Close other pages or programs.');
    case 'WorkerLostError':
      return msg('The drawing engine was stopped several times. Close other pages or programs, and reload the page.');
    case 'InsecurePageError':
      return msg(
        'This page was loaded without encryption, so the browser does not let it check its files. Open it at an address with https.',
      );
    default:
      return undefined;
  }
}

/** Sentence and error message in one line. */
export function failureText(thrown: unknown): string {
  const failure = failureOf(thrown);
  const explanation = explanationOf(failure);
  return explanation === undefined ? failure.message : `${explanation} (${failure.message})`;
}
