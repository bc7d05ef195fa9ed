// What a saved picture says about itself: the digit's address and the version of the model that drew it. Whoever opens the
// picture here has the digit again.

import { formatAddress, type DigitAddress } from '../../workers/core/address.ts';
import { DataError, errorMessage } from '../../workers/core/errors.ts';
import type { ShippedModels } from '../storage/shippedModel.ts';
import { wholeAddress } from '../address/wholeAddress.ts';
import { gifComments, isGif, withGifComment } from '../ink/gifComment.ts';
import { pngText, withPngText } from '../ink/pngText.ts';

/** Keyword of the PNG's text, and first word of the GIF's comment. */
const KEYWORD = 'this-digit-does-not-exist';
/** No recipe is longer; what is was not written here. */
const MAX_RECIPE = 1000;

export interface Recipe {
  readonly address: DigitAddress;
  /** sha256 of the model's file. */
  readonly sha256: string;
}

/** What became of a picture that was given to the page. */
export type Restored =
  | { readonly outcome: 'same' | 'other version'; readonly recipe: Recipe }
  | { readonly outcome: 'unknown model'; readonly model: string }
  | { readonly outcome: 'no recipe' | 'foreign'; readonly reason: string };

/** `#m=vae&s=3&i=7 sha256:…` */
export function formatRecipe({ address, sha256 }: Recipe): string {
  return `#${formatAddress(address)} sha256:${sha256}`;
}

/** @throws DataError for a text that is no recipe, however programs have changed what stands around its parts */
export function parseRecipe(text: string): Recipe {
  const [, fragment = '', sha256 = ''] = /^(.*?)\bsha256:([\da-f]{64})\W*$/is.exec(text.slice(0, MAX_RECIPE)) ?? [];
  const address = wholeAddress(fragment);
  if (!address) {
    throw new DataError(`recipe: "${text.slice(0, 40)}", want one such as "#m=vae&s=3&i=7 sha256:…" with 64 digits`);
  }
  return { address, sha256: sha256.toLowerCase() };
}

/** The PNG with its recipe inside. @throws DataError for bytes that are no PNG */
export function withRecipe(png: Uint8Array<ArrayBuffer>, recipe: Recipe): Uint8Array<ArrayBuffer> {
  return withPngText(png, KEYWORD, formatRecipe(recipe));
}

/** The GIF with the recipe of its first picture inside. @throws DataError for bytes that are no GIF */
export function withRecipeInGif(gif: Uint8Array<ArrayBuffer>, recipe: Recipe): Uint8Array<ArrayBuffer> {
  return withGifComment(gif, `${KEYWORD} ${formatRecipe(recipe)}`);
}

/** What a PNG or a GIF says of its digit; undefined for one that says nothing. Rejects with DataError for any other file. */
async function recipeText(file: Uint8Array): Promise<string | undefined> {
  if (!isGif(file)) return pngText(file, KEYWORD);
  const comment = gifComments(file).find((text) => text.startsWith(`${KEYWORD} `));
  return comment?.slice(KEYWORD.length + 1);
}

/** The digit of a file that may be anything. */
export async function restore(file: Uint8Array, shipped: ShippedModels): Promise<Restored> {
  try {
    const text = await recipeText(file);
    if (text === undefined) return { outcome: 'no recipe', reason: '' };
    const recipe = parseRecipe(text);
    const model = shipped.find(({ id }) => id === recipe.address.model);
    if (!model) return { outcome: 'unknown model', model: recipe.address.model };
    return { outcome: model.sha256 === recipe.sha256 ? 'same' : 'other version', recipe };
  } catch (error) {
    return { outcome: 'foreign', reason: errorMessage(error) };
  }
}
