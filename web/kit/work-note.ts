import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../text/locale.ts';
import type { AsyncTask, TaskProgress } from '../engine/asyncTask.ts';
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
const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;

/**
 * A note on running work: how much of a file or of the digits is done, or why there is no result. Its room is reserved.
 *
 * @fires retry
 * @fires cancel-work
 */
export class WorkNote extends LocalizedElement {
  static override properties = {
    progress: { attribute: false },
    label: {},
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

  declare progress: TaskProgress | undefined;
  /** Accessible name of the progress bar, where the text beside it does not say what is going on. */
  declare label: string;
  declare failure: string;
  declare busy: boolean;
  declare canCancel: boolean;

  constructor() {
    super();
    this.progress = undefined;
    this.label = '';
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
    return html`<progress max=${progress.total} value=${progress.done} aria-label=${this.label || text}></progress>
      <p>${text}</p>
      ${cancel}`;
  }

  #textOf({ done, total, unit }: TaskProgress): string {
    switch (unit) {
      case 'digits':
        return msg(str`${formatNumber(done)} of ${formatNumber(total)} digits`);
      case 'bytes':
        return msg(str`${formatNumber(done / 1000, WHOLE)} of ${formatNumber(total / 1000, WHOLE)} kB`);
      case 'share':
        return formatNumber(done / total, PERCENT);
    }
  }

  #failed(): TemplateResult {
    return html`<p class="failed" role="alert">${this.failure}</p>
      <button @click=${this.#retry}>${msg('Try again')}</button>`;
  }

  #retry(): void {
    this.dispatchEvent(new RetryEvent());
  }

  #cancel(): void {
    this.dispatchEvent(new CancelEvent());
  }
}

/** The note of a task. */
export function workNote(
  task: AsyncTask<unknown>,
  { canCancel = false, label = '' }: { readonly canCancel?: boolean; readonly label?: string } = {},
): TemplateResult {
  return html`<work-note
    .progress=${task.progress}
    .label=${label}
    .failure=${task.failure}
    .busy=${task.isPending}
    ?can-cancel=${canCancel}
    @retry=${() => void task.retry()}
    @cancel-work=${() => {
      task.cancel();
    }}
  ></work-note>`;
}

/** The same until there is a result, and where there is none. A later result takes its place within a moment: no note says so. */
export function firstWorkNote(task: AsyncTask<unknown>): TemplateResult | typeof nothing {
  return task.value === undefined || task.failure !== '' ? workNote(task) : nothing;
}

customElements.define('work-note', WorkNote);

declare global {
  interface HTMLElementTagNameMap {
    'work-note': WorkNote;
  }
}
