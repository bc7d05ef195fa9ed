import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { UnfitDigits } from '../../../../workers/comparison/unfitDigits.ts';
import { blindFields, readBlindFields, type BlindState } from './blindFields.ts';
import './blind-results.ts';
import './blind-round.ts';
import './ten-digits.ts';
import type { AnswerEvent, NextEvent } from './blind-round.ts';
import { createDrawnTen, type DrawnTen } from './drawnTen.ts';
import { drawRounds, type DrawnRound } from './drawRounds.ts';
import type { Play } from './play.ts';
import { createPlays, type KeptPlays } from './keptPlays.ts';
import { canPlay, ROUNDS, roundsOf, type Material } from './rounds.ts';
import { rightAnswers } from './tallies.ts';
import { isKept, modeOf, takesMnist, type TestKind } from './testKind.ts';
import { testModels, type TestModels } from './testModels.ts';
import { lookAtCopy, unfitText } from './unfitCopy.ts';

import { modelName } from '../../../text/modelName.ts';
import { modelOf } from '../../../storage/shippedModel.ts';
import { familiesOf, familyOf } from '../../../engine/families.ts';
import { AsyncTask } from '../../../engine/asyncTask.ts';
import { formatList, formatNumber } from '../../../text/locale.ts';
import { createMnistCopy, type MnistCopy } from '../realDigits/mnistCopy.ts';
import { newSeed } from '../../../address/pageAddress.ts';
import { StoreController } from '../../../engine/storeController.ts';
import type { OptionChosenEvent } from '../../../kit/choice-field.ts';
import '../../../kit/copy-link.ts';
import { AddressProblemEvent } from '../../../address/addressProblemEvent.ts';
import { NoticeEvent } from '../../../kit/events.ts';
import '../realDigits/mnist-copy.ts';
import '../../../kit/choice-field.ts';
import { workNote } from '../../../kit/work-note.ts';
import { randomName } from '../../../platform/randomness.ts';
import { blindStyles } from './blindStyles.ts';
import { parseRefs } from '../models/chosenModels.ts';
import { sameModelsLink } from '../models/sameModels.ts';
import { CompareTab } from '../models/compareTab.ts';
import { playsNotice } from './playsNotice.ts';

/** The blind test: twenty rounds of what visitors take for real, and the results. */
export class BlindTab extends CompareTab {
  static override styles = [...CompareTab.styles, blindStyles];

  readonly #mnistStore = new StoreController(this);
  readonly #playStore = new StoreController(this);
  readonly #tenStore = new StoreController(this);
  readonly #drawn = new AsyncTask<readonly DrawnRound[]>(this);
  /** What is wrong with the real digits; of no judge nothing is known. */
  readonly #unfit = new AsyncTask<UnfitDigits | null>(this);
  /** Of the session, by round: the first answer counts, also for whoever goes back. */
  #answers = new Map<number, Play>();
  #session = '';
  /** Which session is drawn, or being drawn. */
  #drawnKey = '';
  /** The file of real digits that is drawn from, and the one that is looked at. */
  #drawnFile: Blob | undefined;
  #unfitFile: Blob | undefined;
  #reported = '';

  get #mnist(): MnistCopy {
    return this.services.once(createMnistCopy);
  }

  get #ten(): DrawnTen {
    return this.services.once(createDrawnTen);
  }

  get #record(): KeptPlays {
    return this.services.once(createPlays);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) {
      this.#mnistStore.store = this.#mnist;
      this.#playStore.store = this.#record;
      this.#tenStore.store = this.#ten;
      void this.#mnist.load();
      void this.#record.load();
    }
    if (changed.has('fields')) this.#reportProblem();
    this.#draw();
    this.#lookAtCopy();
  }

  protected override render(): TemplateResult {
    const state = readBlindFields(this.fields);
    const { kind, seed } = state;
    const isShort = this.#canTell(kind) && !canPlay(kind, this.#material(kind));
    return html`<div class="stack" data-state=${this.#stateName(state, isShort)}>
      ${seed === undefined || isShort ? this.#start(state, isShort) : this.#play(state, seed)} ${this.#unfitNote(kind)}
      <blind-results .groupOf=${this.#groupOf}></blind-results>
      <mnist-copy></mnist-copy>
    </div>`;
  }

  #stateName({ seed, round }: BlindState, isShort: boolean): string {
    if (seed === undefined || isShort) return 'start';
    if (round >= ROUNDS) return 'end';
    return this.#drawn.value && !this.#drawn.isPending ? 'playing' : 'drawing';
  }

  #start(state: BlindState, isShort: boolean): TemplateResult {
    const options = [
      { value: 'class', name: msg('Two generated ones') },
      { value: 'one', name: msg('One picture') },
      { value: 'pair', name: msg('Real beside generated') },
      { value: 'drawn', name: msg('Drawn here') },
    ];
    const { kind, isTimed } = state;
    return html`<section class="start" aria-label=${msg('A new test')}>
      <p>${this.#question(kind)}</p>
      ${this.#modelsNote(kind)} ${kind === 'drawn' ? html`<ten-digits></ten-digits>` : nothing}
      ${
        isShort
          ? this.#shortNote(state)
          : html`<div class="row">
              <button
                class="primary"
                @click=${() => {
                  this.#begin(state);
                }}
              >
                ${msg(str`Begin: ${ROUNDS} rounds`)}
              </button>
            </div>`
      }
      <details ?open=${kind !== 'class' || isTimed}>
        <summary>${msg('Other tests')}</summary>
        <div class="row">
          <choice-field
            look="segments"
            .label=${msg('What is shown')}
            .options=${options}
            .chosen=${kind === 'models' ? 'class' : kind}
            @option-chosen=${({ value }: OptionChosenEvent) => {
              this.change(blindFields({ ...state, kind: value as TestKind, seed: undefined }), false); // one of the options above
            }}
          ></choice-field>
          <label class="check"
            ><input
              type="checkbox"
              .checked=${isTimed}
              @change=${(event: Event) => {
                const isTimed = event.target instanceof HTMLInputElement && event.target.checked;
                this.change(blindFields({ ...state, isTimed, seed: undefined }), false);
              }}
            />${msg('Show each for one second only')}</label
          >
        </div>
      </details>
    </section>`;
  }

  /** Where real digits are needed: two ways to have some. */
  #shortNote(state: BlindState): TemplateResult | typeof nothing {
    if (!takesMnist(state.kind)) return nothing;
    return html`<p role="status">${msg('This needs real digits. Draw ten here, or open your copy of MNIST below.')}</p>
      <div class="row">
        <button
          class="primary"
          @click=${() => {
            this.change(blindFields({ ...state, kind: 'drawn', seed: undefined }), false);
          }}
        >
          ${msg('Draw ten digits')}
        </button>
      </div>`;
  }

  /** Which models it is among, where the address names some. */
  #modelsNote(kind: TestKind): TemplateResult | typeof nothing {
    const refs = this.#refs;
    if (refs.length === 0) return nothing;
    const { families, leftOut, isWidened } = this.#models(kind);
    const { shipped } = this.services;
    const names = families.flat().map((id) => modelName(modelOf({ model: id }, shipped).name));
    return html`<p class="muted" data-models=${families.flat().join(' ')}>
      ${msg(str`Among: ${formatList(names)}.`)}
      ${isWidened ? msg('Two are needed, so models of other families are added.') : nothing}
      ${
        leftOut.length > 0
          ? msg(str`Not among them: ${formatList(leftOut)}. The blind test has only models of this page.`)
          : nothing
      }
    </p>`;
  }

  #unfitNote(kind: TestKind): TemplateResult | typeof nothing {
    const unfit = this.#unfit.isPending ? null : this.#unfit.value;
    return !takesMnist(kind) || !unfit ? nothing : html`<p class="needs" role="status">${unfitText(unfit)}</p>`;
  }

  #question(kind: TestKind): string {
    switch (kind) {
      case 'one':
        return msg(
          'On average, half of the digits are real. Is this one? Keys: R or ← for real, G or → for generated.',
        );
      case 'drawn':
        return msg(
          'Draw ten digits, and hand the device to somebody else: which ten are yours, and which are generated? Keys: R or ←, G or →.',
        );
      case 'pair':
        return msg('One of the two digits is real. Which one? Keys: ← and →.');
      case 'class':
        return msg(
          'Two digits of the same class, both generated, by models of different families. Which one looks more real? Keys: ← and →.',
        );
      case 'models':
        return msg(
          'Both digits are generated, by models of different families. Which one looks more real? Keys: ← and →.',
        );
    }
  }

  #play(state: BlindState, seed: number): TemplateResult {
    const { value, isPending } = this.#drawn;
    if (state.round >= ROUNDS) return this.#end(state);
    const round = isPending ? undefined : value?.[state.round];
    return html`<blind-round
        .kind=${state.kind}
        .isTimed=${state.isTimed}
        .round=${round}
        .number=${state.round + 1}
        .answer=${this.#answers.get(state.round)?.answer}
        @blind-answer=${(event: AnswerEvent) => {
          this.#onAnswer(event, state, seed);
        }}
        @blind-next=${(_: NextEvent) => {
          this.change(blindFields({ ...state, round: state.round + 1 }), true);
        }}
      ></blind-round>
      ${workNote(this.#drawn)}
      <div class="row">
        <button
          @click=${() => {
            this.change(blindFields({ ...state, seed: undefined, round: 0 }), true);
          }}
        >
          ${msg('End this test')}
        </button>
      </div>`;
  }

  #end(state: BlindState): TemplateResult {
    const plays = [...this.#answers.values()];
    const { count, n } = rightAnswers(plays);
    const same: Readonly<Record<string, string>> = {
      of: this.fields['of'] ?? '',
      ...blindFields({ ...state, round: 0 }),
    };
    const link = new URL(location.href);
    link.hash = `#${new URLSearchParams([['v', 'compare'], ['how', 'blind'], ...Object.entries(same).filter(([, value]) => value !== '')]).toString()}`;
    return html`<section class="end" aria-labelledby="end">
      <h3 id="end" tabindex="-1">${msg('The test is finished')}</h3>
      <p>
        ${
          n > 0
            ? msg(str`You were right in ${formatNumber(count)} of ${formatNumber(n)} rounds.`)
            : plays.length > 0
              ? msg(str`Choices made: ${formatNumber(plays.length)}.`)
              : msg('You gave no answers.')
        }
        ${
          isKept(state.kind)
            ? msg(
                'The results of all tests on this device are below. Everybody who opens the link gets the same rounds.',
              )
            : msg('Your digits and these answers stay on this device, and do not count in the results below.')
        }
      </p>
      <div class="row">
        <button
          class="primary"
          @click=${() => {
            this.#begin(state);
          }}
        >
          ${msg('Another test')}
        </button>
        ${isKept(state.kind) ? html`<copy-link .link=${link.href}></copy-link>` : nothing}
        <button
          @click=${() => {
            this.change(blindFields({ ...state, seed: undefined, round: 0 }), true);
          }}
        >
          ${msg('Choose another kind of test')}
        </button>
      </div>
      <p class="row onwards">
        <a href=${sameModelsLink('grid', this.fields)}>${msg('These models side by side')}</a>
        <a href=${sameModelsLink('measure', this.fields)}>${msg('Measure these models')}</a>
      </p>
    </section>`;
  }

  get #refs(): readonly string[] {
    return parseRefs(this.fields['of']);
  }

  #models(kind: TestKind): TestModels {
    return testModels(kind, this.#refs, this.services.shipped);
  }

  /** Whether it is known which digits there are: of real ones, when storage has been asked. */
  #canTell(kind: TestKind): boolean {
    return !takesMnist(kind) || this.#mnist.isRead;
  }

  #material(kind: TestKind): Material {
    const [test, training] = [this.#mnist.count('test'), this.#mnist.count('training')];
    // What no model was trained on, if it is there.
    const real =
      test > 0
        ? { set: 'test' as const, count: test }
        : training > 0
          ? { set: 'training' as const, count: training }
          : undefined;
    return { families: this.#models(kind).families, real, drawn: this.#ten.digits.length };
  }

  readonly #groupOf = (model: string): string =>
    familyOf(model, familiesOf(this.services.shipped) ?? [])?.name ?? model;

  #begin(state: BlindState): void {
    this.change(blindFields({ ...state, seed: newSeed(), round: 0 }), true);
  }

  /** Draws the session of the address, unless it is drawn already. */
  #draw(): void {
    const { kind, isTimed, seed } = readBlindFields(this.fields);
    const material = this.#material(kind);
    if (seed === undefined || !this.#canTell(kind) || !canPlay(kind, material)) return;
    const real = takesMnist(kind) ? material.real : undefined;
    const key = JSON.stringify([kind, isTimed, seed, material.families, real]);
    const file = this.#realFile(kind);
    if (key === this.#drawnKey && file === this.#drawnFile) return;
    this.#drawnKey = key;
    this.#drawnFile = file;
    this.#answers = new Map();
    this.#session = randomName();
    const { shipped, engine } = this.services;
    void this.#drawn.run(async (call) => {
      const latent = await engine.latentEngine();
      const drawn = this.#ten.digits;
      return drawRounds({ latent, shipped, mnist: this.#mnist, drawn }, roundsOf(seed, kind, material), call);
    });
  }

  /** The pictures of real digits that a test takes; another file of the same name is another. */
  #realFile(kind: TestKind): Blob | undefined {
    const { real } = this.#material(kind);
    return !takesMnist(kind) || !real ? undefined : this.#mnist.files.get(`${real.set} images`)?.file;
  }

  /** Looks at the real digits, once for each copy, as soon as a test wants them. */
  #lookAtCopy(): void {
    const { kind, seed } = readBlindFields(this.fields);
    const { real } = this.#material(kind);
    const file = this.#realFile(kind);
    if (seed === undefined || !real || !file || file === this.#unfitFile) return;
    this.#unfitFile = file;
    void this.#unfit.run(async (call) =>
      lookAtCopy(this.#mnist, real.set, await this.services.engine.latentEngine(), call),
    );
  }

  #onAnswer({ answer, elapsedMs }: AnswerEvent, { kind, isTimed, round }: BlindState, seed: number): void {
    const drawn = this.#drawn.value?.[round];
    if (!drawn || this.#answers.has(round)) return;
    const shown = drawn.map((exhibit) => exhibit.shown);
    const id = `${this.#session}.${round}`;
    const play = { id, at: new Date().getTime(), mode: modeOf(kind), isTimed, seed, round, shown, answer, elapsedMs };
    this.#answers.set(round, play);
    this.requestUpdate();
    if (!isKept(kind)) return;
    void this.#record.keep([play]).then((failure) => {
      if (failure) this.dispatchEvent(new NoticeEvent(playsNotice(failure)));
    });
  }

  #reportProblem(): void {
    const key = JSON.stringify(this.fields);
    if (!readBlindFields(this.fields).isNonsense || key === this.#reported) return;
    this.#reported = key;
    this.dispatchEvent(new AddressProblemEvent(msg('Part of this address is not a valid test and was left out.')));
  }
}

customElements.define('blind-tab', BlindTab);

declare global {
  interface HTMLElementTagNameMap {
    'blind-tab': BlindTab;
  }
}
