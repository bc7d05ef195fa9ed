// The digit of the picture page: its address, its pixels, their checksum, and whether that is the one of the link.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { msg } from '@lit/localize';
import { formatAddress, MAX_INDEX } from '../../../workers/core/address.ts';
import { readFields } from '../../../workers/core/readFields.ts';
import { failureText } from '../../engine/failure.ts';
import { modelOf, type ShippedModel } from '../../storage/shippedModel.ts';
import { AddressBar } from '../../address/addressBar.ts';
import { nowhere } from '../../address/digitLinks.ts';
import type { TimedDigits } from '../../engine/digitEngine.ts';
import { greyOf } from '../../engine/latentDigits.ts';
import {
  formatFragment,
  newSeed,
  parseFragment,
  type FragmentProblem,
  type PageAddress,
} from '../../address/pageAddress.ts';
import { defaultModel, type PageSetup } from '../../engine/pageSetup.ts';
import { checksumOf, isChecksum } from './pixelChecksum.ts';
import { PICTURE, WALL } from '../../address/views.ts';

export interface ShownPicture extends TimedDigits {
  readonly address: PageAddress;
  readonly checksum: string;
  /**
   * What the link's checksum says of the pixels; undefined where the link has none. A checksum belongs to the fields that it
   * was made with: 'of another' where the address no longer has those, 'other engine' where this browser draws with
   * TensorFlow.js.
   */
  readonly agreement: 'identical' | 'different' | 'of another' | 'other engine' | undefined;
}

export interface PictureListener {
  /** The address could not be used as it came; in words where that is not the address of any page. */
  onProblem(problem: FragmentProblem | string): void;
  onShown(picture: ShownPicture): void;
}

const NOWHERE = nowhere(PICTURE);

export class DigitPageAddress implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #listener: PictureListener;
  readonly #addressBar = new AddressBar(PICTURE, (fragment) => {
    this.#go(this.#parse(fragment));
  });
  #setup: PageSetup | undefined;
  #address: PageAddress = NOWHERE;
  #shown: ShownPicture | undefined;
  #failure = '';
  /** The checksum of the link, and whether it can be that of the digit. */
  #claim = { checksum: '', isOfAnother: false };
  #rendering = new AbortController();

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
    this.#rendering.abort();
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
    const named = readFields(fragment);
    // Of a digit that the address does not name whole, and, where someone has changed the number, of the one before.
    const isOfAnother = problems.length > 0 || !named.has('m') || !named.has('s') || this.#isOfBefore(h, address);
    this.#claim = { checksum: h, isOfAnother };
    if (h === '' || (isChecksum(h) && !isOfAnother)) return address;
    if (!isChecksum(h)) {
      this.#claim = { checksum: '', isOfAnother: false };
      this.#listener.onProblem(msg('The checksum in this address is not valid, so nothing was compared with it.'));
    }
    return { ...address, fields: {} };
  }

  /** Whether a checksum is that of the digit on screen, or of its link, and the address is another digit's. */
  #isOfBefore(checksum: string, address: PageAddress): boolean {
    const isKnown = [this.#shown?.checksum, this.#claim.checksum].includes(checksum);
    return isKnown && formatAddress(this.#address) !== formatAddress(address);
  }

  #agreementOf(checksum: string): ShownPicture['agreement'] {
    const { checksum: claimed, isOfAnother } = this.#claim;
    if (claimed === '') return undefined;
    if (claimed === checksum) return 'identical';
    if (isOfAnother) return 'of another';
    return this.#setup?.status.current.engine === 'tfjs' ? 'other engine' : 'different';
  }

  #go(address: PageAddress): void {
    this.#addressBar.replace(address);
    void this.#show(address);
  }

  async #show(address: PageAddress): Promise<void> {
    if (!this.#setup) return;
    const { engine, shipped, status } = this.#setup;
    this.#rendering.abort();
    this.#rendering = new AbortController();
    const { signal } = this.#rendering;
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
      this.#shown = { ...drawn, address, checksum, agreement: this.#agreementOf(checksum) };
      this.#listener.onShown(this.#shown);
    } catch (error) {
      if (signal.aborted) return;
      this.#failure = failureText(error);
    }
    this.#host.requestUpdate();
  }
}
