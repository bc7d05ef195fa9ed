// The base class of elements that use services of the page. No element hands services down to its children: each asks for them
// when it comes into the document, and the gallery around it answers.

import type { PropertyDeclarations } from 'lit';
import type { Services } from './services.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

/** An element asks for the services of the page. Whoever has them sets `services` before the event has been dispatched. */
export class ServicesRequestEvent extends Event {
  static readonly type = 'services-request';

  services: Services | undefined;

  constructor() {
    super(ServicesRequestEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * An element with the services of the page: they are there from its first update on.
 *
 * @fires services-request - when it comes into the document
 */
export class ServicedElement extends LocalizedElement {
  static override properties: PropertyDeclarations = { services: { attribute: false } };

  declare services: Services;

  override connectedCallback(): void {
    const request = new ServicesRequestEvent();
    this.dispatchEvent(request);
    if (!request.services) throw new Error(`services: <${this.localName}> is outside <digit-gallery>, want it inside`);
    this.services = request.services;
    super.connectedCallback();
  }
}

declare global {
  interface HTMLElementEventMap {
    'services-request': ServicesRequestEvent;
  }
}
