import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formatAddress, type DigitAddress } from '../../../../workers/core/address.ts';
import './certificate-report.ts';
import type { AddressChangeEvent } from '../../../address/addressChange.ts';
import { byModel } from '../../../address/byModel.ts';
import { certificateFields, digitOfFields } from '../../../address/certificateLink.ts';
import type { Certificate } from './certificate.ts';
import { makeCertificate } from './makeCertificate.ts';
import { pictureLink } from '../../../address/digitLinks.ts';
import { AsyncTask } from '../../../engine/asyncTask.ts';
import { createMnistCopy, type MnistCopy } from '../realDigits/mnistCopy.ts';
import { newSeed, parseFragment } from '../../../address/pageAddress.ts';
import { defaultModel } from '../../../address/defaultModel.ts';
import { StoreController } from '../../../engine/storeController.ts';
import { AddressProblemEvent } from '../../../address/addressProblemEvent.ts';
import '../realDigits/mnist-copy.ts';
import '../../../kit/model-choice.ts';
import { workNote } from '../../../kit/work-note.ts';
import '../../../kit/digit-chooser.ts';
import type { PointChangeEvent } from '../../../kit/digit-chooser.ts';
import { modelOf } from '../../../storage/shippedModel.ts';
import { CompareTab } from '../models/compareTab.ts';

/** The certificate of one digit: whether it is a copy of a training digit. */
export class CertificateTab extends CompareTab {
  readonly #mnistStore = new StoreController(this);
  readonly #status = new StoreController(this);
  readonly #certificate = new AsyncTask<Certificate>(this);
  #address: DigitAddress | undefined;
  /** Pixels of the certificate that was shown last: the next one has this room, or the page would scroll while it is made. */
  #height = 0;
  #begun = '';
  /** Of the copy, as they were then. */
  #begunFiles: MnistCopy['files'] | undefined;

  get #mnist(): MnistCopy {
    return this.services.once(createMnistCopy);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#height = this.renderRoot.querySelector('certificate-report')?.offsetHeight ?? this.#height;
    if (changed.has('services')) {
      this.#status.store = this.services.status;
      this.#mnistStore.store = this.#mnist;
      void this.#mnist.load();
    }
    if (changed.has('fields')) this.#read();
    this.#make();
  }

  protected override updated(): void {
    const coming = this.renderRoot.querySelector<HTMLElement>('.coming');
    if (coming) coming.style.minHeight = this.#height > 0 ? `${this.#height}px` : '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const address = this.#address;
    if (!address) return nothing;
    const { shipped, status } = this.services;
    const model = modelOf(address, shipped);
    const { value, isPending } = this.#certificate;
    const shown = value && formatAddress(value.address) === formatAddress(address) ? value : undefined;
    return html`<div class="stack" data-state=${shown && !isPending ? 'ready' : 'pending'}>
      <div class="row">
        <model-choice
          .models=${shipped}
          .model=${model}
          .onDevice=${status.current.onDevice}
          .digitClass=${address.class}
          @address-change=${this.#onChange}
        ></model-choice>
        <digit-chooser
          .name=${'X'}
          .point=${address}
          .pixels=${shown?.grey}
          .href=${pictureLink(address)}
          @point-change=${this.#onPoint}
        ></digit-chooser>
      </div>
      ${workNote(this.#certificate, { canCancel: true })}
      ${
        !isPending && !shown && this.#certificate.isStarted && this.#certificate.failure === ''
          ? html`<div><button @click=${this.#onAgain}>${msg('Search the training digits for it')}</button></div>`
          : nothing
      }
      ${this.#report(shown)}
      <mnist-copy></mnist-copy>
    </div>`;
  }

  #report(shown: Certificate | undefined): TemplateResult | typeof nothing {
    if (shown) return html`<certificate-report .certificate=${shown}></certificate-report>`;
    const isComing = this.#certificate.isPending || !this.#certificate.isStarted;
    return isComing ? html`<div class="coming"></div>` : nothing;
  }

  /** The digit of the address; any where it names none. */
  #read(): void {
    const { shipped } = this.services;
    const model = this.#address?.model ?? defaultModel(this.services).id;
    const seed = this.#address?.seed ?? newSeed();
    const defaults = { model, seed, index: 0, temperature: 1, prior: '' };
    const { address, problems } = parseFragment(digitOfFields(this.fields), defaults, shipped);
    for (const problem of problems) this.dispatchEvent(new AddressProblemEvent(problem));
    const { index, temperature, prior, class: digitClass } = address;
    this.#address = { model: address.model, seed: address.seed, index, temperature, prior, class: digitClass };
    this.services.status.show(modelOf(address, shipped), temperature);
    const fields = certificateFields(this.#address);
    const isSame = Object.entries(fields).every(([field, value]) => (this.fields[field] ?? '') === value);
    // What is on screen is what the address says, also where it said less.
    if (!isSame)
      queueMicrotask(() => {
        this.change(fields, false);
      });
  }

  /** Makes the certificate anew when the digit, or what it can be held against, is another one. */
  #make(): void {
    const address = this.#address;
    if (!address || !this.#mnist.isRead) return;
    const { files } = this.#mnist;
    const digit = formatAddress(address);
    if (digit === this.#begun && files === this.#begunFiles) return;
    [this.#begun, this.#begunFiles] = [digit, files];
    const { engine, shipped } = this.services;
    void this.#certificate.run(async (call) => {
      const latent = await engine.latentEngine();
      return makeCertificate({ latent, mnist: this.#mnist }, modelOf(address, shipped), address, call);
    });
  }

  #go(change: Partial<DigitAddress>): void {
    if (this.#address) this.change(certificateFields({ ...this.#address, ...change }), true);
  }

  #onChange(event: AddressChangeEvent): void {
    event.stopPropagation(); // of the comparison's address these are no fields
    if (!this.#address) return;
    const digit = { ...this.#address, ...event.patch };
    this.#go(byModel(digit, modelOf(digit, this.services.shipped)));
  }

  /** Of a link the certificate is about its very digit, whatever model and temperature were shown before. */
  #onPoint({ point, link }: PointChangeEvent): void {
    if (link) {
      this.#go({ ...link, model: link.model || (this.#address?.model ?? '') });
      return;
    }
    const isConditional = this.#address && modelOf(this.#address, this.services.shipped).classes > 0;
    this.#go({
      seed: point.seed,
      index: point.index,
      ...(isConditional && point.class !== undefined && { class: point.class }),
    });
  }

  #onAgain(): void {
    void this.#certificate.retry();
  }
}

customElements.define('certificate-tab', CertificateTab);

declare global {
  interface HTMLElementTagNameMap {
    'certificate-tab': CertificateTab;
  }
}
