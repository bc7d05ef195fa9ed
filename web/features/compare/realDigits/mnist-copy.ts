import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { MNIST_PARTS, MNIST_SOURCE, type MnistPart, type MnistSet } from '../../../../workers/data/mnistNames.ts';
import { formatNumber } from '../../../text/locale.ts';
import { AsyncTask } from '../../../engine/asyncTask.ts';
import { PARTS, createMnistCopy, type MnistCopy } from './mnistCopy.ts';
import { StoreController } from '../../../engine/storeController.ts';
import { MNIST_BYTES } from '../../../storage/mnistDownload.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { NoticeEvent } from '../../../kit/events.ts';
import type { FilesGivenEvent } from '../../../kit/filesGivenEvent.ts';
import { removalNotice } from '../../../kit/removalNotice.ts';
import { ServicedElement } from '../../../engine/servicedElement.ts';
import '../../../kit/open-file.ts';
import { workNote } from '../../../kit/work-note.ts';

const MEGA = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** The panel of the visitor's own copy of MNIST: its files, and buttons to open, download and delete them. */
export class MnistCopyPanel extends ServicedElement {
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: block;
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
      }

      h3 {
        margin: 0 0 var(--space-1);
        font: 500 1rem/1.3 var(--sans);
      }

      p {
        max-width: 44rem;
        margin: 0 0 var(--space-3);
        color: var(--muted);
        font-size: var(--text-small);
        text-wrap: pretty;
        overflow-wrap: anywhere;
      }

      ul {
        display: grid;
        gap: var(--space-1) var(--space-5);
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
        margin: 0 0 var(--space-3);
        padding: 0;
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
        list-style: none;
      }

      .there::before {
        content: '✓ ';
        color: var(--good);
      }

      .missing {
        color: var(--muted);
      }

      .missing::before {
        content: '– ';
      }

      .problem {
        color: var(--accent);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }

      button,
      .button {
        line-height: 1.2;
        white-space: normal;
      }
    `,
  ];

  readonly #store = new StoreController(this);
  readonly #task = new AsyncTask(this);

  get #copy(): MnistCopy {
    return this.services.once(createMnistCopy);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    this.#store.store = this.#copy;
    void this.#copy.load();
  }

  protected override render(): TemplateResult {
    const { files, isRead } = this.#copy;
    const state = !isRead ? 'unread' : files.size === 0 ? 'none' : files.size < PARTS.length ? 'some' : 'all';
    return html`<section aria-labelledby="mnist" data-state=${this.#task.isPending ? 'busy' : state}>
      <h3 id="mnist">${msg('Real digits: your own copy of MNIST')}</h3>
      ${files.size === 0 ? this.#invitation() : this.#list()} ${this.#problems()}
      <div class="actions">
        ${this.#task.isPending ? workNote(this.#task, { canCancel: true, label: msg('Files of MNIST') }) : this.#actions()}
      </div>
    </section>`;
  }

  #invitation(): TemplateResult {
    return html`<p>
      ${msg(
        str`This page contains no real handwriting. Open the four files of MNIST, gzipped or not, or drop them on this page. You can also download them (${megabytes(MNIST_BYTES)} MB from ${new URL(MNIST_SOURCE).host}, which then sees your request). They stay on this device.`,
      )}
    </p>`;
  }

  #list(): TemplateResult {
    const { files, bytes, failure } = this.#copy;
    return html`<ul>
        ${PARTS.map((part) => {
          const file = files.get(part);
          return file
            ? html`<li class="there">${partName(part)}: ${formatNumber(file.count)}</li>`
            : html`<li class="missing">${msg(str`${partName(part)}: missing (${MNIST_PARTS[part].file})`)}</li>`;
        })}
      </ul>
      <p>
        ${
          failure === undefined
            ? msg(str`${megabytes(bytes)} MB, stored on this device until you remove them.`)
            : failure === 'full'
              ? msg('There is no space on this device to store them: they stay in memory until this page is closed.')
              : msg('This browser does not let the page store them: they stay in memory until this page is closed.')
        }
      </p>`;
  }

  #problems(): TemplateResult {
    const mismatched = (['training', 'test'] as const).filter((set) => this.#copy.isMismatched(set));
    const { failure } = this.#task;
    return html`<div role="status">
      ${this.#copy.refused.map(
        ({ name, reason }) =>
          html`<p class="problem">
            ${msg(str`“${name}” could not be used; everything else works without it.`)}
            <span lang="en">(${reason})</span>
          </p>`,
      )}
      ${mismatched.map((set) => html`<p class="problem">${this.#mismatch(set)}</p>`)}
      ${
        failure === ''
          ? nothing
          : html`<p class="problem">
              ${msg(
                'The download failed. Download the four files yourself, with your browser or any program, and open them here.',
              )}
              <a href=${`${MNIST_SOURCE}${MNIST_PARTS['test images'].file}.gz`}>${MNIST_SOURCE}…</a>
              <span lang="en">(${failure})</span>
            </p>`
      }
    </div>`;
  }

  #mismatch(set: MnistSet): string {
    const images = formatNumber(this.#copy.count(set));
    const labels = formatNumber(this.#copy.files.get(`${set} labels`)?.count ?? 0);
    return set === 'training'
      ? msg(
          str`There are ${images} training pictures but ${labels} labels: they do not belong together, and the labels are left out.`,
        )
      : msg(
          str`There are ${images} test pictures but ${labels} labels: they do not belong together, and the labels are left out.`,
        );
  }

  #actions(): TemplateResult {
    const { files } = this.#copy;
    const missing = PARTS.filter((part) => !files.has(part));
    const bytes = missing.reduce((sum, part) => sum + MNIST_PARTS[part].gzippedBytes, 0);
    return html`<open-file .label=${msg('Open files')} accept="" multiple @files-given=${this.#onFiles}></open-file> ${
        missing.length > 0
          ? html`<button @click=${this.#onDownload}>
              ${
                files.size === 0
                  ? msg(str`Download: ${megabytes(bytes)} MB`)
                  : msg(str`Download what is missing: ${megabytes(bytes)} MB`)
              }
            </button>`
          : nothing
      }
      ${files.size > 0 ? html`<button @click=${this.#onRemove}>${msg('Remove from this device')}</button>` : nothing}`;
  }

  #onFiles(event: FilesGivenEvent): void {
    event.stopPropagation(); // this panel takes them, and shows how far it is
    void this.#task.run((tools) => this.#copy.take(event.files, tools));
  }

  #onDownload(): void {
    void this.#task.run((tools) => this.#copy.download(tools));
  }

  async #onRemove(): Promise<void> {
    if (await this.#copy.remove()) this.dispatchEvent(new NoticeEvent(removalNotice()));
  }
}

function megabytes(bytes: number): string {
  return formatNumber(bytes / 1e6, MEGA);
}

function partName(part: MnistPart): string {
  switch (part) {
    case 'training images':
      return msg('Training pictures');
    case 'training labels':
      return msg('Training labels');
    case 'test images':
      return msg('Test pictures');
    case 'test labels':
      return msg('Test labels');
  }
}

customElements.define('mnist-copy', MnistCopyPanel);

declare global {
  interface HTMLElementTagNameMap {
    'mnist-copy': MnistCopyPanel;
  }
}
