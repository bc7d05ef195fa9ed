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

/** A message is not to be in the way any longer. */
export class PutAwayEvent extends Event {
  static readonly type = 'put-away';

  constructor() {
    super(PutAwayEvent.type);
  }
}

/**
 * Stands in the place of something that could not be loaded or drawn, or over it: why, and what to do.
 *
 * @slot - more about it
 * @fires retry
 * @fires put-away - where it is over something, and can be put away
 */
export class FailurePanel extends LocalizedElement {
  static override properties = { heading: {}, text: {}, isOver: { type: Boolean } };
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
    `,
  ];

  declare heading: string;
  /** What it means, and what to do. */
  declare text: string;
  /** Whether it covers something. */
  declare isOver: boolean;

  constructor() {
    super();
    this.heading = '';
    this.text = '';
    this.isOver = false;
  }

  protected override render(): TemplateResult {
    return html`
      <h2>${this.heading}</h2>
      ${this.text ? html`<p>${this.text}</p>` : nothing}
      <slot></slot>
      <button class="primary" @click=${this.#onRetry}>${msg('Try again')}</button>
      ${this.isOver ? html`<button @click=${this.#onPutAway}>${msg('Close')}</button>` : nothing}
    `;
  }

  #onRetry(): void {
    this.dispatchEvent(new RetryEvent());
  }

  #onPutAway(): void {
    this.dispatchEvent(new PutAwayEvent());
  }
}

customElements.define('failure-panel', FailurePanel);

declare global {
  interface HTMLElementTagNameMap {
    'failure-panel': FailurePanel;
  }
}
