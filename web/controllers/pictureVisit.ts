// The digit of the picture page: its address, its pixels, their checksum, and whether that is the one of the link.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { msg } from '@lit/localize';
import { MAX_INDEX } from '../../workers/core/address.ts';
import { failureText } from './failure.ts';
import { modelOf, type ShippedModel } from '../storage/shippedModel.ts';
import { AddressBar } from './addressBar.ts';
import { nowhere } from './digitLinks.ts';
import type { TimedDigits } from './digitEngine.ts';
import { greyOf } from './latentDigits.ts';
import { formatFragment, newSeed, parseFragment, type FragmentProblem, type PageAddress } from './pageAddress.ts';
import { defaultModel, type PageSetup } from './pageSetup.ts';
import { checksumOf, isChecksum } from './pixelChecksum.ts';
import { PICTURE, WALL } from './views.ts';

export interface ShownPicture extends TimedDigits {
  readonly address: PageAddress;
  readonly checksum: string;
  /** What the link's checksum says of the pixels; undefined where the link has none. */
  readonly agreement: 'identical' | 'different' | undefined;
}

export interface PictureListener {
  /** The address could not be used as it came; in words where that is not the address of any page. */
  onProblem(problem: FragmentProblem | string): void;
  onShown(picture: ShownPicture): void;
}

const NOWHERE = nowhere(PICTURE);

export class PictureVisit implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #listener: PictureListener;
  readonly #addressBar = new AddressBar(PICTURE, (fragment) => {
    this.#go(this.#parse(fragment));
  });
  #setup: PageSetup | undefined;
  #address: PageAddress = NOWHERE;
  #shown: ShownPicture | undefined;
  #failure = '';
  #drawing = new AbortController();

  constructor(host: ReactiveControllerHost, listener: PictureListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this.#addressBar);
    host.addController(this);
  }

  get address(): PageAddress {
    return this.#address;
  }

  /** The digit of the address, or the one before as long as that is not there. */
  get shown(): ShownPicture | undefined {
    return this.#shown;
  }

  get failure(): string {
    return this.#failure;
  }

  get model(): ShippedModel | undefined {
    return this.#setup && modelOf(this.#address, this.#setup.shipped);
  }

  /** The address of the digit, complete, with its checksum as soon as that is known. */
  get link(): string {
    const h = this.#shown?.address === this.#address ? this.#shown.checksum : '';
    return new URL(formatFragment({ ...this.#address, fields: { h } }), location.href).href;
  }

  get placeOnWall(): string {
    return formatFragment({ ...this.#address, view: WALL.id });
  }

  /** The digit `by` numbers on; undefined beyond the ends. */
  neighbour(by: number): string | undefined {
    const index = this.#address.index + by;
    if (index < 0 || index > MAX_INDEX) return undefined;
    return formatFragment({ ...this.#address, index, fields: {} });
  }

  hostDisconnected(): void {
    this.#drawing.abort();
  }

  begin(setup: PageSetup): void {
    this.#setup = setup;
    this.#go(this.#parse(location.hash));
  }

  retry(): void {
    void this.#show(this.#address);
  }

  #parse(fragment: string): PageAddress {
    if (!this.#setup) return this.#address;
    const model = this.#address.model || defaultModel(this.#setup).id;
    const defaults = { ...NOWHERE, model, seed: newSeed() };
    const { address, problems } = parseFragment(fragment, defaults, this.#setup.shipped);
    for (const problem of problems) this.#listener.onProblem(problem);
    const { h = '' } = address.fields;
    if (h === '' || isChecksum(h)) return address;
    this.#listener.onProblem(
      msg('The checksum in this address has no possible form, so nothing was compared with it.'),
    );
    return { ...address, fields: {} };
  }

  #go(address: PageAddress): void {
    this.#addressBar.replace(address);
    void this.#show(address);
  }

  async #show(address: PageAddress): Promise<void> {
    if (!this.#setup) return;
    const { engine, shipped, status } = this.#setup;
    this.#drawing.abort();
    this.#drawing = new AbortController();
    const { signal } = this.#drawing;
    this.#address = address;
    this.#failure = '';
    this.#host.requestUpdate();
    const { seed, index, temperature, prior, class: digitClass } = address;
    const model = modelOf(address, shipped);
    status.show(model, temperature);
    try {
      const drawn = await engine.drawTimed(
        { model, seed, temperature, prior, class: digitClass, first: index, count: 1 },
        { priority: () => -1, signal },
      );
      const checksum = await checksumOf(greyOf(drawn.pixels));
      if (signal.aborted) return;
      const { h = '' } = address.fields;
      const agreement = h === '' ? undefined : h === checksum ? 'identical' : 'different';
      this.#shown = { ...drawn, address, checksum, agreement };
      this.#listener.onShown(this.#shown);
    } catch (error) {
      if (signal.aborted) return;
      this.#failure = failureText(error);
    }
    this.#host.requestUpdate();
  }
}
