import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { LocalizedElement } from '../text/localizedElement.ts';
import { controls, focusRing } from '../kit/controlsStyles.ts';
import { closeIcon } from '../kit/icons.ts';

/** What a notice's button does was asked for. */
export class NoticeActionEvent extends Event {
  static readonly type = 'notice-action';

  constructor() {
    super(NoticeActionEvent.type);
  }
}

/** A notice was put away. */
export class NoticeDismissEvent extends Event {
  static readonly type = 'notice-dismiss';

  constructor() {
    super(NoticeDismissEvent.type);
  }
}

/**
 * Something worth knowing that stops nothing, with at most one thing to do about it.
 *
 * @fires notice-action
 * @fires notice-dismiss
 */
export class NoticeBar extends LocalizedElement {
  static override properties = { text: {}, action: {} };
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-1) var(--space-1) var(--space-1) var(--space-4);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--raised);
        color: var(--ink);
        font-size: 0.875rem;
        line-height: 1.4;
        box-shadow: 0 8px 24px var(--shadow);
      }

      p {
        flex: 1;
        margin: var(--space-2) 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare text: string;
  /** Label of the button; none without. */
  declare action: string;

  constructor() {
    super();
    this.text = '';
    this.action = '';
  }

  protected override render(): TemplateResult {
    return html`
      <p>${this.text}</p>
      ${this.action ? html`<button @click=${this.#onAction}>${this.action}</button>` : nothing}
      <button class="quiet" aria-label=${msg('Dismiss this message')} @click=${this.#onDismiss}>${closeIcon}</button>
    `;
  }

  #onAction(): void {
    this.dispatchEvent(new NoticeActionEvent());
  }

  #onDismiss(): void {
    this.dispatchEvent(new NoticeDismissEvent());
  }
}

customElements.define('notice-bar', NoticeBar);

declare global {
  interface HTMLElementTagNameMap {
    'notice-bar': NoticeBar;
  }
}
