// The base class of the Explore tabs: the address that they show, and how they ask for another.

import { nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { AddressChangeEvent, type AddressPatch } from '../../address/addressChange.ts';
import { byModel } from '../../address/byModel.ts';
import type { PageAddress } from '../../address/pageAddress.ts';
import type { DigitPlace } from '../../engine/latentDigits.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import { modelOf, type ShippedModel } from '../../storage/shippedModel.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { exploreStyles } from './exploreStyles.ts';
import { sectionStyles } from '../../kit/sectionsStyles.ts';
import { tabStyles } from '../../kit/tabStyles.ts';
import { formatPoint, parsePoint, type Point } from '../../kit/points.ts';

export abstract class ExploreTab extends DeferredElement {
  static override styles = [controls, focusRing, sectionStyles, tabStyles, exploreStyles];
  static override properties: PropertyDeclarations = {
    address: { attribute: false },
    modelChoice: { attribute: false },
  };

  declare address: PageAddress;
  /** The page's choice of models, which stands below or beside the result. */
  declare modelChoice: TemplateResult | typeof nothing;

  constructor() {
    super();
    this.modelChoice = nothing;
  }

  protected get model(): ShippedModel {
    return modelOf(this.address, this.services.shipped);
  }

  /** The digit of the address. */
  protected get pointA(): Point {
    const { seed, index, class: digitClass } = this.address;
    return { seed, index, class: digitClass };
  }

  /** A further digit; without one, the digit `after` that of the address. */
  protected pointOf(field: 'b' | 'g', after: number): Point {
    const { pointA } = this;
    const index = Math.max(0, Math.min(pointA.index, Number.MAX_SAFE_INTEGER - after)) + after;
    return parsePoint(this.address.fields[field] ?? '') ?? { ...pointA, index };
  }

  /** Where a digit of this page's model is. */
  protected placeOf({ seed, index, class: digitClass }: Point): DigitPlace {
    const { temperature, prior, class: ofAddress } = this.address;
    return byModel({ seed, index, temperature, prior, class: digitClass ?? ofAddress }, this.model);
  }

  /** Which digits, by which model, as a text: another one when they are others. */
  protected keyOf(points: readonly Point[]): string {
    const { model, temperature, prior } = this.address;
    return [
      model,
      temperature,
      prior,
      ...points.map((point) => formatPoint({ ...point, ...this.placeOf(point) })),
    ].join(' ');
  }

  protected chooseA({ seed, index, class: digitClass }: Point): void {
    this.change({ seed, index, class: digitClass ?? this.address.class }, true);
  }

  protected chooseField(field: 'b' | 'g', point: Point): void {
    this.change({ fields: { [field]: formatPoint(point) } }, true);
  }

  /** Writes the field of the address that only this tab understands. */
  protected showState(text: string): void {
    if ((this.address.fields['w'] ?? '') !== text) this.change({ fields: { w: text } }, false);
  }

  protected change(patch: AddressPatch, isStep: boolean): void {
    this.dispatchEvent(new AddressChangeEvent(patch, { isStep }));
  }
}
