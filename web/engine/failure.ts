// Failures for visitors: a sentence in their language for each kind of error, which names the file that is missing, and the
// error's own English message for whoever is asked for help. The first digit's script has none of it.

import { msg, str } from '@lit/localize';
import { errorMessage, errorName } from '../../workers/core/errors.ts';
import { isOnline } from '../platform/device.ts';
import { currentLocale } from '../text/locale.ts';

/** A file's name in the message of a download that failed. */
const FILE = /[\w-]+(\.[\w-]+)*\.(safetensors|gz|js|wasm)\b/;
/** How browsers say that a script did not come which was imported. They have no name for the error. */
const NO_SCRIPT = /dynamically imported module|importing a module script/i;

export interface Failure {
  /** The `name` of the error (workers/core/errors.ts), which decides the sentence. */
  readonly kind: string;
  readonly message: string;
}

export function failureOf(thrown: unknown): Failure {
  const message = errorMessage(thrown);
  return { kind: NO_SCRIPT.test(message) ? 'DownloadError' : kindOf(thrown), message };
}

/** Workers are lost for a reason. Where it is known, the visitor is told the reason, because it may be mended. */
function kindOf(thrown: unknown): string {
  const isLoss = thrown instanceof Error && thrown.name === 'WorkerLostError';
  if (!isLoss || !(thrown.cause instanceof Error) || thrown.cause.name === 'Error') return errorName(thrown);
  return kindOf(thrown.cause);
}

/** What the failure means and what to do; undefined for a kind without a sentence. */
export function explanationOf({ kind, message }: Failure): string | undefined {
  const [file] = FILE.exec(message) ?? [];
  switch (kind) {
    case 'DownloadError':
      return missingText(file);
    case 'ModelFileError':
      if (file !== undefined) {
        return msg(
          str`The file ${file} is damaged or not of this page’s version. Reload the page to download both again.`,
        );
      }
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

function missingText(file: string | undefined): string {
  if (!isOnline()) {
    return file === undefined
      ? msg('There is no connection, and a file that this needs is not on this device.')
      : msg(str`There is no connection, and the file ${file} is not on this device.`);
  }
  return file === undefined
    ? msg('A file is missing. Check the connection, and whether this network asks you to log in first.')
    : msg(str`The file ${file} is missing. Check the connection, and whether this network asks you to log in first.`);
}

/** The sentence, and for readers of English the error's message too, which has the particulars. */
export function failureText(thrown: unknown): string {
  const failure = failureOf(thrown);
  const explanation = explanationOf(failure);
  if (explanation === undefined) return failure.message;
  return currentLocale() === 'en' ? `${explanation} (${failure.message})` : explanation;
}
