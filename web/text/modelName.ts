// What models are called in the visitor's language. Their files have English names.

import { msg } from '@lit/localize';

/** The name of a model of the gallery, with what may follow it; a visitor's own names stay as they are. */
export function modelName(name: string): string {
  return name.replace(/^Conditional(?= VAE| GAN)/, () => msg('Conditional'));
}
