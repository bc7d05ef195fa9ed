import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../../text/locale.ts';
import { closeIcon, resetIcon } from '../../../kit/icons.ts';
import { LocalizedElement } from '../../../text/localizedElement.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { sectionStyles } from '../../../kit/sectionsStyles.ts';
import type { StoredMeasurement } from './measurement.ts';
import { whenText } from './whenText.ts';

/** Something is wanted of a measurement that is kept. */
export class KeptEvent extends Event {
  static readonly type = 'kept-measurement';
  readonly action: 'open' | 'compare' | 'remove' | 'undo' | 'dismiss';
  /** Of the measurement; '' where it is of none. */
  readonly id: string;

  constructor(action: KeptEvent['action'], id = '') {
    super(KeptEvent.type);
    this.action = action;
    this.id = id;
  }
}

/**
 * The measurements that are kept in this browser, the last one first.
 *
 * @fires kept-measurement
 */
export class KeptMeasurements extends LocalizedElement {
  static override properties = {
    kept: { attribute: false },
    isRead: { attribute: false },
    open: {},
    compared: {},
    removed: { attribute: false },
    running: {},
  };
  static override styles = [
    controls,
    focusRing,
    sectionStyles,
    css`
      ul {
        display: grid;
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-2) var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
      }

      li[aria-current] {
        border-color: var(--accent);
      }

      .words {
        flex: 1 1 14rem;
        min-width: 0;
        overflow-wrap: anywhere;
      }

      .words span {
        display: block;
        color: var(--muted);
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
      }

      li button {
        min-height: 36px;
        padding: 0 var(--space-3);
        font-size: var(--text-small);
      }

      li button.quiet {
        min-width: 36px;
        padding: 0;
      }

      [aria-pressed='true'] {
        border-color: var(--accent);
        color: var(--accent);
      }

      aside {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        margin-top: var(--space-3);
      }
    `,
  ];

  declare kept: readonly StoredMeasurement[];
  declare isRead: boolean;
  /** Id of the one that is on screen. */
  declare open: string;
  /** Id of the one that it is compared with. */
  declare compared: string;
  declare removed: StoredMeasurement | undefined;
  /** Id of the one that goes on. */
  declare running: string;

  protected override render(): TemplateResult {
    return html`<section aria-labelledby="kept">
      <h2 id="kept" tabindex="-1">${msg('Kept in this browser')}</h2>
      ${
        this.kept.length === 0
          ? html`<p class="about" role="status">
              ${this.isRead ? msg('Nothing yet: your measurements are kept here automatically.') : msg('Loading your measurements …')}
            </p>`
          : html`<ul>
              ${this.kept.map((one) => this.#row(one))}
            </ul>`
      }
      ${this.#undoBar()}
    </section>`;
  }

  #row(one: StoredMeasurement): TemplateResult {
    const { id, startedAt, n, seed, models, comparison } = one;
    const isOpen = id === this.open;
    const when = whenText(startedAt);
    const names = models.map(({ name }) => name).join(', ');
    const state = comparison ? '' : id === this.running ? msg('in progress') : msg('not finished');
    const canCompare = this.open !== '' && !isOpen;
    return html`<li aria-current=${isOpen ? 'true' : nothing}>
      <div class="words">
        ${names}
        <span
          >${when} ·
          ${msg(str`${formatNumber(n)} digits of each model, seed ${seed}`)}${state === '' ? nothing : html` · ${state}`}</span
        >
      </div>
      ${
        isOpen
          ? nothing
          : html`<button aria-label=${msg(str`Open the result of ${when}`)} @click=${this.#telling('open', id)}>
              ${msg('Open')}
            </button>`
      }
      ${
        canCompare
          ? html`<button
              aria-pressed=${id === this.compared ? 'true' : 'false'}
              aria-label=${msg(str`Then and now: compare with the result of ${when}`)}
              @click=${this.#telling('compare', id)}
            >
              ${msg('Then and now')}
            </button>`
          : nothing
      }
      <button class="quiet" aria-label=${msg(str`Remove the result of ${when}`)} @click=${this.#telling('remove', id)}>
        ${closeIcon}
      </button>
    </li>`;
  }

  #undoBar(): TemplateResult | typeof nothing {
    if (!this.removed) return nothing;
    return html`<aside aria-label=${msg('Undo')}>
      <p role="status">${msg(str`Removed: ${whenText(this.removed.startedAt)}`)}</p>
      <button id="undo" @click=${this.#telling('undo')}>${resetIcon}${msg('Undo')}</button>
      <button class="quiet" aria-label=${msg('Close')} @click=${this.#telling('dismiss')}>${closeIcon}</button>
    </aside>`;
  }

  #telling(action: KeptEvent['action'], id = ''): () => void {
    return () => {
      this.dispatchEvent(new KeptEvent(action, id));
    };
  }
}

customElements.define('kept-measurements', KeptMeasurements);

declare global {
  interface HTMLElementTagNameMap {
    'kept-measurements': KeptMeasurements;
  }
}
