import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../text/locale.ts';
import type { LatentWork, WorkProgress } from '../engine/latentWork.ts';
import { isOnline } from '../platform/device.ts';
import { controls, focusRing } from './controlsStyles.ts';
import { RetryEvent } from './failure-panel.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

/** What was going on is not wanted any longer. */
export class CancelEvent extends Event {
  static readonly type = 'cancel-work';

  constructor() {
    super(CancelEvent.type);
  }
}

const WHOLE = { maximumFractionDigits: 0 };

/**
 * A note on running work: how much of a file or of the digits is done, or why there is no result. Its room is reserved.
 *
 * @fires retry
 * @fires cancel-work
 */
export class WorkNote extends LocalizedElement {
  static override properties = {
    progress: { attribute: false },
    failure: {},
    busy: { type: Boolean },
    canCancel: { type: Boolean, attribute: 'can-cancel', reflect: true },
  };
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        min-height: 1.5em;
        color: var(--muted);
        font-size: var(--text-small);
      }

      /* A button may come and go. */
      :host([can-cancel]) {
        min-height: 32px;
      }

      p {
        margin: 0;
        overflow-wrap: anywhere;
        font-variant-numeric: tabular-nums;
      }

      progress {
        width: 8rem;
        height: 6px;
        accent-color: var(--accent);
      }

      .failed {
        color: var(--accent);
      }

      button {
        min-height: 32px;
        padding: 0 var(--space-3);
        font-size: var(--text-small);
      }
    `,
  ];

  declare progress: WorkProgress | undefined;
  declare failure: string;
  declare busy: boolean;
  declare canCancel: boolean;

  constructor() {
    super();
    this.progress = undefined;
    this.failure = '';
    this.busy = false;
    this.canCancel = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.failure !== '') return this.#failed();
    if (!this.busy) return nothing;
    const { progress } = this;
    const cancel = this.canCancel ? html`<button @click=${this.#cancel}>${msg('Cancel')}</button>` : nothing;
    // When all of a file has come, it is still to be checked.
    if (!progress || (progress.unit === 'bytes' && progress.done >= progress.total))
      return html`<p>${msg('One moment …')}</p>
        ${cancel}`;
    const text = this.#textOf(progress);
    return html`<progress max=${progress.total} value=${progress.done} aria-label=${text}></progress>
      <p>${text}</p>
      ${cancel}`;
  }

  #textOf({ done, total, unit }: WorkProgress): string {
    if (unit === 'digits') return msg(str`${formatNumber(done)} of ${formatNumber(total)} digits`);
    return msg(str`${formatNumber(done / 1000, WHOLE)} of ${formatNumber(total / 1000, WHOLE)} kB`);
  }

  #failed(): TemplateResult {
    const why = isOnline()
      ? this.failure
      : msg('There is no connection, and the files that this needs are not on this device yet.');
    return html`<p class="failed" role="alert">${why}</p>
      <button @click=${this.#retry}>${msg('Try again')}</button>`;
  }

  #retry(): void {
    this.dispatchEvent(new RetryEvent());
  }

  #cancel(): void {
    this.dispatchEvent(new CancelEvent());
  }
}

/** The note of one piece of work. */
export function workNote(work: LatentWork<unknown>, canCancel = false): TemplateResult {
  return html`<work-note
    .progress=${work.progress}
    .failure=${work.failure}
    .busy=${work.isBusy}
    ?can-cancel=${canCancel}
    @retry=${() => {
      work.retry();
    }}
    @cancel-work=${() => {
      work.cancel();
    }}
  ></work-note>`;
}

customElements.define('work-note', WorkNote);

declare global {
  interface HTMLElementTagNameMap {
    'work-note': WorkNote;
  }
}
