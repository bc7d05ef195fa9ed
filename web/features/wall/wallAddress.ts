// Where a visitor is: which wall, which digit on top, whether one is open large. Keeps picture and address in step.

import { byModel } from '../../address/byModel.ts';
import { nowhere } from '../../address/digitLinks.ts';
import type { ReactiveControllerHost } from 'lit';
import type { DrawDigits } from './blockField.ts';
import { msg, str } from '@lit/localize';
import { AddressBar } from '../../address/addressBar.ts';
import { digitName } from '../../kit/digitName.ts';
import { currentLocale } from '../../text/locale.ts';
import type { Locale } from '../../text/locales.ts';
import { defaultModel, type PageSetup } from '../../engine/pageSetup.ts';
import { modelOf, type ShippedModel } from '../../storage/shippedModel.ts';
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

/** What of an address is in the names of its digits. */
const NAME_FIELDS = ['model', 'seed', 'class'] as const;
/** What of it makes it another wall, besides the prior. */
const WALL_FIELDS = [...NAME_FIELDS, 'temperature'] as const;

const NOWHERE = nowhere(WALL);

/** How many digits a comparison shows of each prior: enough to tell one in twenty from one in three. */
export const COMPARED_DIGITS = 96;

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

  newWall(): void {
    this.showSeed(newSeed());
  }

  showSeed(seed: number): void {
    const address = { ...this.#address, seed, index: 0, isOpen: false };
    this.#push(address);
    this.#go(address);
    this.#listener.onAnnounce(msg(str`New wall, seed ${seed}`));
  }

  /** The same digits, drawn from another of the model's priors. */
  showPrior(prior: string): void {
    if (!this.#options) return;
    const isDefault = prior === modelOf(this.#address, this.#options.shipped).priors[0];
    this.#change({ ...this.#address, prior: isDefault ? '' : prior, isComparison: false });
    this.#listener.onAnnounce(msg(str`Prior: ${priorName(prior)}`));
  }

  /** The same digits under all of the model's priors. */
  comparePriors(): void {
    this.#change({ ...this.#address, prior: '', isComparison: true });
    this.#listener.onAnnounce(msg('Priors side by side'));
  }

  /** The same places of the wall by another model, of the prior and class it was shown with where the model has those. */
  showModel(id: string): void {
    if (!this.#options) return;
    const model = modelOf({ model: id }, this.#options.shipped);
    this.#change(this.#by(model));
    this.#listener.onAnnounce(msg(str`Model: ${model.name}`));
  }

  /** Digits of one class only, or of all, by a model that is told so: the one of this wall, or another. */
  showClass(digitClass: number | undefined, id: string): void {
    if (!this.#options) return;
    const isSameModel = id === this.#address.model;
    const model = modelOf({ model: id }, this.#options.shipped);
    this.#change({ ...this.#by(model), class: digitClass });
    const chosen = digitClass ?? msg('all');
    this.#listener.onAnnounce(
      isSameModel ? msg(str`Class: ${chosen}`) : msg(str`Model: ${model.name}, class: ${chosen}`),
    );
  }

  /** The same digits, nearer to the typical ones or farther from them. All of one change is one step of the history. */
  showTemperature(temperature: number, isSameChange: boolean): void {
    const address = { ...this.#address, temperature };
    if (!isSameChange || !this.#isTemperatureEntry) this.#push(address);
    this.#isTemperatureEntry = true;
    this.#set(address);
    this.#addressBar.replaceSoon(address);
  }

  /** Goes to a digit of this wall, by keyboard too. */
  jumpTo(index: number): void {
    const address = { ...this.#address, index, isOpen: false };
    this.#push(address);
    this.#set(address);
    this.#listener.onJump(index, { focus: true, mark: true });
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

  /** Another wall at the same place. Back leads to the one before. */
  #change(address: PageAddress): void {
    const wasComparison = this.#address.isComparison;
    this.#push(address);
    this.#set(address);
    // A wall that was not there has to be led to where it is to be.
    if (wasComparison && !address.isComparison) this.#listener.onJump(address.index, { focus: false, mark: false });
  }

  #push(address: PageAddress): void {
    this.#isTemperatureEntry = false;
    this.#addressBar.push(address);
  }

  /** What is on screen as `model` would show it. What that model has not is left out. */
  #by(model: ShippedModel): PageAddress {
    const isComparison = this.#address.isComparison && model.priors.length > 1;
    return byModel({ ...this.#address, isComparison }, model);
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
