// The address of the page that is on screen. The controller reads it when the page begins, and whenever the visitor goes back or
// forward or edits it; the page then shows what it says. When the page shows something else, the controller writes the new address
// into the address bar: as a step, so that Back leads to the one before, or in place. It stays within the browser's limits for its
// history. An address that could not be read in full stays until the visitor does something, because it may be the only copy of a
// link.
//
// An address without a seed is of the seed that was shown last in this visit, so that a way through the pages stays with its digits.
// On the front page it is of a new digit at each visit and each reload, and it stays as it came: whatever an address names is
// shown again by a reload, and one that names no digit promises none. Back leads to the digit that was there all the same.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readFields } from '../../workers/core/readFields.ts';
import { addToEntry, pushAddress, replaceAddress } from '../platform/addressHistory.ts';
import { patched, type AddressChangeEvent } from './addressChange.ts';
import { AddressProblemEvent } from './addressProblemEvent.ts';
import { defaultModel, type AddressSource } from './defaultModel.ts';
import { nowhere } from './digitLinks.ts';
import { formatFragment, newSeed, parseFragment, type FragmentProblem, type PageAddress } from './pageAddress.ts';
import { FRONT, viewOf, type View } from './views.ts';

/** Browsers refuse addresses that change too often; while the page scrolls they would. */
const QUIET_MS = 250;
/** Events by which visitors do something. */
const DEEDS = ['pointerdown', 'keydown', 'wheel', 'click'] as const;

/** An address as it came. */
export interface CameAddress {
  readonly fragment: string;
  /** Fields that could not be used. The visitor has been told. */
  readonly problems: readonly FragmentProblem[];
  /** Tells the visitor of a field that only this page can check. */
  readonly tell: (problem: FragmentProblem | string) => void;
}

/** history.state where the front page's address names no digit. */
interface DrawnState {
  /** The whole address of the digit that was drawn. */
  readonly drawn?: string;
}

/** How a page reads, writes and shows its address. `Shown` is the page's own type for what it shows. */
export interface AddressOptions<Shown> {
  readonly view: View;
  /** Whether the model stays where an address leaves it out. Otherwise it becomes the default one. */
  readonly keepsModel: boolean;
  readonly read: (address: PageAddress, came: CameAddress) => Shown;
  readonly write: (shown: Shown) => PageAddress;
  /** Shows something else. `before` is undefined at the beginning; `isRead` where it was read from the address bar. */
  readonly show: (shown: Shown, from: { readonly before: Shown | undefined; readonly isRead: boolean }) => void;
  /** Whether the gallery has chosen the digits as an example: their seed is not taken along to other pages. */
  readonly isExample?: (shown: Shown) => boolean;
}

export class AddressController<Shown> implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #options: AddressOptions<Shown>;
  #source: AddressSource | undefined;
  #shown: Shown | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the address bar does not have the address of what is shown yet. */
  #isPending = false;
  #isKept = false;
  #away = new AbortController();

  constructor(host: ReactiveControllerHost & EventTarget, options: AddressOptions<Shown>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What the page shows. There is nothing before `begin`. */
  get shown(): Shown {
    return this.#shown as Shown; // pages begin before they are drawn
  }

  hostConnected(): void {
    this.#away = new AbortController();
    const { signal } = this.#away;
    const keep = (isKept: boolean) => (): void => {
      this.#isKept = isKept;
    };
    addEventListener('popstate', this.#onPopState, { signal });
    addEventListener(AddressProblemEvent.type, keep(true), { signal });
    for (const deed of DEEDS) addEventListener(deed, keep(false), { signal, capture: true, passive: true });
  }

  hostDisconnected(): void {
    this.#forget();
    this.#away.abort();
  }

  /** Shows what the address says; with `wantsNew`, a new digit where the front page's names none. The host must be connected. */
  begin(source: AddressSource, wantsNew = false): void {
    this.#source = source;
    this.#readBar(source, wantsNew);
  }

  /** Shows what an element of the page asks for. */
  change(this: AddressController<PageAddress>, { patch, isStep, state }: AddressChangeEvent): void {
    if (!this.#source) return;
    const address = patched(this.shown, patch, this.#source.shipped);
    if (isStep) this.push(address, state);
    else this.replaceSoon(address);
  }

  /** Shows something else; Back leads to what was shown before. `state` is what history.state will be there. */
  push(shown: Shown, state: unknown = null): void {
    if (this.#isPending) this.#write();
    pushAddress(formatFragment(this.#options.write(shown)), state);
    this.#show(shown, false);
  }

  /** Shows something else; the address of this entry of the history is corrected at once. */
  replace(shown: Shown): void {
    this.#show(shown, false);
    this.#write();
  }

  /** Shows something else; the address is corrected when nothing has changed for a moment. */
  replaceSoon(shown: Shown): void {
    this.#show(shown, false);
    this.#writeSoon();
  }

  /** Something else is on screen without having been asked for, as when a page is scrolled. */
  follow(shown: Shown): void {
    this.#shown = shown;
    this.#writeSoon();
  }

  readonly #onPopState = (): void => {
    this.#forget();
    this.#isKept = false;
    if (!this.#source || !this.#isHere) return;
    // What is shown is not shown again, as when a dialog has been closed that no address names.
    if (this.#shown !== undefined && this.#ofEntry === formatFragment(this.#options.write(this.#shown))) return;
    this.#readBar(this.#source);
  };

  #readBar(source: AddressSource, wantsNew = false): void {
    const { view, keepsModel, read, write } = this.#options;
    const before = this.#shown === undefined ? undefined : write(this.#shown);
    const model = (keepsModel ? before?.model : undefined) ?? defaultModel(source).id;
    const isBare = this.#isBare;
    const seed = isBare ? newSeed() : source.visit.seed;
    const fragment = wantsNew ? location.hash : this.#ofEntry;
    const { address, problems } = parseFragment(fragment, { ...nowhere(view), model, seed }, source.shipped);
    const tell = (problem: FragmentProblem | string): void => {
      this.#host.dispatchEvent(new AddressProblemEvent(problem));
    };
    problems.forEach(tell);
    this.#show(read(address, { fragment, problems, tell }), true);
    if (isBare) addToEntry({ drawn: formatFragment(write(this.shown)) } satisfies DrawnState);
    else this.#write();
  }

  /** Whether this is the front page's address, and names no digit. */
  get #isBare(): boolean {
    return this.#options.view === FRONT && !readFields(location.hash).has('s');
  }

  /** The address in the bar; where that names no digit, of the one that was drawn there. */
  get #ofEntry(): string {
    const state = history.state as DrawnState | null; // of this page's entries, or of nobody's
    return (this.#isBare ? state?.drawn : undefined) ?? location.hash;
  }

  #show(shown: Shown, isRead: boolean): void {
    const before = this.#shown;
    this.#shown = shown;
    this.#host.requestUpdate();
    const { view, write, isExample } = this.#options;
    if (this.#source && view.isOfDigits && !isExample?.(shown)) this.#source.visit.seed = write(shown).seed;
    this.#options.show(shown, { before, isRead });
  }

  /** Writes the address of what is shown, unless that of the visitor is kept or another page's is there. */
  #write(): void {
    this.#forget();
    if (this.#isHere && !this.#isKept) replaceAddress(formatFragment(this.#options.write(this.shown)));
  }

  #writeSoon(): void {
    this.#forget();
    this.#isPending = true;
    this.#timer = setTimeout(() => {
      this.#write();
    }, QUIET_MS);
  }

  /** A page that is being left must not overwrite the address of the next one. */
  get #isHere(): boolean {
    return (viewOf(readFields(location.hash)) ?? FRONT) === this.#options.view;
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#isPending = false;
  }
}
