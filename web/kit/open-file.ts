import { css, html, type TemplateResult } from 'lit';
import { controls } from './controlsStyles.ts';
import { FilesGivenEvent } from './filesGivenEvent.ts';
import { openIcon } from './icons.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

/**
 * A button that lets the visitor choose files: a picture that was saved here, or favourites, unless `accept` says otherwise.
 *
 * @fires files-given
 */
export class OpenFile extends LocalizedElement {
  static override properties = { label: {}, accept: {}, multiple: { type: Boolean } };
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }

      label {
        position: relative;
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: var(--space-2);
        width: 100%;
        min-height: var(--control);
        padding: 0 var(--space-4);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--raised);
        font: 500 0.9375rem/1 var(--sans);
        white-space: nowrap;
        cursor: pointer;
      }

      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }

      @media (hover: hover) {
        label:hover {
          border-color: var(--accent);
          color: var(--accent);
        }
      }

      /* The whole label is the button: the field lies over it, unseen. */
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        opacity: 0;
        cursor: inherit;
      }
    `,
  ];

  declare label: string;
  /** Which files, as a file field has it. */
  declare accept: string;
  /** Whether more than one may be chosen at once. */
  declare multiple: boolean;

  constructor() {
    super();
    this.label = '';
    this.accept = 'image/png,image/gif,application/json,.png,.gif,.json';
    this.multiple = false;
  }

  protected override render(): TemplateResult {
    return html`<label
      >${openIcon}${this.label}<input
        type="file"
        accept=${this.accept}
        ?multiple=${this.multiple}
        @change=${this.#onChange}
    /></label>`;
  }

  #onChange(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const files = [...(event.target.files ?? [])];
    event.target.value = ''; // so that the same file can be chosen again
    if (files.length > 0) this.dispatchEvent(new FilesGivenEvent(files));
  }
}

customElements.define('open-file', OpenFile);

declare global {
  interface HTMLElementTagNameMap {
    'open-file': OpenFile;
  }
}
