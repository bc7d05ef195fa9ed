import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { LocalizedElement } from '../text/localizedElement.ts';

/** What is over the page, and over whatever is open on it, while a file is held there: here it may be dropped. A popover. */
export class DropVeil extends LocalizedElement {
  static override styles = css`
    :host {
      position: fixed;
      inset: 0;
      width: auto;
      height: auto;
      margin: 0;
      border: 0;
      color: var(--ink);
      place-content: center;
      padding: var(--space-4);
      background: color-mix(in srgb, var(--paper) 82%, transparent);
      pointer-events: none;
    }

    :host(:popover-open) {
      display: grid;
    }

    p {
      margin: 0;
      padding: var(--space-6);
      border: 2px dashed var(--accent);
      border-radius: calc(2 * var(--radius));
      background: var(--raised);
      font: italic 400 var(--text-title) / 1.3 var(--serif);
      text-align: center;
      text-wrap: balance;
    }
  `;

  protected override render(): TemplateResult {
    return html`<p>${msg('Drop a PNG from this page to restore its digit, or model files to compare them')}</p>`;
  }
}

customElements.define('drop-veil', DropVeil);

declare global {
  interface HTMLElementTagNameMap {
    'drop-veil': DropVeil;
  }
}
