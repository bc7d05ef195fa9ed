import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { pictureLink } from '../../../address/digitLinks.ts';
import { formatNumber } from '../../../text/locale.ts';
import '../../../kit/ink-tile.ts';
import { ServicedElement } from '../../../engine/servicedElement.ts';
import { modelOf } from '../../../storage/shippedModel.ts';
import { blindStyles } from './blindStyles.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { sectionStyles } from '../../../kit/sectionsStyles.ts';
import { DRAWN, type DrawnExhibit, type DrawnRound } from './drawRounds.ts';
import { REAL, type Answer, type Mode } from './play.ts';
import { modeOf, type TestKind } from './testKind.ts';
import { ROUNDS } from './rounds.ts';
import { modelName } from '../../../text/modelName.ts';

/** Milliseconds that a picture is shown in a timed test. */
const SHOWN_MS = 1000;
const PERCENT = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
/** Elements that handle letters and arrows themselves. */
const OWN_KEYS = 'input, textarea, select';

/** A round was answered. */
export class AnswerEvent extends Event {
  static readonly type = 'blind-answer';
  readonly answer: Answer;
  readonly elapsedMs: number;

  constructor(answer: Answer, elapsedMs: number) {
    super(AnswerEvent.type);
    this.answer = answer;
    this.elapsedMs = elapsedMs;
  }
}

/** The next round is wanted. */
export class NextEvent extends Event {
  static readonly type = 'blind-next';

  constructor() {
    super(NextEvent.type);
  }
}

/**
 * One round of the blind test: the pictures, the answers to choose from, and when one was given, what they were.
 *
 * @fires blind-answer
 * @fires blind-next
 */
export class BlindRound extends ServicedElement {
  static override styles = [controls, focusRing, sectionStyles, blindStyles];
  static override properties = {
    kind: {},
    isTimed: { attribute: false },
    round: { attribute: false },
    number: { attribute: false },
    answer: {},
    isCovered: { state: true },
  };

  declare kind: TestKind;
  declare isTimed: boolean;
  /** None while it is being drawn. */
  declare round: DrawnRound | undefined;
  /** From 1. */
  declare number: number;
  /** What was answered, once it was. */
  declare answer: Answer | undefined;
  declare isCovered: boolean;

  get mode(): Mode {
    return modeOf(this.kind);
  }

  #shownAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.kind = 'one';
    this.isTimed = false;
    this.round = undefined;
    this.number = 1;
    this.answer = undefined;
    this.isCovered = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    document.removeEventListener('keydown', this.#onKeyDown);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('round')) return;
    clearTimeout(this.#timer);
    this.isCovered = false;
    this.#shownAt = performance.now();
    if (this.isTimed && this.round && !this.answer) {
      this.#timer = setTimeout(() => {
        this.isCovered = true;
      }, SHOWN_MS);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    // So that Enter leads on, and whoever does not see hears what it was.
    if (changed.has('answer') && this.answer && changed.get('answer') === undefined) {
      this.renderRoot.querySelector<HTMLElement>('#next')?.focus();
    }
  }

  protected override render(): TemplateResult {
    return html`<section class="round" data-answered=${this.answer !== undefined} data-number=${this.number}>
      <p class="count">${msg(str`Round ${this.number} of ${ROUNDS}`)}</p>
      ${this.mode === 'one' ? this.#single() : this.#pair()}
      <div class="telltale" aria-live="polite">${this.answer && this.round ? this.#telltale(this.round) : nothing}</div>
    </section>`;
  }

  #single(): TemplateResult {
    const isDrawn = this.kind === 'drawn';
    return html`<p class="question">${isDrawn ? msg('Drawn by hand or generated?') : msg('Real or generated?')}</p>
      <div class="sheet ${this.#isHidden ? 'covered' : ''}">${this.#picture(0, msg('A digit, real or generated'))}</div>
      <div class="answers">
        ${this.#choice('real', isDrawn ? msg('Drawn by hand') : msg('Real'), 'R')}
        ${this.#choice('generated', msg('Generated'), 'G')}
      </div>`;
  }

  #pair(): TemplateResult {
    const question = this.mode === 'pair' ? msg('Which one is real?') : msg('Which one looks more real?');
    return html`<p class="question">${question}</p>
      <div class="pictures">
        ${(['left', 'right'] as const).map(
          (side, i) =>
            html`<button
              class="sheet ${this.#isHidden ? 'covered' : ''}"
              ?disabled=${!this.round || this.answer !== undefined}
              aria-pressed=${this.answer === side ? 'true' : 'false'}
              aria-label=${side === 'left' ? msg('This one: left') : msg('This one: right')}
              @click=${() => {
                this.#give(side);
              }}
            >
              ${this.#picture(i, '')}
            </button>`,
        )}
      </div>`;
  }

  #picture(place: number, name: string): TemplateResult {
    const grey = this.#isHidden ? undefined : this.round?.[place]?.grey;
    return html`<ink-tile .pixels=${grey} .name=${name}></ink-tile>`;
  }

  /** After its second a picture comes back only when it has been answered. */
  get #isHidden(): boolean {
    return this.isCovered && this.answer === undefined;
  }

  #choice(answer: Answer, name: string, key: string): TemplateResult {
    return html`<button
      aria-pressed=${this.answer === answer ? 'true' : 'false'}
      ?disabled=${!this.round || this.answer !== undefined}
      @click=${() => {
        this.#give(answer);
      }}
    >
      ${name} <kbd aria-hidden="true">${key}</kbd>
    </button>`;
  }

  #telltale(round: DrawnRound): TemplateResult {
    const isLast = this.number >= ROUNDS;
    return html`<p class="verdict">${this.#verdict(round)}</p>
      ${round.map((exhibit, i) => html`<p>${this.#fact(exhibit, i)}</p>`)}
      <button
        class="primary"
        id="next"
        @click=${() => {
          this.dispatchEvent(new NextEvent());
        }}
      >
        ${isLast ? msg('Show the results') : msg('Next round')}
      </button>`;
  }

  #verdict(round: DrawnRound): string {
    if (this.mode === 'models') return msg('There is no right answer: both are generated.');
    const place = this.answer === 'right' ? 1 : 0;
    const isReal = round[place]?.shown.by === REAL;
    return isReal === (this.answer !== 'generated') ? msg('Right.') : msg('Wrong.');
  }

  /** Who made it, and what the judge sees. */
  #fact({ shown, address, verdict }: DrawnExhibit, place: number): TemplateResult {
    const where = this.mode === 'one' ? nothing : html`<b>${place === 0 ? msg('Left:') : msg('Right:')}</b> `;
    const number = formatNumber(Number(shown.digit.split(' ')[1] ?? 0));
    const origin = address
      ? html`${msg('Generated by the')}
          <a href=${pictureLink(address)}>${modelName(modelOf(address, this.services.shipped).name)}</a>.`
      : shown.digit.startsWith(DRAWN)
        ? msg('Drawn by hand, on this device.')
        : shown.digit.startsWith('test')
          ? msg(str`Real: test digit ${number} of your copy of MNIST.`)
          : msg(str`Real: training digit ${number} of your copy of MNIST.`);
    const seen = verdict
      ? msg(str`The judge reads it as ${verdict.digit} with ${formatNumber(verdict.confidence, PERCENT)} confidence.`)
      : nothing;
    return html`${where}${origin} ${seen}`;
  }

  #give(answer: Answer): void {
    if (!this.round || this.answer !== undefined) return;
    clearTimeout(this.#timer);
    this.dispatchEvent(new AnswerEvent(answer, Math.round(performance.now() - this.#shownAt)));
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat)
      return;
    if (document.documentElement.hasAttribute('data-modal')) return;
    const [target] = event.composedPath();
    if (target instanceof Element && target.matches(OWN_KEYS)) return;
    const answer = this.#answerOf(event.key, event.code);
    if (!answer || this.answer !== undefined) return;
    event.preventDefault();
    this.#give(answer);
  };

  /** By place of the key as well as by its letter: on Russian keyboards R and G write other letters. */
  #answerOf(key: string, code: string): Answer | undefined {
    const isLeft = key === 'ArrowLeft';
    const isRight = key === 'ArrowRight';
    if (this.mode !== 'one') return isLeft ? 'left' : isRight ? 'right' : undefined;
    if (isLeft || key.toLowerCase() === 'r' || code === 'KeyR') return 'real';
    return isRight || key.toLowerCase() === 'g' || code === 'KeyG' ? 'generated' : undefined;
  }
}

customElements.define('blind-round', BlindRound);

declare global {
  interface HTMLElementTagNameMap {
    'blind-round': BlindRound;
  }
}
