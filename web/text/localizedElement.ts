// What all elements with words in them have in common.

import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement } from 'lit';

/** An element that is drawn again when the page's language changes. */
export class LocalizedElement extends LitElement {
  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }
}
