// The page's status in one store. Elements read it and are redrawn when it changes.

import type { BackendName } from '../../workers/backend/backend.ts';
import type { ShippedModel } from '../storage/shippedModel.ts';

export interface GalleryStatus {
  /** 'failed' as long as digits wait for another try. */
  readonly phase: 'starting' | 'ready' | 'failed';
  /** Whether digits have been asked for at all. */
  readonly isAsked: boolean;
  /** What was thrown when the model that was asked for last could not be had. Who has asked says so; here for who waits. */
  readonly failure: unknown;
  readonly engine: BackendName | undefined;
  readonly workers: number;
  /** Whose digits are on screen; undefined where there are none. */
  readonly model: ShippedModel | undefined;
  readonly temperature: number;
  /** 0 until the page on screen has had digits drawn. */
  readonly digitsPerSecond: number;
  /** Bytes of the model's download so far; only while a download takes long enough to be noticed. */
  readonly receivedBytes: number | undefined;
  /** sha256 of the models that are kept on this device, as far as is known. */
  readonly onDevice: ReadonlySet<string>;
  /** Whether the page itself would start now without a network; what it can draw then is in `onDevice`. */
  readonly isOfflineReady: boolean;
  /** Whether this browser can never do so. */
  readonly needsNetwork: boolean;
  /** Whether a newer version of the page waits to take over. */
  readonly hasUpdate: boolean;
}

export class StatusStore extends EventTarget {
  #current: GalleryStatus = {
    phase: 'starting',
    isAsked: false,
    failure: undefined,
    engine: undefined,
    workers: 0,
    model: undefined,
    temperature: 1,
    digitsPerSecond: 0,
    receivedBytes: undefined,
    onDevice: new Set(),
    isOfflineReady: false,
    needsNetwork: false,
    hasUpdate: false,
  };

  get current(): GalleryStatus {
    return this.#current;
  }

  /** Changes some of it and tells the listeners of 'change'. */
  update(changes: Partial<GalleryStatus>): void {
    this.#current = { ...this.#current, ...changes };
    this.dispatchEvent(new Event('change'));
  }

  /** Another page is on screen: what was said of the one before is no longer true. */
  turnPage(): void {
    this.update({ model: undefined, temperature: 1, digitsPerSecond: 0 });
  }

  /** Sets the model and the temperature of the digits on screen. */
  show(model: ShippedModel, temperature: number): void {
    const { current } = this;
    if (current.model !== model || current.temperature !== temperature) this.update({ model, temperature });
  }
}
