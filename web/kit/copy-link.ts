import { msg } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { copyText } from '../platform/sharing.ts';
import { controls, focusRing } from './controlsStyles.ts';
import { linkIcon } from './icons.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

/** A button that copies an address. Where the clipboard is forbidden, the address is shown so that it can be copied by hand. */
export class CopyLink extends LocalizedElement {
  static override properties = { link: {}, copied: { state: true } };
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: block;
        position: relative;
      }

      button {
        width: 100%;
      }

      .by-hand {
        position: absolute;
        z-index: 2;
        right: 0;
        bottom: calc(100% + 6px);
        left: 0;
        min-width: 15rem;
        padding: var(--space-3);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--raised);
        box-shadow: 0 6px 20px var(--shadow);
      }

      input {
        width: 100%;
        min-height: var(--control);
        padding: 0 var(--space-3);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--paper);
        font: 400 var(--text-small) / 1 var(--mono);
        text-overflow: ellipsis;
      }

      p {
        margin: var(--space-2) 0 0;
        color: var(--muted);
        font-size: var(--text-small);
      }
    `,
  ];

  /** The address, complete. */
  declare link: string;
  declare copied: 'no' | 'yes' | 'by hand';

  constructor() {
    super();
    this.link = '';
    this.copied = 'no';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('link')) this.copied = 'no';
  }

  protected override render(): TemplateResult {
    return html`<button @click=${this.#copy}>
        ${linkIcon}${this.copied === 'yes' ? msg('Copied ✓') : msg('Copy link')}
      </button>
      ${
        this.copied === 'by hand'
          ? html`<div class="by-hand" role="alert">
              <input readonly aria-label=${msg('Link to this digit')} .value=${this.link} />
              <p>${msg('This browser does not let pages copy. The link is selected: copy it yourself.')}</p>
            </div>`
          : nothing
      }`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('copied')) this.renderRoot.querySelector('input')?.select();
  }

  async #copy(): Promise<void> {
    this.copied = (await copyText(this.link)) ? 'yes' : 'by hand';
  }
}

customElements.define('copy-link', CopyLink);

declare global {
  interface HTMLElementTagNameMap {
    'copy-link': CopyLink;
  }
}
