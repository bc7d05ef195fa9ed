import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { controls, focusRing } from './controlsStyles.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

/** Another try was asked for. */
export class RetryEvent extends Event {
  static readonly type = 'retry';

  constructor() {
    super(RetryEvent.type);
  }
}

/**
 * Stands in the place of something that could not be loaded or drawn: why, and what to do.
 *
 * @fires retry
 */
export class FailurePanel extends LocalizedElement {
  static override properties = { heading: {}, text: {}, reason: {} };
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

  declare heading: string;
  /** What it means, and what to do. */
  declare text: string;
  /** The failure in its own words, which are English; none without. */
  declare reason: string;

  constructor() {
    super();
    this.heading = '';
    this.text = '';
    this.reason = '';
  }

  protected override render(): TemplateResult {
    return html`
      <h2>${this.heading}</h2>
      <p>${this.text}</p>
      ${this.reason ? html`<p class="reason" lang="en">${this.reason}</p>` : nothing}
      <button class="primary" @click=${this.#onRetry}>${msg('Try again')}</button>
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
