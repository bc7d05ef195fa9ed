// Where a visitor is: which wall, which digit on top, whether one is open large. Keeps picture and address in step.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DrawDigits } from '../wall/blockField.ts';
import { AddressBar } from './addressBar.ts';
import type { DigitEngine } from './digitEngine.ts';
import { modelOf, type ShippedModels } from '../storage/shippedModel.ts';
import { drawClass } from '../../workers/core/digitClass.ts';
import { formatFragment, newSeed, parseFragment, type PageAddress } from './pageAddress.ts';
import { priorName } from './priorName.ts';

export interface VisitOptions {
  readonly engine: DigitEngine;
  readonly shipped: ShippedModels;
  /** Whether the seed in the address is to be left aside for a new one. */
  readonly wantsNewWall: boolean;
}

export interface VisitListener {
  /** The wall has to show a digit that the visitor asked for. */
  onJump(index: number, options: { readonly focus: boolean; readonly mark: boolean }): void;
  /** Something about the address is worth knowing. */
  onNotice(text: string): void;
  /** Something has happened that not everyone sees. */
  onAnnounce(text: string): void;
}

/** What of an address makes it another wall. */
const WALL_FIELDS = ['model', 'seed', 'temperature', 'prior', 'class'] as const;

const number = new Intl.NumberFormat('en');

export class Visit implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #listener: VisitListener;
  readonly #addressBar = new AddressBar((fragment) => {
    this.#go(this.#parse(fragment, this.#address));
    this.#addressBar.replace(this.#address);
  });
  #options: VisitOptions | undefined;
  #address: PageAddress = { model: '', seed: 0, index: 0, temperature: 1, prior: '', isOpen: false };
  #draw: DrawDigits | undefined;
  #nameOf: (index: number) => string = String;

  constructor(host: ReactiveControllerHost, listener: VisitListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  /** What is on screen; its index is that of the open digit, or else of the first one. */
  get address(): PageAddress {
    return this.#address;
  }

  /** Makes this wall's digits. Another function when it is another wall, and only then. */
  get draw(): DrawDigits | undefined {
    return this.#draw;
  }

  /** The accessible name of a digit; changes like `draw`. */
  get nameOf(): (index: number) => string {
    return this.#nameOf;
  }

  /** The address of a digit, open large, complete. */
  linkTo(index: number): string {
    return new URL(formatFragment({ ...this.#address, index, isOpen: true }), location.href).href;
  }

  hostConnected(): void {
    this.#addressBar.connect();
  }

  hostDisconnected(): void {
    this.#addressBar.disconnect();
  }

  /** Goes where the address says. */
  begin(options: VisitOptions): void {
    this.#options = options;
    const defaults = { model: options.shipped[0].id, seed: newSeed(), index: 0, temperature: 1, prior: '' };
    const address = this.#parse(location.hash, defaults);
    const isNew = options.wantsNewWall;
    this.#go(isNew ? { ...address, seed: newSeed(), index: 0, isOpen: false } : address);
    this.#addressBar.replace(this.#address);
  }

  newWall(): void {
    this.showSeed(newSeed());
  }

  showSeed(seed: number): void {
    const address = { ...this.#address, seed, index: 0, isOpen: false };
    this.#addressBar.push(address);
    this.#go(address);
    this.#listener.onAnnounce(`New wall, seed ${seed}`);
  }

  /** The same digits, drawn from another of the model's priors. */
  showPrior(prior: string): void {
    if (!this.#options) return;
    const isDefault = prior === modelOf(this.#address, this.#options.shipped).priors[0];
    this.#change({ ...this.#address, prior: isDefault ? '' : prior });
    this.#listener.onAnnounce(`Prior: ${priorName(prior)}`);
  }

  /** The same places of the wall by another model, of the prior and class it was shown with where the model has those. */
  showModel(id: string): void {
    if (!this.#options) return;
    const model = modelOf({ model: id }, this.#options.shipped);
    const { prior, class: digitClass } = this.#address;
    this.#change({
      ...this.#address,
      model: model.id,
      prior: model.priors.slice(1).includes(prior) ? prior : '',
      class: model.classes > 0 ? digitClass : undefined,
    });
    this.#listener.onAnnounce(`Model: ${model.name}`);
  }

  /** Digits of one class only, or of all. */
  showClass(digitClass: number | undefined): void {
    this.#change({ ...this.#address, class: digitClass });
    this.#listener.onAnnounce(`Class: ${digitClass ?? 'all'}`);
  }

  /** Goes to a digit of this wall, by keyboard too. */
  jumpTo(index: number): void {
    const address = { ...this.#address, index, isOpen: false };
    this.#addressBar.push(address);
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
  open(index: number): void {
    this.#set({ ...this.#address, index, isOpen: true });
    this.#addressBar.replace(this.#address);
  }

  /** Back to the wall, whose first digit on screen is `index`. */
  close(index: number): void {
    this.#set({ ...this.#address, index, isOpen: false });
    this.#addressBar.replace(this.#address);
  }

  #parse(fragment: string, defaults: PageAddress | Omit<PageAddress, 'isOpen'>): PageAddress {
    if (!this.#options) return this.#address;
    const { model, seed } = defaults;
    const { shipped } = this.#options;
    const all = { model, seed, index: 0, temperature: 1, prior: '' };
    const { address, problems } = parseFragment(fragment, all, shipped);
    for (const problem of problems) this.#listener.onNotice(problem);
    return address;
  }

  /** Another wall at the same place. Back leads to the one before. */
  #change(address: PageAddress): void {
    this.#addressBar.push(address);
    this.#set(address);
  }

  #go(address: PageAddress): void {
    this.#set(address);
    this.#listener.onJump(address.index, { focus: false, mark: address.index > 0 && !address.isOpen });
  }

  #set(address: PageAddress): void {
    const isSameWall = WALL_FIELDS.every((field) => address[field] === this.#address[field]);
    this.#address = address;
    if (!isSameWall || !this.#draw) this.#make(address);
    this.#host.requestUpdate();
  }

  #make(address: PageAddress): void {
    if (!this.#options) return;
    const { engine, shipped } = this.#options;
    const { seed, temperature, prior, class: digitClass } = address;
    const model = modelOf(address, shipped);
    const wall = { model, seed, temperature, prior, class: digitClass };
    this.#draw = (first, count, options) => engine.draw({ ...wall, first, count }, options);
    this.#nameOf = (index) => {
      const meaning = model.classes > 0 ? ` of class ${digitClass ?? drawClass(seed, index, model.classes)}` : '';
      return `Generated digit${meaning}, number ${number.format(index)} of seed ${seed}`;
    };
  }
}
