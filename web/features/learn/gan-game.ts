import { msg, str } from '@lit/localize';
import { css, html, svg, type PropertyValues, type TemplateResult } from 'lit';
import { formatNumber } from '../../text/locale.ts';
import { MotionWatch } from '../../engine/motionWatch.ts';
import type { OptionChosenEvent } from '../../kit/choice-field.ts';
import { DeferredElement } from '../../kit/deferredElement.ts';
import '../../kit/choice-field.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import {
  EQUILIBRIUM,
  START,
  chartTop,
  generatedDensity,
  lossesOf,
  playTurn,
  probability,
  realDensity,
  type Game,
  type GeneratorLoss,
} from './ganGameState.ts';
import { curvePath, placeIn, type Box } from './plot.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';

const DATA = { left: -5, right: 4, bottom: 0 };
/** Above the highest number, so that a line at it is seen whole. */
const ABOVE = 1.05;
const DRAWING: Box = { left: 28, right: 632, top: 8, bottom: 220 };
const TURNS_A_SECOND = 12;
const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/** The game of generator and discriminator on a line, computed turn by turn. */
export class GanGameFigure extends DeferredElement {
  static override properties = {
    game: { state: true },
    loss: { state: true },
    isPlaying: { state: true },
  };
  static override styles = [
    controls,
    focusRing,
    figureStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
        gap: var(--space-2) var(--space-4);
        margin: var(--space-3) 0 0;
        font-size: var(--text-small);
      }

      dt {
        color: var(--muted);
      }

      dd {
        margin: 0;
        font-size: 1rem;
        font-weight: 600;
      }
    `,
  ];

  declare game: Game;
  declare loss: GeneratorLoss;
  declare isPlaying: boolean;

  readonly #motion = new MotionWatch(this, () => {
    this.#pause();
  });
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.game = START;
    this.loss = 'nonSaturating';
    this.isPlaying = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pause();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#motion.settings = this.services.settings;
  }

  protected override render(): TemplateResult {
    const { game } = this;
    const { discriminator, real, fake } = lossesOf(game, this.loss);
    const top = chartTop(game);
    const data: Box = { ...DATA, top: ABOVE * top };
    const numbers = [...new Set([0, 1, top])];
    const place = placeIn(data, DRAWING);
    const fact = (name: string, value: string): TemplateResult =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;
    return html`<figure>
      <figcaption>${msg('The game on a line')}</figcaption>
      <svg class="chart" viewBox="0 0 640 240" role="img" aria-label=${this.#described()}>
        <path class="axis" d="M28 220H632M28 8V220"></path>
        ${numbers.map((value) => svg`<text x="24" y=${place(0, value)[1] + 4} text-anchor="end">${formatNumber(value)}</text>`)}
        <path class="line first" d=${curvePath(realDensity, data, DRAWING)}></path>
        <path class="line second" d=${curvePath((x) => generatedDensity(game, x), data, DRAWING)}></path>
        <path class="line third" d=${curvePath((x) => probability(game, x), data, DRAWING)}></path>
      </svg>
      <ul class="keys">
        ${this.#key('first', msg('originals'))} ${this.#key('second', msg('what the generator makes'))}
        ${this.#key('third', msg('D(x): how sure the discriminator is of an original'))}
      </ul>
      <dl>
        ${fact(msg('Turn'), formatNumber(game.turns))}
        ${fact(msg('Discriminator’s loss'), formatNumber(discriminator, TWO))}
        ${fact(msg('At a draw'), formatNumber(EQUILIBRIUM, TWO))}
        ${fact(msg('D of originals'), formatNumber(real, TWO))} ${fact(msg('D of forgeries'), formatNumber(fake, TWO))}
      </dl>
      <div class="actions">
        <button class="primary" @click=${this.#onPlay}>${this.isPlaying ? msg('Pause') : msg('Play')}</button>
        <button @click=${this.#onTurn}>${msg('One turn')}</button>
        <button @click=${this.#onTen}>${msg('Ten turns')}</button>
        <button @click=${this.#onAgain}>${msg('Start over')}</button>
      </div>
      <div class="actions">
        <choice-field
          look="segments"
          .label=${msg('Generator’s loss')}
          .options=${[
            { value: 'nonSaturating', name: msg('non-saturating') },
            { value: 'minimax', name: msg('minimax') },
          ]}
          .chosen=${this.loss}
          @option-chosen=${this.#onLoss}
        ></choice-field>
      </div>
    </figure>`;
  }

  #key(line: string, text: string): TemplateResult {
    return html`<li>
      <svg viewBox="0 0 28 8" aria-hidden="true"><path class="line ${line}" d="M0 4H28"></path></svg>${text}
    </li>`;
  }

  #described(): string {
    const { shift, stretch, turns } = this.game;
    const [at, width] = [shift, Math.abs(stretch)].map((value) => formatNumber(value, TWO));
    return msg(str`Turn ${turns}: the originals are 1.5 ± 0.6, the generator’s numbers ${at} ± ${width}.`);
  }

  #play(turns: number): void {
    let { game } = this;
    for (let turn = 0; turn < turns; turn++) game = playTurn(game, this.loss);
    this.game = game;
  }

  #pause(): void {
    clearInterval(this.#timer);
    this.isPlaying = false;
  }

  #onPlay(): void {
    if (this.isPlaying) {
      this.#pause();
      return;
    }
    this.isPlaying = true;
    this.#timer = setInterval(() => {
      this.#play(1);
    }, 1000 / TURNS_A_SECOND);
  }

  #onTurn(): void {
    this.#play(1);
  }

  #onTen(): void {
    this.#play(10);
  }

  #onAgain(): void {
    this.#pause();
    this.game = START;
  }

  #onLoss({ value }: OptionChosenEvent): void {
    this.loss = value === 'minimax' ? 'minimax' : 'nonSaturating';
    this.#onAgain();
  }
}

customElements.define('gan-game', GanGameFigure);

declare global {
  interface HTMLElementTagNameMap {
    'gan-game': GanGameFigure;
  }
}
