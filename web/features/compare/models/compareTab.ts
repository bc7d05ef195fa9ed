// The base class of the Compare tabs: the fields of the address that they show, and how they ask for others.

import type { PropertyDeclarations } from 'lit';
import { AddressChangeEvent } from '../../../address/addressChange.ts';
import { DeferredElement } from '../../../kit/deferredElement.ts';
import { compareStyles } from './compareStyles.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { sectionStyles } from '../../../kit/sectionsStyles.ts';
import { tabStyles } from '../../../kit/tabStyles.ts';

/** Fields of the address, unchecked: a tab must check what it reads. '' counts as missing. */
export type CompareFields = Readonly<Record<string, string>>;

export abstract class CompareTab extends DeferredElement {
  static override styles = [controls, focusRing, sectionStyles, tabStyles, compareStyles];
  static override properties: PropertyDeclarations = { fields: { attribute: false } };

  declare fields: CompareFields;

  /** Asks for other fields: only those that change; '' takes one away. `state` is what history.state will be at the step. */
  protected change(fields: CompareFields, isStep: boolean, state: unknown = null): void {
    this.dispatchEvent(new AddressChangeEvent({ fields }, { isStep, state }));
  }
}
