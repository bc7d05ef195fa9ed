import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { DigitAddress } from '../../workers/core/address.ts';
import { formatNumber } from '../text/locale.ts';
import './digit-tiles.ts';
import { goIcon, newWallIcon } from './icons.ts';
import { LocalizedElement } from '../text/localizedElement.ts';
import { randomWord } from '../platform/randomness.ts';
import { controls, focusRing } from './controlsStyles.ts';
import { readLink, readPoint, type Point } from './points.ts';

/** Another digit is wanted. */
export class PointChangeEvent extends Event {
  static readonly type = 'point-change';
  readonly point: Point;
  /** All that was asked for, where it was by a link. */
  readonly link: DigitAddress | undefined;

  constructor(point: Point, link?: DigitAddress) {
    super(PointChangeEvent.type);
    this.point = point;
    this.link = link;
  }
}

/** Random numbers stay below this, so that they are easy to read. */
const ANY = 100_000;

/**
 * A digit that can be replaced: by number, by the link of another digit, or by a random one.
 *
 * @fires point-change
 */
export class DigitChooser extends LocalizedElement {
  static override properties = {
    name: {},
    point: { attribute: false },
    pixels: { attribute: false },
    href: {},
    problem: { state: true },
  };
  static override styles = [
    controls,
    focusRing,
    css`
      :host {
        display: grid;
        grid-template-columns: 76px minmax(0, 1fr);
        align-items: center;
        gap: var(--space-2) var(--space-3);
        min-width: 0;
      }

      form {
        min-width: 0;
      }

      form:has(input:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }

      label {
        padding-left: var(--space-3);
        font: italic 400 1.125rem/1 var(--serif);
      }

      input {
        flex: 1;
        min-width: 0;
        height: 38px;
        padding: 0 var(--space-2);
        border: 0;
        outline: 0;
        background: none;
        font: 500 0.9375rem/1 var(--sans);
        text-overflow: ellipsis;
      }

      button.quiet {
        min-width: 36px;
        min-height: 36px;
        color: var(--muted);
      }

      .problem {
        grid-column: 1 / -1;
        margin: 0;
        color: var(--accent);
        font-size: var(--text-small);
      }
    `,
  ];

  /** What it is called on this page: A, B … */
  declare name: string;
  declare point: Point;
  declare pixels: Uint8ClampedArray<ArrayBuffer> | undefined;
  /** Its picture page. */
  declare href: string | undefined;
  declare problem: string;

  constructor() {
    super();
    this.name = '';
    this.point = { seed: 0, index: 0 };
    this.pixels = undefined;
    this.href = undefined;
    this.problem = '';
  }

  protected override render(): TemplateResult {
    const { name, pixels, href, point } = this;
    const called = msg(str`Digit ${name}, number ${formatNumber(point.index)} of seed ${point.seed}`);
    return html`
      <digit-tiles
        .style=${'--tile-columns: 1fr'}
        .tiles=${[{ pixels, name: called, href }]}
        .label=${called}
      ></digit-tiles>
      <form class="field" novalidate @submit=${this.#onSubmit}>
        <label for="field">${name}</label>
        <input
          id="field"
          autocomplete="off"
          spellcheck="false"
          enterkeyhint="go"
          maxlength="2100"
          title=${msg('The number of a digit of this seed, or the link of any digit')}
          aria-label=${msg(str`Digit ${name}: number or link`)}
          aria-invalid=${this.problem ? 'true' : 'false'}
          aria-describedby=${this.problem ? 'problem' : nothing}
          @focus=${this.#onFocus}
        />
        <button class="quiet" aria-label=${msg(str`Take this as digit ${name}`)}>${goIcon}</button>
        <button class="quiet" type="button" aria-label=${msg(str`Any other digit as ${name}`)} @click=${this.#onAny}>
          ${newWallIcon}
        </button>
      </form>
      ${this.problem ? html`<p class="problem" id="problem" role="alert">${this.problem}</p>` : nothing}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const input = this.renderRoot.querySelector('input');
    if (input && changed.has('point')) input.value = String(this.point.index);
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input');
    const text = input?.value ?? '';
    const point = readPoint(text, this.point);
    this.problem = point ? '' : msg('A whole number or the link of a digit is needed here.');
    if (point) this.dispatchEvent(new PointChangeEvent(point, readLink(text)));
    else input?.focus();
  }

  #onAny(): void {
    this.problem = '';
    this.dispatchEvent(
      new PointChangeEvent({ seed: this.point.seed, index: randomWord() % ANY, class: this.point.class }),
    );
  }

  #onFocus(event: Event): void {
    if (event.target instanceof HTMLInputElement) event.target.select();
  }
}

customElements.define('digit-chooser', DigitChooser);

declare global {
  interface HTMLElementTagNameMap {
    'digit-chooser': DigitChooser;
  }
  interface HTMLElementEventMap {
    'point-change': PointChangeEvent;
  }
}
