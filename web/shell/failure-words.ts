import { msg } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { readFields } from '../../workers/core/readFields.ts';
import { explanationOf, failureOf } from '../engine/failure.ts';
import { ServicedElement } from '../engine/servicedElement.ts';
import { StoreController } from '../engine/storeController.ts';
import type { ShippedModel } from '../storage/shippedModel.ts';
import { modelName } from '../text/modelName.ts';

/** Why no digits can be drawn, and which models on this device could draw some. */
export class FailureWords extends ServicedElement {
  static override properties = { failure: { attribute: false } };
  static override styles = css`
    :host {
      display: block;
      color: var(--muted);
      overflow-wrap: anywhere;
    }

    p,
    details {
      margin: 0 0 var(--space-4);
    }

    details p {
      margin: var(--space-1) 0 0;
      font: 400 0.8125rem/1.5 var(--mono);
    }

    a {
      display: inline-block;
      margin-right: var(--space-3);
      color: inherit;
      text-underline-offset: 3px;
      line-height: 1.75;
    }
  `;

  /** What was thrown. */
  declare failure: unknown;

  readonly #status = new StoreController(this);

  constructor() {
    super();
    this.failure = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#status.store = this.services.status;
  }

  protected override render(): TemplateResult {
    const failure = failureOf(this.failure);
    return html`
      <p>${explanationOf(failure) ?? msg('The drawing engine could not be started on this device.')}</p>
      ${this.#others()}
      <details>
        <summary>${msg('The error message')}</summary>
        <p lang="en">${failure.message}</p>
      </details>
    `;
  }

  #others(): TemplateResult | typeof nothing {
    const { model, onDevice } = this.services.status.current;
    const others = this.services.shipped.filter((other) => other !== model && onDevice.has(other.sha256));
    if (others.length === 0) return nothing;
    return html`<p>
      ${msg('On this device:')} ${others.map((other) => html`<a href=${linkTo(other)}>${modelName(other.name)}</a> `)}
    </p>`;
  }
}

/** The same page with another model: seed and place stay, and what the model may not have goes. */
function linkTo({ id }: ShippedModel): string {
  const fields = readFields(location.hash);
  fields.set('m', id);
  for (const own of ['p', 'c', 'h', '']) fields.delete(own);
  return `#${fields.toString()}`;
}

customElements.define('failure-words', FailureWords);

declare global {
  interface HTMLElementTagNameMap {
    'failure-words': FailureWords;
  }
}
