// What models are called in the visitor's language. Their files have English names.

import { msg, str } from '@lit/localize';

/** The name of a model of the gallery, or of a visitor's own, which stays as it is; with what may follow it. */
export function modelName(name: string): string {
  const [, family] = /^Conditional ((?:GAN|VAE|VAE-GAN)(?:$| \(.*))/.exec(name) ?? [];
  return family === undefined ? name : msg(str`Conditional ${family}`);
}
