import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { AsyncTask } from '../engine/asyncTask.ts';
import { ServicedElement } from '../engine/servicedElement.ts';
import { StoreController } from '../engine/storeController.ts';
import { controls, focusRing } from '../kit/controlsStyles.ts';
import { workNote } from '../kit/work-note.ts';
import { createModelStore } from '../storage/modelStore.ts';
import type { ShippedFile } from '../storage/shippedModel.ts';
import { shippedParts } from '../storage/shippedParts.ts';
import { shippedReference } from '../storage/shippedReference.ts';
import { formatNumber } from '../text/locale.ts';
import { KeptFiles, bytesOf } from './keptFiles.ts';

interface FileGroup {
  readonly name: string;
  readonly files: readonly ShippedFile[];
}

/** What is kept on this device for use without a network, with a way to keep all of it and to let it go. */
export class StoragePanel extends ServicedElement {
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
        color: var(--muted);
        font-size: var(--text-small);
      }

      h3,
      p,
      ul {
        margin: 0;
      }

      h3 {
        color: var(--ink);
        font-size: inherit;
      }

      ul {
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-2);
        min-height: var(--control);
        border-top: 1px solid var(--line);
        font-variant-numeric: tabular-nums;
      }

      li span:first-child {
        flex: 1 1 9rem;
        color: var(--ink);
      }

      li button {
        min-height: 32px;
        padding: 0 var(--space-3);
        font-size: inherit;
      }

      .keep {
        justify-self: start;
        padding-block: var(--space-1);
        line-height: 1.2;
        white-space: normal;
      }
    `,
  ];

  readonly #status = new StoreController(this);
  readonly #keeping = new AsyncTask(this);
  readonly #removing = new AsyncTask(this);
  #files: KeptFiles | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    const { status, database } = this.services;
    this.#status.store = status;
    this.#files = new KeptFiles(createModelStore(database), (onDevice) => {
      status.update({ onDevice });
    });
    void this.#files.look().catch(() => undefined); // keeping says what is wrong
  }

  protected override render(): TemplateResult {
    const missing = this.#missing();
    const isBusy = this.#keeping.isPending || this.#removing.isPending;
    return html`
      <h3>${msg('Kept on this device')}</h3>
      <p>${this.#promise(missing)}</p>
      <ul>
        ${this.#groups().map((group) => this.#row(group, isBusy))}
      </ul>
      ${
        missing.length > 0 && !this.#keeping.isPending
          ? html`<button class="keep" ?disabled=${isBusy} @click=${this.#keep}>
              ${msg(str`Keep everything offline: ${sizeText(bytesOf(missing))}`)}
            </button>`
          : nothing
      }
      ${workNote(this.#keeping, { canCancel: true, label: msg('Download of everything') })}
      ${this.#removing.failure ? workNote(this.#removing) : nothing}
    `;
  }

  #promise(missing: readonly ShippedFile[]): string {
    const { isOfflineReady, needsNetwork } = this.services.status.current;
    if (needsNetwork) {
      return msg('This browser does not keep the page itself, so each visit needs a network. Kept files come faster.');
    }
    if (missing.length > 0) {
      return msg('A page works without a network if the files that it needs are kept. Files that have been used are.');
    }
    return isOfflineReady
      ? msg('Every page works without a network; only the race against TensorFlow.js has to have been run once.')
      : msg('All files are kept. The page itself will be, too, at the next visit with a network.');
  }

  #row({ name, files }: FileGroup, isBusy: boolean): TemplateResult {
    const kept = files.filter((file) => this.#isKept(file));
    const count = msg(str`${formatNumber(kept.length)} of ${formatNumber(files.length)}`);
    const size = sizeText(bytesOf(kept));
    const amount = files.length > 1 ? `${count} · ${size}` : size;
    const remove = (): void => {
      void this.#removing.run(async () => this.#files?.letGo(kept));
    };
    return html`<li>
      <span>${name}</span>
      <span>${kept.length > 0 ? amount : msg('not kept')}</span>
      ${
        kept.length > 0
          ? html`<button ?disabled=${isBusy} aria-label=${msg(str`Remove from this device: ${name}`)} @click=${remove}>
              ${msg('Remove')}
            </button>`
          : nothing
      }
    </li>`;
  }

  /** In the order in which they are fetched: what most pages need comes first. */
  #groups(): readonly FileGroup[] {
    const { shipped } = this.services;
    return [
      { name: msg('Models'), files: shipped },
      { name: msg('The judge'), files: shippedParts.filter(({ kind }) => kind === 'judge') },
      { name: msg('Encoders and discriminators'), files: shippedParts.filter(({ kind }) => kind !== 'judge') },
      { name: msg('Real digits as numbers'), files: shippedReference.filter(({ id }) => id === 'digits') },
      { name: msg('Index of training digits'), files: shippedReference.filter(({ id }) => id === 'training') },
    ].filter(({ files }) => files.length > 0);
  }

  #missing(): readonly ShippedFile[] {
    return this.#groups()
      .flatMap(({ files }) => files)
      .filter((file) => !this.#isKept(file));
  }

  #isKept({ sha256 }: ShippedFile): boolean {
    return this.services.status.current.onDevice.has(sha256);
  }

  #keep(): void {
    void this.#keeping.run(async (call) => this.#files?.keep(this.#missing(), call));
  }
}

function sizeText(bytes: number): string {
  return bytes < 1e6
    ? msg(str`${formatNumber(bytes / 1000, { maximumFractionDigits: 0 })} kB`)
    : msg(str`${formatNumber(bytes / 1e6, { maximumFractionDigits: 1 })} MB`);
}

customElements.define('storage-panel', StoragePanel);

declare global {
  interface HTMLElementTagNameMap {
    'storage-panel': StoragePanel;
  }
}
