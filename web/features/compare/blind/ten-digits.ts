import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ServicedElement } from '../../../engine/servicedElement.ts';
import { StoreController } from '../../../engine/storeController.ts';
import { centreAsMnist } from '../../../ink/centredDrawing.ts';
import type { Drawing } from '../../../ink/strokes.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import '../../../kit/digit-pad.ts';
import type { DrawingChangeEvent } from '../../../kit/digit-pad.ts';
import '../../../kit/ink-tile.ts';
import { sectionStyles } from '../../../kit/sectionsStyles.ts';
import { createDrawnTen, TEN, type DrawnTen } from './drawnTen.ts';

/** The sheet on which the ten digits of a test are drawn, one after the other, and those that are there. */
export class TenDigits extends ServicedElement {
  static override styles = [
    controls,
    focusRing,
    sectionStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }

      digit-pad {
        width: min(100%, 16rem);
      }

      .tiles {
        display: grid;
        grid-template-columns: repeat(${TEN}, minmax(0, 3rem));
        gap: var(--space-1);
      }

      .tiles ink-tile {
        border: 1px solid var(--line);
        border-radius: 3px;
        background: var(--sheet-paper);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
    `,
  ];
  static override properties = { drawing: { state: true } };

  declare drawing: Drawing;

  readonly #store = new StoreController(this);

  constructor() {
    super();
    this.drawing = [];
  }

  get #ten(): DrawnTen {
    return this.services.once(createDrawnTen);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#store.store = this.#ten;
  }

  protected override render(): TemplateResult {
    const { digits, isWhole } = this.#ten;
    return html`${isWhole ? nothing : this.#sheet(digits.length)}
      <div class="tiles" role="group" aria-label=${msg('The digits that you have drawn')} data-count=${digits.length}>
        ${Array.from({ length: TEN }, (_, i) => {
          const name = digits[i] ? msg(str`Your ${i}`) : msg(str`No ${i} yet`);
          return html`<ink-tile .pixels=${digits[i]} .name=${name}></ink-tile>`;
        })}
      </div>
      ${
        digits.length === 0
          ? nothing
          : html`<div class="actions"><button @click=${this.#onAnew}>${msg('Draw them anew')}</button></div>`
      }`;
  }

  #sheet(next: number): TemplateResult {
    const centred = centreAsMnist(this.drawing);
    return html`<p>${msg(str`Draw a digit: ${next}`)}</p>
      <digit-pad
        .drawing=${this.drawing}
        .label=${msg(str`Sheet for your ${next}`)}
        @drawing-change=${({ drawing }: DrawingChangeEvent) => {
          this.drawing = drawing;
        }}
      ></digit-pad>
      ${centred.kind === 'full' ? html`<p role="alert">${msg('That is more ink than a digit has. Draw it with fewer strokes.')}</p>` : nothing}
      <div class="actions">
        <button
          class="primary"
          ?disabled=${centred.kind !== 'digit'}
          @click=${() => {
            if (centred.kind !== 'digit') return;
            this.#ten.set([...this.#ten.digits, centred.pixels]);
            this.drawing = [];
          }}
        >
          ${msg(str`Take it: ${next + 1} of ${TEN}`)}
        </button>
      </div>`;
  }

  #onAnew(): void {
    this.#ten.set([]);
    this.drawing = [];
  }
}

customElements.define('ten-digits', TenDigits);

declare global {
  interface HTMLElementTagNameMap {
    'ten-digits': TenDigits;
  }
}
