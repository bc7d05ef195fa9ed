// A page that has nothing but an address: an AddressController on an element of its own. Runs in a browser, with its history.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AddressChangeEvent, type AddressPatch } from '../../../web/address/addressChange.ts';
import { AddressController } from '../../../web/address/addressController.ts';
import type { PageAddress } from '../../../web/address/pageAddress.ts';
import { WEIRD } from '../../../web/address/views.ts';
import { SHIPPED } from './bareModels.ts';

/** What the page was asked to show: index, by which field, and whether the address bar asked. */
export type Shown = readonly [model: string, index: number, by: string, isRead: boolean];

export class AddressPage extends HTMLElement implements ReactiveControllerHost {
  readonly updateComplete = Promise.resolve(true);
  readonly shown: Shown[] = [];
  readonly #controllers = new Set<ReactiveController>();
  readonly #address = new AddressController<PageAddress>(this, {
    view: WEIRD,
    keepsModel: true,
    read: (address, { tell }) => {
      if (address.fields['by'] === 'nonsense') tell('no such order');
      return address;
    },
    write: (address) => address,
    show: ({ model, index, fields }, { isRead }) => {
      this.shown.push([model, index, fields['by'] ?? '', isRead]);
    },
  });

  get index(): number {
    return this.#address.shown.index;
  }

  connectedCallback(): void {
    for (const controller of this.#controllers) controller.hostConnected?.();
    this.#address.begin({ shipped: SHIPPED, settings: { current: { model: '' } }, visit: { seed: 1 } });
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
  }

  removeController(controller: ReactiveController): void {
    this.#controllers.delete(controller);
  }

  requestUpdate(): void {
    // There is nothing to draw.
  }

  /** As an element of the page asks. */
  change(patch: AddressPatch, isStep: boolean): void {
    this.#address.change(new AddressChangeEvent(patch, { isStep }));
  }

  push(patch: AddressPatch, state: unknown): void {
    this.#address.push({ ...this.#address.shown, ...patch }, state);
  }

  replace(patch: AddressPatch): void {
    this.#address.replace({ ...this.#address.shown, ...patch });
  }

  /** As when a page is scrolled. */
  follow(patch: AddressPatch): void {
    this.#address.follow({ ...this.#address.shown, ...patch });
  }
}

customElements.define('address-page', AddressPage);

declare global {
  interface HTMLElementTagNameMap {
    'address-page': AddressPage;
  }
}
