import { msg, str } from '@lit/localize';
import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { deviceCores } from '../../../workers/browser/device.ts';
import { runSpeedTest, type SpeedProgress, type SpeedResult } from '../../../workers/browser/speedTest.ts';
import type { BenchmarkRow } from '../../../workers/benchmark/row.ts';
import { AddressController, type CameAddress } from '../../address/addressController.ts';
import { defaultModel } from '../../address/defaultModel.ts';
import { nowhere } from '../../address/digitLinks.ts';
import { AsyncTask } from '../../engine/asyncTask.ts';
import { formatNumber } from '../../text/locale.ts';
import type { Insets } from '../../engine/services.ts';
import { agreementText, coresOf, engineName, ratioTexts } from './speedWords.ts';
import { SPEED } from '../../address/views.ts';
import type { OptionChosenEvent } from '../../kit/choice-field.ts';
import '../../kit/choice-field.ts';
import { AnnounceEvent } from '../../kit/events.ts';
import { ServicedElement } from '../../engine/servicedElement.ts';
import { figureStyles } from '../../kit/lessonStyles.ts';
import type { ShippedModel } from '../../storage/shippedModel.ts';
import { controls, focusRing } from '../../kit/controlsStyles.ts';
import { speedStyles } from './speedPageStyles.ts';

/** Enough for quartiles; an odd number has a middle one. */
const ROUNDS = 9;
const ROUND_MS = 150;
const BATCH = 64;
const MAX_CORES = 8;
const RATE = { maximumSignificantDigits: 3 };
const WHOLE = { maximumFractionDigits: 0 };

/** Runs the benchmark's comparison in the visitor's own browser: our kernels, strict and relaxed, and TensorFlow.js. */
export class SpeedPage extends ServicedElement {
  static override styles = [controls, focusRing, figureStyles, speedStyles];
  static override properties = {
    insets: { attribute: false },
    progress: { state: true },
  };

  declare insets: Insets;
  declare progress: SpeedProgress;

  readonly #race = new AsyncTask<SpeedResult>(this);
  readonly #address = new AddressController<ShippedModel>(this, {
    view: SPEED,
    keepsModel: false,
    read: ({ fields }, { tell }) => this.#read(fields['on'], tell),
    write: ({ id }) => ({ ...nowhere(SPEED), fields: { on: id } }),
    show: (model, { before }) => {
      this.#show(model, before);
    },
  });

  constructor() {
    super();
    this.progress = { phase: 'start' };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.#address.begin(this.services);
  }

  protected override render(): TemplateResult {
    const { value } = this.#race;
    const cores = coresHere();
    const options = this.services.shipped.map(({ id, name }) => ({ value: id, name }));
    return html`<article data-state=${this.#phase}>
      <h1 tabindex="-1">${msg('Speed on your device')}</h1>
      <p>
        ${msg(
          'This gallery draws with its own kernels. Here they race TensorFlow.js in this browser, on this device: the same network, the same weights, the same inputs. First the digits are compared: an engine that draws different digits is disqualified. Then all take turns, round by round.',
        )}
      </p>
      <p class="quiet-text">
        ${msg(
          'Why ratios: the number of digits a second depends on your device and on what else it is doing. That slows all engines alike, so the ratio of two engines stays.',
        )}
      </p>
      <div class="start">
        <choice-field
          .label=${msg('Model')}
          .options=${options}
          .chosen=${this.#address.shown.id}
          @option-chosen=${this.#onModel}
        ></choice-field>
        ${
          this.#race.isPending
            ? html`<button @click=${this.#onCancel}>${msg('Cancel')}</button>`
            : html`<button class="primary" @click=${this.#onStart}>${msg('Start the race')}</button>`
        }
      </div>
      <div class="state">${this.#stateText(cores)}</div>
      <div class="result">${this.#phase === 'done' && value ? this.#result(value) : nothing}</div>
      <p>
        <a href="#v=learn">${msg('How the models work')}</a>
      </p>
    </article>`;
  }

  #stateText(cores: number): TemplateResult | typeof nothing {
    switch (this.#phase) {
      case 'idle':
        return html`<p class="quiet-text">
          ${msg(str`It takes about half a minute, on one core and on ${cores}. TensorFlow.js, 0.5 MB, is downloaded for it.`)}
        </p>`;
      case 'busy':
        return this.#progress(this.progress);
      case 'failed':
        return html`<div role="alert">
          <p>${msg(str`The race could not be run: ${this.#race.failure}`)}</p>
        </div>`;
      case 'done':
        return nothing;
    }
  }

  #progress(progress: SpeedProgress): TemplateResult {
    const label = msg('Progress of the race');
    switch (progress.phase) {
      case 'download': {
        const [received, all] = [progress.receivedBytes, progress.bytes].map((bytes) =>
          formatNumber(bytes / 1000, WHOLE),
        );
        return html`<progress aria-label=${label} max=${progress.bytes} .value=${progress.receivedBytes}></progress>
          <p>${msg(str`Downloading TensorFlow.js: ${received} of ${all} kB`)}</p>`;
      }
      case 'start':
        return html`<progress aria-label=${label}></progress>
          <p>${msg('Starting the engines')}</p>`;
      default:
        return html`<progress aria-label=${label} max=${progress.total} .value=${progress.done}></progress>
          <p>${phaseText(progress.phase)}</p>`;
    }
  }

  #result({ rows, gaps }: SpeedResult): TemplateResult {
    return html`<section aria-labelledby="result">
      <h2 id="result">${msg('Result')}</h2>
      ${ratioTexts(rows).map((text) => html`<p class="big">${text}</p>`)}
      ${rows.length > 0 ? html`<figure>${this.#bars(rows)}${this.#table(rows)}</figure>` : nothing}
      ${
        gaps.length === 0
          ? nothing
          : html`<p>${msg('Engines that could not run here:')}</p>
              <ul class="gaps">
                ${gaps.map(({ engine, workers, reason }) => html`<li>${engineName(engine)}, ${coresOf(workers)}: ${reason}</li>`)}
              </ul>`
      }
      <p class="quiet-text">
        ${msg(
          'Bars: the median of the rounds, in digits a second. Lines: the middle half of the rounds. Ours makes grey pixels; TensorFlow.js stops at ink, which is less work.',
        )}
      </p>
    </section>`;
  }

  #bars(rows: readonly BenchmarkRow[]): TemplateResult {
    const most = Math.max(...rows.map(({ highImagesPerSecond }) => highImagesPerSecond));
    const at = (rate: number): number => (620 * rate) / most;
    const height = rows.length * 54;
    return html`<svg
      class="chart bars"
      viewBox="0 0 640 ${height}"
      role="img"
      aria-label=${msg('Digits a second, as bars; the numbers are in the table below')}
    >
      ${rows.map((row, i) => {
        const y = i * 54;
        const [low, high] = [at(row.lowImagesPerSecond), at(row.highImagesPerSecond)];
        const name = `${engineName(row.engine)}, ${coresOf(row.workers)}: ${formatNumber(row.imagesPerSecond, RATE)}`;
        return svg`<text class="name" x="0" y=${y + 14}>${name}</text>
          <rect class=${row.engine === 'tfjs-wasm' ? 'other' : 'ours'} x="0" y=${y + 20} width=${at(row.imagesPerSecond)} height="20"></rect>
          <path class="spread" d="M${low} ${y + 30}H${high}M${low} ${y + 24}V${y + 36}M${high} ${y + 24}V${y + 36}"></path>`;
      })}
    </svg>`;
  }

  #table(rows: readonly BenchmarkRow[]): TemplateResult {
    return html`<details>
      <summary>${msg('Show the numbers')}</summary>
      <div class="scroll" tabindex="0" role="group" aria-label=${msg('Table of the race')}>
        <table>
          <tr>
            <th scope="col">${msg('Engine')}</th>
            <th scope="col">${msg('cores')}</th>
            <th scope="col">${msg('digits/s')}</th>
            <th scope="col">${msg('half of the rounds')}</th>
            <th scope="col">${msg('same digits')}</th>
          </tr>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${engineName(row.engine)}</th>
                <td>${row.workers}</td>
                <td>${formatNumber(row.imagesPerSecond, RATE)}</td>
                <td>${formatNumber(row.lowImagesPerSecond, RATE)} – ${formatNumber(row.highImagesPerSecond, RATE)}</td>
                <td>${agreementText(row.agreement)}</td>
              </tr>`,
          )}
        </table>
      </div>
    </details>`;
  }

  get #phase(): 'idle' | 'busy' | 'failed' | 'done' {
    const { isPending, failure, value } = this.#race;
    if (isPending) return 'busy';
    if (failure !== '') return 'failed';
    return value ? 'done' : 'idle';
  }

  #onStart(): void {
    this.#race.reset();
    this.progress = { phase: 'start' };
    void this.#race.run(async ({ signal }) => {
      const latents = await this.services.engine.latentEngine();
      const file = await latents.file(this.#address.shown, { signal });
      const result = await runSpeedTest({
        file,
        cores: coresHere(),
        batch: BATCH,
        rounds: ROUNDS,
        roundMs: ROUND_MS,
        signal,
        onProgress: (progress) => {
          if (!signal.aborted) this.progress = progress;
        },
      });
      signal.throwIfAborted();
      this.dispatchEvent(new AnnounceEvent(ratioTexts(result.rows).join(' ') || msg('Result')));
      return result;
    });
  }

  #onCancel(): void {
    this.#race.cancel();
  }

  #onModel({ value }: OptionChosenEvent): void {
    const model = this.services.shipped.find(({ id }) => id === value);
    if (model) this.#address.replace(model);
  }

  /** A result belongs to one model, so a change of the model ends a running race. */
  #show(model: ShippedModel, before: ShippedModel | undefined): void {
    if (model === before) return;
    this.#race.reset();
  }

  #read(on: string | undefined, tell: CameAddress['tell']): ShippedModel {
    const model = on === undefined ? undefined : this.services.shipped.find(({ id }) => id === on);
    if (on !== undefined && !model) {
      tell(msg(str`There is no model called “${on.slice(0, 40)}” here, so the race is with another.`));
    }
    return model ?? defaultModel(this.services);
  }
}

function coresHere(): number {
  return Math.min(deviceCores(), MAX_CORES);
}

function phaseText(phase: 'prepare' | 'warm up' | 'round'): string {
  switch (phase) {
    case 'prepare':
      return msg('Comparing their digits');
    case 'warm up':
      return msg('Warming up');
    case 'round':
      return msg('Taking turns');
  }
}

customElements.define('speed-page', SpeedPage);

declare global {
  interface HTMLElementTagNameMap {
    'speed-page': SpeedPage;
  }
}
