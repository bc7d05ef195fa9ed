import { LitElement, css, html, type TemplateResult } from 'lit';
import { controls, focusRing } from '../styles/controls.ts';
import { DigitJumpEvent, NewWallEvent, SeedChangeEvent } from './events.ts';
import { newWallIcon, settingsIcon } from './icons.ts';
import type { NumberEnteredEvent } from './whole-number-field.ts';
import './whole-number-field.ts';

/**
 * What a visitor can do with the wall as a whole. On narrow screens the two fields wait behind a button.
 *
 * @fires new-wall
 * @fires seed-change
 * @fires digit-jump
 */
export class WallControls extends LitElement {
  static override properties = { seed: { type: Number }, isOpen: { state: true } };
  static override styles = [
    controls,
    focusRing,
    css`
      :host,
      .fields {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }

      .seed {
        width: 13.5rem;
      }

      .jump {
        width: 15rem;
      }

      .toggle {
        display: none;
        padding: 0;
      }

      @media (max-width: 60rem) {
        .toggle {
          display: inline-flex;
        }

        .fields {
          display: none;
          position: absolute;
          z-index: 1;
          top: 100%;
          right: 0;
          left: 0;
          flex-wrap: wrap;
          padding: var(--space-3) var(--gutter);
          border-bottom: 1px solid var(--line);
          background: var(--paper);
          box-shadow: 0 12px 24px -12px var(--shadow);
        }

        .fields.open {
          display: flex;
        }

        .seed,
        .jump {
          flex: 1 1 14rem;
        }
      }

      @media (max-width: 60rem), (hover: none) {
        kbd {
          display: none;
        }
      }

      @media (max-width: 24rem) {
        .primary {
          padding: 0;
        }

        .primary span {
          position: absolute;
          overflow: hidden;
          width: 1px;
          height: 1px;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  declare seed: number;
  declare isOpen: boolean;

  constructor() {
    super();
    this.seed = 0;
    this.isOpen = false;
  }

  protected override render(): TemplateResult {
    return html`
      <div class="fields ${this.isOpen ? 'open' : ''}" id="fields" @keydown=${this.#onKeyDown}>
        <whole-number-field
          class="seed"
          label="Seed"
          action="Show the wall of this seed"
          .value=${this.seed}
          @number-entered=${this.#onSeed}
        ></whole-number-field>
        <whole-number-field
          class="jump"
          label="Go to digit"
          action="Go to this digit"
          @number-entered=${this.#onJump}
        ></whole-number-field>
      </div>
      <button
        class="toggle"
        aria-label="Seed and digit"
        aria-controls="fields"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        @click=${this.#onToggle}
      >
        ${settingsIcon}
      </button>
      <button class="primary" @click=${this.#onNewWall}>${newWallIcon}<span>New wall</span><kbd>space</kbd></button>
    `;
  }

  #onSeed(event: NumberEnteredEvent): void {
    this.isOpen = false;
    this.dispatchEvent(new SeedChangeEvent(event.value));
  }

  #onJump(event: NumberEnteredEvent): void {
    this.isOpen = false;
    this.dispatchEvent(new DigitJumpEvent(event.value));
  }

  #onNewWall(): void {
    this.dispatchEvent(new NewWallEvent());
  }

  #onToggle(): void {
    this.isOpen = !this.isOpen;
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.isOpen) return;
    this.isOpen = false;
    this.renderRoot.querySelector<HTMLElement>('.toggle')?.focus();
  }
}

customElements.define('wall-controls', WallControls);

declare global {
  interface HTMLElementTagNameMap {
    'wall-controls': WallControls;
  }
}
