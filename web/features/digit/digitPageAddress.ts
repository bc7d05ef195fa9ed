// The digit of the picture page: its address, its pixels, their checksum, and whether that is the one of the link.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { msg } from '@lit/localize';
import { formatAddress, MAX_INDEX } from '../../../workers/core/address.ts';
import { readFields } from '../../../workers/core/readFields.ts';
import { failureText } from '../../engine/failure.ts';
import { modelOf, type ShippedModel } from '../../storage/shippedModel.ts';
import { AddressController, type CameAddress } from '../../address/addressController.ts';
import type { TimedDigits } from '../../engine/digitEngine.ts';
import { formatFragment, type PageAddress } from '../../address/pageAddress.ts';
import type { Services } from '../../engine/services.ts';
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
  onShown(picture: ShownPicture): void;
}

export class DigitPageAddress implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #listener: PictureListener;
  readonly #address: AddressController<PageAddress>;
  #services: Services | undefined;
  #shown: ShownPicture | undefined;
  #failure = '';
  /** The checksum of the link, and whether it can be that of the digit. */
  #claim = { checksum: '', isOfAnother: false };
  #rendering = new AbortController();

  constructor(host: ReactiveControllerHost & EventTarget, listener: PictureListener) {
    this.#host = host;
    this.#listener = listener;
    this.#address = new AddressController(host, {
      view: PICTURE,
      keepsModel: true,
      read: (address, came) => this.#read(address, came),
      write: (address) => address,
      show: (address) => {
        void this.#show(address);
      },
    });
    host.addController(this);
  }

  get address(): PageAddress {
    return this.#address.shown;
  }

  /** The digit of the address, or the one before as long as that is not there. */
  get shown(): ShownPicture | undefined {
    return this.#shown;
  }

  get failure(): string {
    return this.#failure;
  }

  get model(): ShippedModel | undefined {
    return this.#services && modelOf(this.address, this.#services.shipped);
  }

  /** The address of the digit, complete, with its checksum as soon as that is known. */
  get link(): string {
    const h = this.#shown?.address === this.address ? this.#shown.checksum : '';
    return new URL(formatFragment({ ...this.address, fields: { h } }), location.href).href;
  }

  get placeOnWall(): string {
    return formatFragment({ ...this.address, view: WALL.id });
  }

  /** The digit `by` numbers on; undefined beyond the ends. */
  neighbour(by: number): string | undefined {
    const index = this.address.index + by;
    if (index < 0 || index > MAX_INDEX) return undefined;
    return formatFragment({ ...this.address, index, fields: {} });
  }

  hostDisconnected(): void {
    this.#rendering.abort();
  }

  begin(services: Services): void {
    this.#services = services;
    this.#address.begin(services);
  }

  retry(): void {
    void this.#show(this.address);
  }

  #read(address: PageAddress, { fragment, problems, tell }: CameAddress): PageAddress {
    const { h = '' } = address.fields;
    const named = readFields(fragment);
    // Of a digit that the address does not name whole, and, where someone has changed the number, of the one before.
    const isOfAnother = problems.length > 0 || !named.has('m') || !named.has('s') || this.#isOfBefore(h, address);
    this.#claim = { checksum: h, isOfAnother };
    if (h === '' || (isChecksum(h) && !isOfAnother)) return address;
    if (!isChecksum(h)) {
      this.#claim = { checksum: '', isOfAnother: false };
      tell(msg('The checksum in this address is not valid, so nothing was compared with it.'));
    }
    return { ...address, fields: {} };
  }

  /** Whether a checksum is that of the digit on screen, or of its link, and the address is another digit's. */
  #isOfBefore(checksum: string, address: PageAddress): boolean {
    const isKnown = checksum !== '' && [this.#shown?.checksum, this.#claim.checksum].includes(checksum);
    return isKnown && formatAddress(this.address) !== formatAddress(address);
  }

  #agreementOf(checksum: string): ShownPicture['agreement'] {
    const { checksum: claimed, isOfAnother } = this.#claim;
    if (claimed === '') return undefined;
    if (claimed === checksum) return 'identical';
    if (isOfAnother) return 'of another';
    return this.#services?.status.current.engine === 'tfjs' ? 'other engine' : 'different';
  }

  async #show(address: PageAddress): Promise<void> {
    if (!this.#services) return;
    const { engine, shipped, status } = this.#services;
    this.#rendering.abort();
    this.#rendering = new AbortController();
    const { signal } = this.#rendering;
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
      const checksum = await checksumOf(drawn.pixels);
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
