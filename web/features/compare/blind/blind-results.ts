import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { errorMessage } from '../../../../workers/core/errors.ts';
import { formatNumber } from '../../../text/locale.ts';
import { StoreController } from '../../../engine/storeController.ts';
import { AnnounceEvent, NoticeEvent } from '../../../kit/events.ts';
import { figureTable } from '../../../kit/figureTable.ts';
import type { FilesGivenEvent } from '../../../kit/filesGivenEvent.ts';
import { resetIcon } from '../../../kit/icons.ts';
import { ServicedElement } from '../../../engine/servicedElement.ts';
import '../../../kit/open-file.ts';
import { saveFile } from '../../../kit/saveFile.ts';
import { blindStyles } from './blindStyles.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { removalNotice } from '../../../kit/removalNotice.ts';
import { figureTableStyles } from '../../../kit/figureTableStyles.ts';
import { sectionStyles } from '../../../kit/sectionsStyles.ts';
import { bradleyTerry, ratingDifference, winningShare, type Ratings } from './bradleyTerry.ts';
import { mergePlays, REAL, type Play } from './play.ts';
import { createPlays, type KeptPlays } from './keptPlays.ts';
import { formatPlays, formatPlaysCsv, parsePlays } from './playsFile.ts';
import { playsNotice } from './playsNotice.ts';
import { playsNeeded } from './power.ts';
import { comparisonsOf, takenForReal, type Comparisons, type Count, type GroupOf } from './tallies.ts';
import { wilsonInterval, Z95 } from './wilson.ts';

const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;
const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' } as const;
/** How many refused entries of a file a message names. */
const NAMED = 3;

/** The results of all plays on this device, and buttons to save them, join them with others' and delete them. */
export class BlindResults extends ServicedElement {
  static override styles = [controls, focusRing, sectionStyles, figureTableStyles, blindStyles];
  static override properties = {
    groupOf: { attribute: false },
    cleared: { state: true },
  };

  declare groupOf: GroupOf;
  /** What was forgotten last, and may be wanted back. */
  declare cleared: readonly Play[];

  readonly #store = new StoreController(this);

  constructor() {
    super();
    this.groupOf = (by) => by;
    this.cleared = [];
  }

  get #record(): KeptPlays {
    return this.services.once(createPlays);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    this.#store.store = this.#record;
    void this.#record.load();
  }

  protected override render(): TemplateResult {
    const { items: plays } = this.#record;
    const singles = takenForReal(plays, 'one', this.groupOf);
    const pairs = takenForReal(plays, 'pair', this.groupOf);
    const comparisons = comparisonsOf(plays, this.groupOf);
    return html`<section aria-labelledby="heading" data-plays=${plays.length}>
      <h3 id="heading">${msg('Results')}</h3>
      <p class="muted about">
        ${
          plays.length === 0
            ? msg('No answers on this device yet. They are stored here and nowhere else.')
            : msg(str`Answers: ${formatNumber(plays.length)}, stored on this device and nowhere else.`)
        }
      </p>
      ${singles.size > 0 ? this.#shares(msg('Taken for real, alone'), singles) : nothing}
      ${pairs.size > 0 ? this.#shares(msg('Taken for real, beside a real one'), without(pairs, REAL)) : nothing}
      ${comparisons.players.length > 0 ? this.#ratings(comparisons) : nothing} ${this.#actions(plays)}
    </section>`;
  }

  #shares(caption: string, counts: ReadonlyMap<string, Count>): TemplateResult {
    const rows = [...counts].sort(([, a], [, b]) => b.count / b.n - a.count / a.n);
    return figureTable(
      caption,
      [
        { name: msg('family') },
        { name: msg('answers'), isNumber: true },
        { name: msg('taken for real'), isNumber: true },
        { name: msg('95 % interval'), isNumber: true },
        { name: msg('different from one half?') },
      ],
      rows.map(([name, { count, n }]) => {
        const { low, high } = wilsonInterval(count, n);
        return html`<tr>
          <th scope="row">${this.#nameOf(name)}</th>
          <td class="number">${formatNumber(n)}</td>
          <td class="number">${formatNumber(count / n, PERCENT)}</td>
          <td class="number">${formatNumber(low, PERCENT)} … ${formatNumber(high, PERCENT)}</td>
          <td>${claim({ count, n }, low, high)}</td>
        </tr>`;
      }),
    );
  }

  #ratings({ players, wins }: Comparisons): TemplateResult {
    const ratings = bradleyTerry(wins);
    const caption = msg('Whose digits look more real: Bradley–Terry ratings');
    if (!ratings) {
      return html`<h4>${caption}</h4>
        <p class="muted about">
          ${msg('There are no ratings yet: each family must have won and lost at least once. Judge more pairs.')}
        </p>`;
    }
    const order = players.map((_, i) => i).sort((i, j) => (ratings.theta[j] ?? 0) - (ratings.theta[i] ?? 0));
    return figureTable(
      caption,
      [
        { name: msg('family') },
        { name: msg('pairs'), isNumber: true },
        { name: msg('rating'), isNumber: true },
        { name: msg('95 % interval'), isNumber: true },
        { name: msg('better than the next one?') },
      ],
      order.map((i, place) => {
        const rating = ratings.theta[i] ?? NaN;
        const error = Math.sqrt(Math.max(0, ratings.covariance[i]?.[i] ?? NaN));
        const pairs = players.reduce((sum, _, j) => sum + (wins[i]?.[j] ?? 0) + (wins[j]?.[i] ?? 0), 0);
        const next = order[place + 1];
        return html`<tr>
          <th scope="row">${this.#nameOf(players[i] ?? '')}</th>
          <td class="number">${formatNumber(pairs)}</td>
          <td class="number">${formatNumber(rating, TWO)}</td>
          <td class="number">
            ${formatNumber(rating - Z95 * error, TWO)} … ${formatNumber(rating + Z95 * error, TWO)}
          </td>
          <td>${next === undefined ? '' : preference(ratings, wins, i, next)}</td>
        </tr>`;
      }),
      msg('Ratings are log odds: a family rated 0.7 higher is chosen twice as often as the other. Their mean is 0.'),
    );
  }

  #nameOf(group: string): string {
    return group === REAL ? msg('real digits') : group;
  }

  #actions(plays: readonly Play[]): TemplateResult {
    return html`<div class="undo">
      ${
        plays.length > 0
          ? html`<button @click=${this.#onJson}>${msg('Save as JSON')}</button>
              <button @click=${this.#onCsv}>${msg('Save as CSV')}</button>`
          : nothing
      }
      <open-file
        .label=${msg('Add from a file')}
        accept="application/json,.json"
        multiple
        @files-given=${this.#onFiles}
      ></open-file>
      ${plays.length > 0 ? html`<button @click=${this.#onClear}>${msg('Delete all answers')}</button>` : nothing}
      ${
        this.cleared.length > 0
          ? html`<span role="status">${msg(str`Removed: ${formatNumber(this.cleared.length)}`)}</span>
              <button id="undo" @click=${this.#onUndo}>${resetIcon}${msg('Undo')}</button>`
          : nothing
      }
    </div>`;
  }

  #onJson(): void {
    saveFile(formatPlays(this.#record.items), 'application/json', 'blind-test.json');
  }

  #onCsv(): void {
    saveFile(formatPlaysCsv(this.#record.items), 'text/csv', 'blind-test.csv');
  }

  async #onFiles(event: FilesGivenEvent): Promise<void> {
    event.stopPropagation(); // they are for these results and not for the page
    for (const file of event.files) await this.#join(file);
  }

  async #join(file: File): Promise<void> {
    try {
      const { plays, refused } = parsePlays(await file.text());
      const before = this.#record.items.length;
      const added = mergePlays(this.#record.items, plays).length - before;
      this.#say(
        msg(
          str`“${file.name}”: ${formatNumber(added)} answers are new, ${formatNumber(plays.length - added)} were here already.`,
        ),
      );
      if (refused.length > 0) {
        const named = refused.slice(0, NAMED).join('; ');
        this.#say(msg(str`${formatNumber(refused.length)} of its entries could not be used. ${named}`));
      }
      const failure = plays.length > 0 ? await this.#record.keep(plays) : undefined;
      if (failure) this.#say(playsNotice(failure));
    } catch (error) {
      this.#say(msg(str`“${file.name}” contains no answers from this page (${errorMessage(error)}).`));
    }
  }

  async #onClear(): Promise<void> {
    this.cleared = this.#record.items;
    const clearing = this.#record.clear();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#undo')?.focus(); // at once: storage may take its time
    if (await clearing) this.#say(removalNotice());
  }

  async #onUndo(): Promise<void> {
    const { cleared } = this;
    this.cleared = [];
    const failure = await this.#record.keep(cleared);
    if (failure) this.#say(playsNotice(failure));
    this.dispatchEvent(new AnnounceEvent(msg('Removal undone.')));
  }

  #say(text: string): void {
    this.dispatchEvent(new NoticeEvent(text));
  }
}

/** Whether plays show that a share is not one half, and how many more it takes where they do not. */
function claim({ count, n }: Count, low: number, high: number): string {
  if (high < 0.5) return msg('Yes: people can tell.');
  if (low > 0.5) return msg('Yes: taken for real more often than not.');
  return more(playsNeeded(count / n), n);
}

/** Whether one is chosen over another, by their ratings. */
function preference(ratings: Ratings, wins: Comparisons['wins'], i: number, j: number): string {
  const { difference, error } = ratingDifference(ratings, i, j);
  if (difference > Z95 * error) return msg('Yes: more than chance.');
  const met = (wins[i]?.[j] ?? 0) + (wins[j]?.[i] ?? 0);
  return more(playsNeeded(winningShare(ratings, i, j)), met);
}

function more(needed: number | undefined, n: number): string {
  if (needed === undefined) return msg('Not so far: it is exactly one half.');
  if (needed <= n) return msg('Not so far, although there are enough answers to show such a difference.');
  return msg(
    str`Not so far. If the share stays the same, it takes about ${formatNumber(needed - n)} more answers (power 80 %, level 5 %).`,
  );
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([name]) => name !== key));
}

customElements.define('blind-results', BlindResults);

declare global {
  interface HTMLElementTagNameMap {
    'blind-results': BlindResults;
  }
}
