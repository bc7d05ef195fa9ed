// Where a visitor is: which wall, which digit on top, whether one is open large. Keeps picture and address in step.

import { patched, type AddressPatch } from '../../address/addressChange.ts';
import { nowhere } from '../../address/digitLinks.ts';
import type { ReactiveControllerHost } from 'lit';
import type { DrawDigits } from './blockField.ts';
import { msg, str } from '@lit/localize';
import { AddressBar } from '../../address/addressBar.ts';
import { digitName } from '../../kit/digitName.ts';
import { currentLocale } from '../../text/locale.ts';
import type { Locale } from '../../text/locales.ts';
import { defaultModel, type PageSetup } from '../../engine/pageSetup.ts';
import { modelOf } from '../../storage/shippedModel.ts';
import { MAX_INDEX } from '../../../workers/core/address.ts';
import {
  formatFragment,
  newSeed,
  parseFragment,
  type FragmentProblem,
  type PageAddress,
} from '../../address/pageAddress.ts';
import { priorName } from '../../kit/priorName.ts';
import { WALL } from '../../address/views.ts';

export interface WallAddressListener {
  /** The wall has to show a digit that the visitor asked for. */
  onJump(index: number, options: { readonly focus: boolean; readonly mark: boolean }): void;
  /** The address could not be used as it came. */
  onProblem(problem: FragmentProblem): void;
  /** Something has happened that not everyone sees. */
  onAnnounce(text: string): void;
}

/** Address fields used in a digit's accessible name. */
const NAME_FIELDS = ['model', 'seed', 'class'] as const;
/** What of it makes it another wall, besides the prior. */
const WALL_FIELDS = [...NAME_FIELDS, 'temperature'] as const;

const NOWHERE = nowhere(WALL);

/** How many digits a comparison shows of each prior: enough to tell one in twenty from one in three. */
export const COMPARED_DIGITS = 96;

/** The wall of a seed, from its first digit on. */
export function beginningOf(seed: number): AddressPatch {
  return { seed, index: 0, isOpen: false };
}

export class WallAddress {
  readonly #host: ReactiveControllerHost;
  readonly #listener: WallAddressListener;
  readonly #addressBar = new AddressBar(WALL, (fragment) => {
    this.#isTemperatureEntry = false;
    this.#go(this.#parse(fragment, this.#address));
    this.#addressBar.replace(this.#address);
  });
  #options: PageSetup | undefined;
  #address: PageAddress = NOWHERE;
  /** Prior → what makes this wall's digits from it. */
  #draws = new Map<string, DrawDigits>();
  /** The first digit of a comparison. */
  #first = 0;
  #nameOf: (index: number) => string = String;
  #nameLocale: Locale | undefined;
  /** Whether the last entry of the history is there for a change of temperature, and may be changed with it. */
  #isTemperatureEntry = false;

  constructor(host: ReactiveControllerHost, listener: WallAddressListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this.#addressBar);
  }

  /** What is on screen; its index is that of the open digit, or else of the first one. */
  get address(): PageAddress {
    return this.#address;
  }

  /** Makes this wall's digits. Another function when it is another wall, and only then. */
  get draw(): DrawDigits | undefined {
    return this.#draws.get(this.#address.prior);
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
    if (this.#nameLocale !== currentLocale()) this.#name(this.#address);
    return this.#nameOf;
  }

  /** Where a comparison that shows digit `index` begins: nowhere else, if it shows it already. */
  comparedFrom(index: number): number {
    return index >= this.#first && index < this.#first + COMPARED_DIGITS ? this.#first : index;
  }

  /** The address of a digit, open large, complete. */
  linkTo(index: number): string {
    return new URL(formatFragment({ ...this.#address, index, isOpen: true }), location.href).href;
  }

  /** Goes where the address says. */
  begin(options: PageSetup): void {
    this.#options = options;
    const defaults = { ...NOWHERE, model: defaultModel(options).id, seed: newSeed() };
    const address = this.#parse(location.hash, defaults);
    const isNew = options.wantsNew;
    this.#go(isNew ? { ...address, seed: newSeed(), index: 0, isOpen: false } : address);
    this.#addressBar.replace(this.#address);
  }

  /** Shows what a control asks for. What is no step belongs to the last change of temperature, and shares its entry of the history. */
  change(patch: AddressPatch, isStep = true): void {
    if (!this.#options) return;
    const before = this.#address;
    const address = patched(before, patch, this.#options.shipped);
    const isPushed = isStep || !this.#isTemperatureEntry;
    if (isPushed) this.#addressBar.push(address);
    this.#isTemperatureEntry = patch.temperature !== undefined;
    this.#set(address);
    if (!isPushed) this.#addressBar.replaceSoon(address);
    const isJump = patch.index !== undefined && patch.seed === undefined;
    // A wall that was not there has to be led to where it is to be.
    if (patch.index !== undefined || (before.isComparison && !address.isComparison)) {
      this.#listener.onJump(address.index, { focus: isJump, mark: isJump });
    }
    this.#announce(patch, before);
  }

  /** The visitor has scrolled; `index` is now the first digit on screen. */
  movedTo(index: number): void {
    if (this.#address.isOpen) return;
    this.#address = { ...this.#address, index };
    this.#addressBar.replaceSoon(this.#address);
  }

  /** Opens a digit large. */
  open(index: number, prior = this.#address.prior): void {
    const first = this.#first;
    this.#set({ ...this.#address, index, prior, isOpen: true });
    this.#first = first;
    this.#addressBar.replace(this.#address);
  }

  /** Back to the wall, whose first digit on screen is `index`. */
  close(index: number): void {
    const prior = this.#address.isComparison ? '' : this.#address.prior;
    this.#set({ ...this.#address, index, prior, isOpen: false });
    this.#addressBar.replace(this.#address);
  }

  #parse(fragment: string, { model, seed }: PageAddress): PageAddress {
    if (!this.#options) return this.#address;
    const { address, problems } = parseFragment(fragment, { ...NOWHERE, model, seed }, this.#options.shipped);
    for (const problem of problems) this.#listener.onProblem(problem);
    return address;
  }

  #announce(patch: AddressPatch, before: PageAddress): void {
    const text = this.#changeText(patch, before);
    if (text !== '') this.#listener.onAnnounce(text);
  }

  /** What is not on screen for everyone; '' for changes that are told elsewhere. */
  #changeText(patch: AddressPatch, before: PageAddress): string {
    const { seed, model: id, prior, isComparison } = patch;
    if (seed !== undefined) return msg(str`New wall, seed ${seed}`);
    if (id !== undefined && this.#options) {
      const { name } = modelOf({ model: id }, this.#options.shipped);
      if (!('class' in patch)) return msg(str`Model: ${name}`);
      const chosen = patch.class ?? msg('all');
      return id === before.model ? msg(str`Class: ${chosen}`) : msg(str`Model: ${name}, class: ${chosen}`);
    }
    if (isComparison) return msg('Priors side by side');
    return prior === undefined ? '' : msg(str`Prior: ${priorName(prior)}`);
  }

  #go(address: PageAddress): void {
    this.#set(address);
    this.#listener.onJump(address.index, { focus: false, mark: address.index > 0 && !address.isOpen });
  }

  #set(address: PageAddress): void {
    const before = this.#address;
    const differs = (field: keyof PageAddress): boolean => address[field] !== before[field];
    this.#address = address;
    if (this.#options) this.#options.status.show(modelOf(address, this.#options.shipped), address.temperature);
    this.#first = Math.min(address.index, MAX_INDEX - COMPARED_DIGITS + 1);
    if (WALL_FIELDS.some(differs)) this.#make(address);
    if (NAME_FIELDS.some(differs)) this.#name(address);
    this.#host.requestUpdate();
  }

  #make(address: PageAddress): void {
    if (!this.#options) return;
    const { engine, shipped } = this.#options;
    const { seed, temperature, class: digitClass } = address;
    const model = modelOf(address, shipped);
    const drawFrom =
      (prior: string): DrawDigits =>
      (first, count, options) =>
        engine.draw({ model, seed, temperature, prior, class: digitClass, first, count }, options);
    this.#draws = new Map(['', ...model.priors.slice(1)].map((prior) => [prior, drawFrom(prior)]));
  }

  #name(address: PageAddress): void {
    if (!this.#options) return;
    const { seed, class: digitClass } = address;
    const model = modelOf(address, this.#options.shipped);
    this.#nameLocale = currentLocale();
    this.#nameOf = (index) => digitName({ seed, index, class: digitClass }, model);
  }
}
