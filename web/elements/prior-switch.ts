import { LitElement, css, html, type TemplateResult } from 'lit';
import { priorName } from '../controllers/priorName.ts';
import { controls } from '../styles/controls.ts';
import { PriorChangeEvent } from './events.ts';

/**
 * Where the numbers that become digits are drawn from, for models that have more than one such prior.
 *
 * @fires prior-change
 */
export class PriorSwitch extends LitElement {
  static override properties = { priors: { attribute: false }, chosen: {} };
  static override styles = [
    controls,
    css`
      [role='radiogroup'] {
        display: flex;
        align-items: center;
        min-height: var(--control);
        padding: 0 3px 0 var(--space-3);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--raised);
      }

      .name {
        flex: 1;
        padding-right: var(--space-2);
        color: var(--muted);
        font-size: 0.8125rem;
      }

      label {
        position: relative;
        display: flex;
        align-items: center;
        min-height: 32px;
        padding: 0 var(--space-2);
        border-radius: calc(var(--radius) - 3px);
        font: 500 0.875rem/1 var(--sans);
        white-space: nowrap;
        cursor: pointer;
        touch-action: manipulation;
      }

      /* The whole label is the button: the radio lies over it, unseen. */
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: inherit;
      }

      label:has(:checked) {
        background: var(--ink);
        color: var(--paper);
      }

      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }

      @media (hover: hover) {
        label:not(:has(:checked)):hover {
          background: var(--hover);
        }
      }

      /* Forced colours leave no background to tell the chosen one by. */
      @media (forced-colors: active) {
        label:has(:checked) {
          outline: 2px solid;
          outline-offset: -2px;
        }
      }
    `,
  ];

  /** Ids, the model's default first. */
  declare priors: readonly string[];
  declare chosen: string;

  constructor() {
    super();
    this.priors = [];
    this.chosen = '';
  }

  protected override render(): TemplateResult {
    return html`<div role="radiogroup" aria-labelledby="name">
      <span class="name" id="name">Prior</span>${this.priors.map((id) => this.#choice(id))}
    </div>`;
  }

  #choice(id: string): TemplateResult {
    const choose = (): void => {
      this.dispatchEvent(new PriorChangeEvent(id));
    };
    return html`<label
      ><input type="radio" name="prior" .value=${id} .checked=${id === this.chosen} @change=${choose} />${priorName(
        id,
      )}</label
    >`;
  }
}

customElements.define('prior-switch', PriorSwitch);

declare global {
  interface HTMLElementTagNameMap {
    'prior-switch': PriorSwitch;
  }
}
