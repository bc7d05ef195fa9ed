// The base class of all elements with texts.

import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement } from 'lit';

/** An element that is redrawn when the page's language changes. */
export class LocalizedElement extends LitElement {
  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }
}
