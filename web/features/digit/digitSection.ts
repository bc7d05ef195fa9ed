// The base class of the page's sections: the digit that they are about. A section starts its work when it comes near the
// screen.

import type { PropertyValues } from 'lit';
import type { DigitAddress } from '../../../workers/core/address.ts';
import { VisibleOnce } from './visibleOnce.ts';
import { keyOf } from '../../kit/recentDigits.ts';
import { StoreController } from '../../engine/storeController.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';
import { modelOf, type ShippedModel } from '../../storage/shippedModel.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { sectionStyles } from '../../kit/sectionsStyles.ts';

export abstract class PictureSection extends ServicedElement {
  static override styles = [controls, focusRing, sectionStyles];
  static override properties = {
    address: { attribute: false },
    pixels: { attribute: false },
  };

  declare address: DigitAddress;
  /** [DIGIT, DIGIT] of the digit, once it is there. */
  declare pixels: Uint8ClampedArray<ArrayBuffer> | undefined;

  readonly #visibility = new VisibleOnce(this);
  readonly #status = new StoreController(this);
  /** What the last begin was about. */
  #begun = '';

  /** Makes what the section shows of a digit. Called once for each digit. */
  protected abstract begin(): void;

  protected get model(): ShippedModel {
    return modelOf(this.address, this.services.shipped);
  }

  protected isOnDevice({ sha256 }: Pick<ShippedModel, 'sha256'>): boolean {
    return this.services.status.current.onDevice.has(sha256);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#status.store = this.services.status;
    // Nothing competes with the digit itself.
    if (!this.#visibility.wasVisible || !this.pixels) return;
    const key = keyOf(this.address);
    if (key === this.#begun) return;
    this.#begun = key;
    this.begin();
  }
}
