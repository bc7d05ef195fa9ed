// The front page's way through the digits of a seed: which one is shown, which ones are made ahead, and the history.
//
// Every digit that the visitor asks for is an entry of the browser's history, because Back has to bring the last one back,
// and the one before that. What would flood the history is not asked for one by one: a key that is held down replaces, and
// going back within the page goes back in the history where that leads to the same digit, instead of adding to it.

import { patched, type AddressPatch } from '../../address/addressChange.ts';
import { nowhere } from '../../address/digitLinks.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { MAX_INDEX } from '../../../workers/core/address.ts';
import { errorMessage } from '../../../workers/core/errors.ts';
import { modelOf, type ShippedModel } from '../../storage/shippedModel.ts';
import { AddressController } from '../../address/addressController.ts';
import { formatFragment, newSeed, type PageAddress } from '../../address/pageAddress.ts';
import type { Services } from '../../engine/services.ts';
import { extended, keepRecentDigits, keyOf, readRecentDigits, type RecentDigit } from '../../kit/recentDigits.ts';
import { FRONT, PICTURE, WALL } from '../../address/views.ts';

/** How many digits are made ahead: more than anybody asks for before the next are made. */
const AHEAD = 3;
/** Of the digits made ahead, those that are kept. */
const MAX_MADE = 24;

const NOWHERE = nowhere(FRONT);

export interface OneDigitAddressListener {
  /** Another digit is on screen. */
  onShown(digit: RecentDigit): void;
}

export class OneDigitAddress implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #listener: OneDigitAddressListener;
  readonly #address: AddressController<PageAddress>;
  #services: Services | undefined;
  #shown: RecentDigit | undefined;
  #recentDigits: readonly RecentDigit[] = [];
  #failure: string | undefined;
  /** Key → a digit that is made, or is about to be. */
  readonly #made = new Map<string, Promise<RecentDigit>>();
  readonly #away = new AbortController();

  constructor(host: ReactiveControllerHost & EventTarget, listener: OneDigitAddressListener) {
    this.#host = host;
    this.#listener = listener;
    this.#address = new AddressController(host, {
      view: FRONT,
      keepsModel: true,
      read: (address) => address,
      write: (address) => address,
      show: (address) => {
        void this.#show(address);
      },
    });
    host.addController(this);
  }

  /** What the address bar says; its digit may still have to be made. */
  get address(): PageAddress {
    return this.#address.shown;
  }

  /** What is on screen. */
  get shown(): RecentDigit | undefined {
    return this.#shown;
  }

  get recentDigits(): readonly RecentDigit[] {
    return this.#recentDigits;
  }

  /** Why the digit could not be made; undefined as long as it can. */
  get failure(): string | undefined {
    return this.#failure;
  }

  get model(): ShippedModel | undefined {
    return this.#services && modelOf(this.address, this.#services.shipped);
  }

  /** The address of the digit that is shown, complete. */
  get link(): string {
    return new URL(formatFragment(this.address), location.href).href;
  }

  /** Where on the wall it is. */
  get placeOnWall(): string {
    return formatFragment({ ...this.address, view: WALL.id });
  }

  /** Where there is more about it. */
  get pictureLink(): string {
    return formatFragment({ ...this.address, view: PICTURE.id });
  }

  get hasPrevious(): boolean {
    return this.#before !== undefined;
  }

  hostDisconnected(): void {
    this.#away.abort();
  }

  /** Shows what the address says; with `wantsNew`, a new digit where it names none. */
  begin(services: Services, wantsNew: boolean): void {
    this.#services = services;
    this.#recentDigits = readRecentDigits();
    this.#address.begin(services, wantsNew);
  }

  /** The next digit of this seed. `isHeld` while a key repeats. */
  next(isHeld = false): void {
    this.#go(this.#after(this.address), this.address, isHeld);
  }

  /** The digit that was seen before this one. */
  previous(isHeld = false): void {
    const before = this.#before;
    if (!before) return;
    const state = history.state as { readonly before?: unknown } | null; // of this page's entries, or of nobody's
    if (state?.before === keyOf(before.address) && !isHeld) history.back();
    else this.#go({ ...NOWHERE, ...before.address }, this.address, true);
  }

  /** A digit that was seen before. */
  showAgain({ address }: RecentDigit): void {
    if (keyOf(address) !== keyOf(this.address)) this.#go({ ...NOWHERE, ...address }, this.address, false);
  }

  /** Shows what a control asks for. */
  change(patch: AddressPatch): void {
    if (this.#services) this.#go(patched(this.address, patch, this.#services.shipped), this.address, false);
  }

  /** Tries again what has failed. */
  retry(): void {
    void this.#show(this.address);
  }

  get #before(): RecentDigit | undefined {
    const key = keyOf(this.address);
    const place = this.#recentDigits.findIndex(({ address }) => keyOf(address) === key);
    return this.#recentDigits[(place === -1 ? this.#recentDigits.length : place) - 1];
  }

  #after(address: PageAddress): PageAddress {
    return address.index < MAX_INDEX
      ? { ...address, index: address.index + 1 }
      : { ...address, seed: newSeed(), index: 0 };
  }

  #go(address: PageAddress, from: PageAddress, replaces: boolean): void {
    if (replaces) this.#address.replace(address);
    else this.#address.push(address, { before: keyOf(from) });
  }

  /** Brings a digit on screen when it is made. The one before stays until then. */
  async #show(address: PageAddress): Promise<void> {
    if (!this.#services) return;
    this.#failure = undefined;
    this.#services.status.show(modelOf(address, this.#services.shipped), address.temperature);
    this.#host.requestUpdate();
    try {
      const digit = await this.#digit(address, -1);
      if (this.address !== address || this.#away.signal.aborted) return;
      this.#shown = digit;
      this.#recentDigits = extended(this.#recentDigits, digit);
      this.#host.requestUpdate();
      this.#listener.onShown(digit);
      keepRecentDigits(this.#recentDigits);
      void this.#makeAhead(address);
    } catch (error) {
      const why = await import('../../engine/failure.ts').then(
        ({ failureText }) => failureText(error),
        () => errorMessage(error),
      );
      if (this.address !== address || this.#away.signal.aborted) return;
      this.#failure = why;
      this.#host.requestUpdate();
    }
  }

  /** One after the other: no digit waits behind another, and is said to have taken longer for it. */
  async #makeAhead(address: PageAddress): Promise<void> {
    for (const key of [...this.#made.keys()].slice(0, -MAX_MADE)) this.#made.delete(key);
    let ahead = address;
    for (let i = 1; i <= AHEAD && ahead.index < MAX_INDEX; i++) {
      ahead = this.#after(ahead);
      // What fails here is asked for again, and told, when it is wanted.
      await this.#digit(ahead, i).catch(() => undefined);
      if (this.address !== address || this.#away.signal.aborted) return;
    }
  }

  /** Each is drawn by itself, so that the time it took is its own. */
  #digit(address: PageAddress, priority: number): Promise<RecentDigit> {
    const key = keyOf(address);
    const seen = this.#recentDigits.find((digit) => keyOf(digit.address) === key);
    if (seen) return Promise.resolve(seen);
    const made = this.#made.get(key) ?? this.#draw(address, priority);
    this.#made.set(key, made);
    made.catch(() => {
      this.#made.delete(key);
    });
    return made;
  }

  async #draw(address: PageAddress, priority: number): Promise<RecentDigit> {
    if (!this.#services) throw new Error('digit: no engine yet, want services; begin first');
    const { engine, shipped } = this.#services;
    const { seed, index, temperature, prior, class: digitClass } = address;
    const model = modelOf(address, shipped);
    const drawn = await engine.drawTimed(
      { model, seed, temperature, prior, class: digitClass, first: index, count: 1 },
      { priority: () => priority, signal: this.#away.signal },
    );
    return { address: { model: model.id, seed, index, temperature, prior, class: digitClass }, ...drawn };
  }
}
