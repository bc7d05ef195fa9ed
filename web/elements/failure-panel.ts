import { LitElement, css, html, type TemplateResult } from 'lit';
import { controls, focusRing } from '../styles/controls.ts';

/** Another try was asked for. */
export class RetryEvent extends Event {
  static readonly type = 'retry';

  constructor() {
    super(RetryEvent.type);
  }
}

/**
 * Stands in front of an empty wall when nothing can be drawn: why, and what to do.
 *
 * @fires retry
 */
export class FailurePanel extends LitElement {
  static override properties = { reason: {} };
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: block;
        max-width: 30rem;
        padding: var(--space-5);
        border: 1px solid var(--line);
        border-radius: calc(2 * var(--radius));
        background: var(--raised);
        box-shadow: 0 16px 48px var(--shadow);
      }

      h2 {
        margin: 0 0 var(--space-2);
        font: italic 400 1.5rem/1.2 var(--serif);
      }

      p {
        margin: 0 0 var(--space-4);
        color: var(--muted);
        overflow-wrap: anywhere;
      }

      .reason {
        font: 400 0.8125rem/1.5 var(--mono);
      }
    `,
  ];

  declare reason: string;

  constructor() {
    super();
    this.reason = '';
  }

  protected override render(): TemplateResult {
    return html`
      <h2>The wall stays empty for now</h2>
      <p>What draws the digits could not be started on this device.</p>
      <p class="reason">${this.reason}</p>
      <button class="primary" @click=${this.#onRetry}>Try again</button>
    `;
  }

  #onRetry(): void {
    this.dispatchEvent(new RetryEvent());
  }
}

customElements.define('failure-panel', FailurePanel);

declare global {
  interface HTMLElementTagNameMap {
    'failure-panel': FailurePanel;
  }
}
