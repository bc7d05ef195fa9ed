// Where a visitor is: which wall, which digit on top, whether one is open large. Keeps picture and address in step.

import { patched, type AddressPatch } from '../../address/addressChange.ts';
import type { ReactiveControllerHost } from 'lit';
import type { DrawDigits } from './blockField.ts';
import { msg, str } from '@lit/localize';
import { AddressController } from '../../address/addressController.ts';
import { digitName } from '../../kit/digitName.ts';
import { currentLocale } from '../../text/locale.ts';
import type { Locale } from '../../text/locales.ts';
import type { Services } from '../../engine/services.ts';
import { modelOf } from '../../storage/shippedModel.ts';
import { MAX_INDEX } from '../../../workers/core/address.ts';
import { formatFragment, type PageAddress } from '../../address/pageAddress.ts';
import { priorName } from '../../kit/priorName.ts';
import { openedState, wentBack } from '../../address/openedStep.ts';
import { WALL } from '../../address/views.ts';
import { modelName } from '../../text/modelName.ts';

export interface WallAddressListener {
  /** The wall has to show a digit that the visitor asked for. */
  onJump(index: number, options: { readonly focus: boolean; readonly mark: boolean }): void;
  /** The digit that was open, `before`, is closed: the wall behind it is as it was. */
  onClosed(before: PageAddress): void;
  /** Something has happened that not everyone sees. */
  onAnnounce(text: string): void;
}

/** Address fields used in a digit's accessible name. */
const NAME_FIELDS = ['model', 'seed', 'class'] as const;
/** What of it makes it another wall, besides the prior. */
const WALL_FIELDS = [...NAME_FIELDS, 'temperature'] as const;

/** How many digits a comparison shows of each prior: enough to tell one in twenty from one in three. */
export const COMPARED_DIGITS = 96;

/** The wall of a seed, from its first digit on. */
export function beginningOf(seed: number): AddressPatch {
  return { seed, index: 0, isOpen: false };
}

export class WallAddress {
  readonly #listener: WallAddressListener;
  readonly #address: AddressController<PageAddress>;
  #services: Services | undefined;
  /** Prior → what makes this wall's digits from it. */
  #draws = new Map<string, DrawDigits>();
  /** The first digit of a comparison. */
  #first = 0;
  #nameOf: (index: number) => string = String;
  #nameLocale: Locale | undefined;
  /** Whether the last entry of the history is there for a change of temperature, and may be changed with it. */
  #isTemperatureEntry = false;

  constructor(host: ReactiveControllerHost & EventTarget, listener: WallAddressListener) {
    this.#listener = listener;
    this.#address = new AddressController(host, {
      view: WALL,
      keepsModel: true,
      read: (address) => address,
      write: (address) => address,
      show: (address, { before, isRead }) => {
        this.#show(address, before);
        if (!isRead) return;
        if (before && isClosing(before, address)) this.#listener.onClosed(before);
        else this.#arrive(address);
      },
    });
  }

  /** What is on screen; its index is that of the open digit, or else of the first one. */
  get address(): PageAddress {
    return this.#address.shown;
  }

  /** Makes this wall's digits. Another function when it is another wall, and only then. */
  get draw(): DrawDigits | undefined {
    return this.#draws.get(this.address.prior);
  }

  /** Makes this wall's digits from one of the model's priors; '' is the default. Changes as little as `draw`. */
  drawFrom(prior: string): DrawDigits | undefined {
    return this.#draws.get(prior);
  }

  /** The first of COMPARED_DIGITS digits that are shown under all priors. An open digit does not move it. */
  get firstCompared(): number {
    return this.#first;
  }

  /** The accessible name of a digit. Another function when digits are called otherwise, and only then. */
  get nameOf(): (index: number) => string {
    if (this.#nameLocale !== currentLocale()) this.#name(this.address);
    return this.#nameOf;
  }

  /** Where a comparison that shows digit `index` begins: nowhere else, if it shows it already. */
  comparedFrom(index: number): number {
    return index >= this.#first && index < this.#first + COMPARED_DIGITS ? this.#first : index;
  }

  /** The address of a digit, open large, complete. */
  linkTo(index: number): string {
    return new URL(formatFragment({ ...this.address, index, isOpen: true }), location.href).href;
  }

  /** Goes where the address says. */
  begin(services: Services): void {
    this.#services = services;
    this.#address.begin(services);
  }

  /** Shows what a control asks for. What is no step belongs to the last change of temperature, and shares its entry of the history. */
  change(patch: AddressPatch, isStep = true): void {
    if (!this.#services) return;
    const before = this.address;
    const address = patched(before, patch, this.#services.shipped);
    if (isStep || !this.#isTemperatureEntry) this.#address.push(address);
    else this.#address.replaceSoon(address);
    this.#isTemperatureEntry = patch.temperature !== undefined;
    const isJump = patch.index !== undefined && patch.seed === undefined;
    // A wall that was not there has to be led to where it is to be.
    if (patch.index !== undefined || (before.isComparison && !address.isComparison)) {
      this.#listener.onJump(address.index, { focus: isJump, mark: isJump });
    }
    this.#announce(patch, before);
  }

  /** The visitor has scrolled; `index` is now the first digit on screen. */
  movedTo(index: number): void {
    if (!this.address.isOpen) this.#address.follow({ ...this.address, index });
  }

  /** Opens a digit large: a step of the history. Its neighbours that are opened after it take its place. */
  open(index: number, prior = this.address.prior): void {
    const first = this.#first;
    const address = { ...this.address, index, prior, isOpen: true };
    if (this.address.isOpen) this.#address.replace(address);
    else this.#address.push(address, openedState());
    this.#first = first;
  }

  /** Closes the open digit: goes back to where it was opened, or, where a link has opened it, to its wall. */
  close(): void {
    if (wentBack()) return;
    const before = this.address;
    this.stay(before.index);
    this.#listener.onClosed(before);
  }

  /** The wall, without an open digit, whose first digit on screen is `index`. */
  stay(index: number): void {
    const prior = this.address.isComparison ? '' : this.address.prior;
    this.#address.replace({ ...this.address, index, prior, isOpen: false });
  }

  #announce(patch: AddressPatch, before: PageAddress): void {
    const text = this.#changeText(patch, before);
    if (text !== '') this.#listener.onAnnounce(text);
  }

  /** What is not on screen for everyone; '' for changes that are told elsewhere. */
  #changeText(patch: AddressPatch, before: PageAddress): string {
    const { seed, model: id, prior, isComparison } = patch;
    if (seed !== undefined) return msg(str`New wall, seed ${seed}`);
    if (id !== undefined && this.#services) {
      const name = modelName(modelOf({ model: id }, this.#services.shipped).name);
      if (!('class' in patch)) return msg(str`Model: ${name}`);
      const chosen = patch.class ?? msg('all');
      return id === before.model ? msg(str`Class: ${chosen}`) : msg(str`Model: ${name}, class: ${chosen}`);
    }
    if (isComparison) return msg('Priors side by side');
    return prior === undefined ? '' : msg(str`Prior: ${priorName(prior)}`);
  }

  #arrive({ index, isOpen }: PageAddress): void {
    this.#isTemperatureEntry = false;
    this.#listener.onJump(index, { focus: false, mark: index > 0 && !isOpen });
  }

  #show(address: PageAddress, before: PageAddress | undefined): void {
    const differs = (field: keyof PageAddress): boolean => address[field] !== before?.[field];
    if (this.#services) this.#services.status.show(modelOf(address, this.#services.shipped), address.temperature);
    this.#first = Math.min(address.index, MAX_INDEX - COMPARED_DIGITS + 1);
    if (WALL_FIELDS.some(differs)) this.#make(address);
    if (NAME_FIELDS.some(differs)) this.#name(address);
  }

  #make(address: PageAddress): void {
    if (!this.#services) return;
    const { engine, shipped } = this.#services;
    const { seed, temperature, class: digitClass } = address;
    const model = modelOf(address, shipped);
    const drawFrom =
      (prior: string): DrawDigits =>
      (first, count, options) =>
        engine.draw({ model, seed, temperature, prior, class: digitClass, first, count }, options);
    this.#draws = new Map(['', ...model.priors.slice(1)].map((prior) => [prior, drawFrom(prior)]));
  }

  #name(address: PageAddress): void {
    if (!this.#services) return;
    const { seed, class: digitClass } = address;
    const model = modelOf(address, this.#services.shipped);
    this.#nameLocale = currentLocale();
    this.#nameOf = (index) => digitName({ seed, index, class: digitClass }, model);
  }
}

/** Whether what comes after a digit was open is the wall behind it. */
function isClosing(before: PageAddress, after: PageAddress): boolean {
  const isSame = [...WALL_FIELDS, 'isComparison' as const].every((field) => before[field] === after[field]);
  return before.isOpen && !after.isOpen && isSame && (after.isComparison || before.prior === after.prior);
}
