// What becomes of model files that visitors give to the page: each is checked, kept, and joins those that are compared.

import { msg, str } from '@lit/localize';
import { errorMessage, errorName } from '../../../../workers/core/errors.ts';
import { nowhere } from '../../../address/digitLinks.ts';
import { failureText } from '../../../engine/failure.ts';
import { formatNumber } from '../../../text/locale.ts';
import { MAX_MODEL_BYTES, createCatalogue } from './modelCatalogue.ts';
import { readFields } from '../../../../workers/core/readFields.ts';
import { formatFragment } from '../../../address/pageAddress.ts';
import type { Services } from '../../../engine/services.ts';
import { COMPARE, viewOf } from '../../../address/views.ts';
import type { FilesOutcome } from '../../../kit/filesOutcome.ts';
import { MAX_MODELS, chosenModels, formatRefs, parseRefs } from './chosenModels.ts';
import type { StorageFailure } from '../../../storage/storageFailure.ts';

/** Takes model files one after the other, and leads to where they are compared. */
export async function takeModels(files: readonly File[], services: Pick<Services, 'once'>): Promise<FilesOutcome> {
  const catalogue = services.once(createCatalogue);
  await catalogue.load();
  const notices: string[] = [];
  const added: string[] = [];
  const { signal } = new AbortController(); // nobody waits for it on screen, and a file is checked within a second
  for (const file of files) {
    try {
      if (file.size > MAX_MODEL_BYTES) throw new Error(tooLarge(file));
      const { model, failure } = await catalogue.add(new Uint8Array(await file.arrayBuffer()), file.name, { signal });
      added.push(model.ref);
      if (failure) notices.push(modelNotice(failure));
    } catch (error) {
      notices.push(refusalOf(file, error));
    }
  }
  if (added.length === 0) return { notices };
  const fields = readFields(location.hash);
  const isHere = viewOf(fields) === COMPARE;
  const chosen = chosenModels(parseRefs(isHere ? (fields.get('of') ?? '') : ''), catalogue).map(({ ref }) => ref);
  // Those that have just come must be seen, so if there are too many the first ones make room.
  const refs = [...chosen.filter((ref) => !added.includes(ref)), ...added].slice(-MAX_MODELS);
  const kept = isHere ? Object.fromEntries([...fields].filter(([field]) => COMPARE.fields?.includes(field))) : {};
  return {
    fragment: formatFragment({ ...nowhere(COMPARE), fields: { ...kept, of: formatRefs(refs), w: '' } }),
    notices: [...new Set(notices)],
  };
}

/** Why a model of the visitor's own is not kept, in words. */
export function modelNotice(failure: StorageFailure): string {
  return failure === 'full'
    ? msg('There is no space left on this device for the model. It lasts until this page is closed.')
    : msg('This browser does not let the page store the model. It lasts until this page is closed.');
}

function tooLarge({ size }: File): string {
  return msg(str`it has ${formatNumber(size)} bytes, and models have at most ${formatNumber(MAX_MODEL_BYTES)}`);
}

function refusalOf({ name }: File, error: unknown): string {
  const reason = ['ModelFileError', 'Error'].includes(errorName(error)) ? errorMessage(error) : failureText(error);
  const isPart = reason.includes('tddne.kind');
  if (isPart) {
    return msg(
      str`“${name}” is not a model that draws digits; encoders, discriminators and judges only read them. (${reason})`,
    );
  }
  return msg(str`“${name}” cannot be used as a model: ${reason}.`);
}
