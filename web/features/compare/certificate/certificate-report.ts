import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { digitName } from '../../../kit/digitName.ts';
import { formatNumber } from '../../../text/locale.ts';
import { AsyncTask } from '../../../engine/asyncTask.ts';
import '../../../kit/copy-link.ts';
import '../../../kit/ink-tile.ts';
import { figureTable } from '../../../kit/figureTable.ts';
import { ServicedElement } from '../../../engine/servicedElement.ts';
import { fileName, saveFile } from '../../../kit/saveFile.ts';
import { modelOf } from '../../../storage/shippedModel.ts';
import { certificateStyles } from './certificateStyles.ts';
import { compareStyles } from '../models/compareStyles.ts';
import { controls, focusRing } from '../../../kit/controlsStyles.ts';
import { figureTableStyles } from '../../../kit/figureTableStyles.ts';
import { sectionStyles } from '../../../kit/sectionsStyles.ts';
import { tabStyles } from '../../../kit/tabStyles.ts';
import type { Certificate, Control, ModelTest, NearDigit } from './certificate.ts';
import { certificatePng, formatCertificate } from './certificateFile.ts';
import { certificateLink } from '../../../address/certificateLink.ts';
import { otherDigitsText } from '../realDigits/ownDigits.ts';
import { isTooNear, TOO_NEAR, type Nearness } from './proof.ts';
import { modelName } from '../../../text/modelName.ts';

const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;
const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/** A finished certificate: its verdict, neighbours and numbers, and buttons to save it. */
export class CertificateReport extends ServicedElement {
  static override styles = [
    controls,
    focusRing,
    sectionStyles,
    tabStyles,
    compareStyles,
    figureTableStyles,
    certificateStyles,
  ];
  static override properties = { certificate: { attribute: false } };

  declare certificate: Certificate;

  readonly #saving = new AsyncTask(this);

  protected override render(): TemplateResult {
    const { certificate } = this;
    const { address, grey, finding, nearest, evidence, control } = certificate;
    const model = modelOf(address, this.services.shipped);
    return html`<div class="stack">
      <section class="certificate" data-finding=${finding} aria-labelledby="finding">
        <ink-tile .pixels=${grey} .name=${digitName(address, model)}></ink-tile>
        <div class="words">
          <h3 class="finding" id="finding">${this.#title()}</h3>
          <p class="sentence">${this.#inShort()}</p>
          <p>${this.#reason()}</p>
          <p class="muted">${this.#limits()}</p>
          <div class="row">
            <button @click=${this.#onPng} ?disabled=${this.#saving.isPending}>${msg('Save as PNG')}</button>
            <button @click=${this.#onJson}>${msg('Save as JSON')}</button>
            <copy-link .link=${this.#link}></copy-link>
          </div>
          ${this.#saving.failure === '' ? nothing : html`<p role="alert">${this.#saving.failure}</p>`}
        </div>
      </section>
      <div class="near">
        ${this.#near(msg('Nearest training digits, by the judge’s features'), nearest.features, evidence.features, control.evidence.features)}
        ${
          nearest.pixels.length > 0
            ? this.#near(
                msg('Nearest training digits, by pixels'),
                nearest.pixels,
                evidence.pixels,
                control.evidence.pixels,
              )
            : nothing
        }
      </div>
      ${this.#without()} ${this.#numbers()} ${this.#modelTest()}
    </div>`;
  }

  get #link(): string {
    return new URL(certificateLink(this.certificate.address), location.href).href;
  }

  #title(): string {
    switch (this.certificate.finding) {
      case 'original':
        return msg('This digit does not exist');
      case 'doubtful':
        return msg('Doubtful');
      case 'copy':
        return msg('This digit exists');
    }
  }

  /** What was found, in one sentence without numbers. */
  #inShort(): string {
    switch (this.certificate.finding) {
      case 'original':
        return msg('It is as far from all training digits as a digit that somebody else wrote.');
      case 'doubtful':
        return msg('It is closer to a training digit than a digit that somebody else wrote, by one of two measures.');
      case 'copy':
        return msg('It is a training digit, or nearly so.');
    }
  }

  #reason(): string {
    const { finding, evidence, nearest, reading } = this.certificate;
    const { features, pixels } = evidence;
    const [first] = pixels ? nearest.pixels : nearest.features;
    const number = formatNumber(first?.training ?? 0);
    switch (finding) {
      case 'original':
        return pixels
          ? msg(
              str`No training digit is suspiciously close. Of 100 real digits of its class (${reading.digit}) that no model has seen, ${hundredths(features)} are closer to a training digit by the judge’s features, and ${hundredths(pixels)} by pixels.`,
            )
          : msg(
              str`No training digit is suspiciously close. Of 100 real digits of its class (${reading.digit}) that no model has seen, ${hundredths(features)} are closer to a training digit by the judge’s features.`,
            );
      case 'doubtful':
        return isTooNear(features)
          ? msg(
              str`By the judge’s features it is suspiciously close to training digit ${number}: closer than 99 of 100 real digits that no model has seen.`,
            )
          : msg(
              str`By pixels it is suspiciously close to training digit ${number}: closer than 99 of 100 real digits that no model has seen.`,
            );
      case 'copy':
        if (pixels?.distance === 0) return msg(str`All its pixels are those of training digit ${number}.`);
        return pixels
          ? msg(
              str`By pixels and by the judge’s features it is suspiciously close to training digit ${number}: closer than 99 of 100 real digits that no model has seen.`,
            )
          : msg(
              str`The judge’s features do not tell it from training digit ${number}: both have the same entry in the index.`,
            );
    }
  }

  /** What would have been a failure: no proof is worth more than that. */
  #limits(): string {
    const { features, pixels } = this.certificate.evidence;
    const [inEyes, byPixels] = [features, pixels].map((nearness) => formatNumber(nearness?.limit ?? 0, TWO));
    return pixels
      ? msg(
          str`Closer than ${inEyes} by the judge’s features or ${byPixels} by pixels would be suspicious: only 1 of 100 real digits is. Closer by both is a copy.`,
        )
      : msg(str`Closer than ${inEyes} would be suspicious: only 1 of 100 real digits is.`);
  }

  #near(
    heading: string,
    digits: readonly NearDigit[],
    own: Nearness | undefined,
    control: Nearness | undefined,
  ): TemplateResult {
    return html`<section>
      <h3>${heading}</h3>
      <ol aria-label=${heading}>
        ${digits.map((digit) => {
          const number = formatNumber(digit.training);
          const away = formatNumber(digit.distance, TWO);
          const name =
            digit.label === undefined
              ? msg(str`Training digit ${number}, at distance ${away}`)
              : msg(str`Training digit ${number}, class ${digit.label}, at distance ${away}`);
          return digit.grey
            ? html`<li>
                <ink-tile .pixels=${digit.grey} .name=${name}></ink-tile><span aria-hidden="true">${away}</span>
              </li>`
            : html`<li>${name}</li>`;
        })}
      </ol>
      ${own ? this.#scale(own, control) : nothing}
    </section>`;
  }

  /** Two rulers: the distance itself, and how many unseen real digits are closer. The table below says the same. */
  #scale(own: Nearness, control: Nearness | undefined): TemplateResult {
    const far = 1.15 * Math.max(own.distance, control?.distance ?? 0, own.limit);
    const percent = (share: number): string => `${100 * Math.min(1, Math.max(0, share))}%`;
    const marks = (of: (nearness: Nearness) => number): TemplateResult =>
      html`${control ? html`<span class="real" .style=${`left: ${percent(of(control))}`}></span>` : nothing}<span
          class="own"
          .style=${`left: ${percent(of(own))}`}
        ></span>`;
    return html`<div class="rulers" aria-hidden="true">
      <p>${msg('Distance to the nearest training digit')}</p>
      <div class="scale" .style=${`--near: ${percent(own.limit / far)}`}>
        ${marks(({ distance }) => distance / far)}
      </div>
      <div class="ends"><span>${msg('0: the same digit')}</span><span>${formatNumber(far, TWO)}</span></div>
      <p>${msg('Unseen real digits that are closer to a training digit')}</p>
      <div class="scale" .style=${`--near: ${percent(TOO_NEAR)}`}>${marks(({ share }) => share)}</div>
      <div class="ends">
        <span>${msg('none: closer than all real digits')}</span><span>${msg('all: farther than all')}</span>
      </div>
      <ul class="keys">
        <li><span class="own"></span>${msg('this digit')}</li>
        ${control ? html`<li><span class="real"></span>${msg('a real digit, for comparison')}</li>` : nothing}
        <li><span class="zone"></span>${msg('suspiciously close')}</li>
      </ul>
    </div>`;
  }

  /** What is missing without the visitor's own copy, or with another set in its place. */
  #without(): TemplateResult | typeof nothing | readonly TemplateResult[] {
    const { basis, pixelFailure, nearest, others } = this.certificate;
    if (others.length > 0) return others.map((other) => html`<p class="problem">${otherDigitsText(other)}</p>`);
    if (basis) return nothing;
    if (nearest.pixels.length > 0) {
      return html`<p class="muted">
        ${msg('Distances by pixels cannot be compared with those of real digits: the test digits could not be searched.')}
        <span lang="en">(${pixelFailure})</span>
      </p>`;
    }
    return html`<p class="muted">
      ${msg(
        'Only distances are shown. With your own copy of MNIST on this device, training digits are shown too and compared by pixels. You can open it below.',
      )}
    </p>`;
  }

  #numbers(): TemplateResult {
    const { evidence, control, basis } = this.certificate;
    const caption = msg('The same numbers for a real digit, as a control');
    const columns = [
      { name: msg('digit') },
      { name: msg('judge: distance'), isNumber: true },
      { name: msg('real ones closer'), isNumber: true },
      { name: msg('pixels: distance'), isNumber: true },
      { name: msg('real ones closer'), isNumber: true },
      { name: msg('verdict') },
    ];
    const rows = [
      row(msg('this digit'), evidence.features, evidence.pixels, findingName(this.certificate.finding)),
      row(this.#controlName(control), control.evidence.features, control.evidence.pixels, findingName(control.finding)),
    ];
    return html`${figureTable(caption, columns, rows)}
    ${
      basis
        ? html`<p class="muted">
            ${
              basis.isOfClass
                ? msg(
                    str`By pixels: ${formatNumber(basis.training)} training digits, and ${formatNumber(basis.unseen)} test digits of the same class, both of your copy.`,
                  )
                : msg(
                    str`By pixels: ${formatNumber(basis.training)} training digits, and ${formatNumber(basis.unseen)} test digits of all classes, because their labels are missing.`,
                  )
            }
          </p>`
        : nothing
    }`;
  }

  #controlName({ test, grey }: Control): TemplateResult {
    if (test === undefined) return html`${msg('a real digit: the median of all unseen ones')}`;
    const name = msg(str`a real digit: test digit ${formatNumber(test)}`);
    return html`${name}<ink-tile class="control" .pixels=${grey}></ink-tile>`;
  }

  #modelTest(): TemplateResult {
    const { model, address } = this.certificate;
    const name = modelName(modelOf(address, this.services.shipped).name);
    const tests = [
      [msg('by the judge’s features'), model.features],
      [msg('by pixels'), model.pixels],
    ] as const;
    const caption = msg(str`The model as a whole: does the ${name} repeat its training digits?`);
    const measured = tests.flatMap(([how, test]) => (test ? [{ how, test }] : []));
    if (measured.length === 0) {
      return html`<p class="muted">
        ${msg('This was not measured for the model as a whole: its file has no such figure.')}
      </p>`;
    }
    return figureTable(
      caption,
      [
        { name: msg('compared') },
        { name: msg('closer than real ones'), isNumber: true },
        { name: msg('95 % interval'), isNumber: true },
        { name: msg('real digits'), isNumber: true },
        { name: msg('verdict') },
      ],
      measured.map(
        ({ how, test }) =>
          html`<tr>
            <th scope="row">${how}</th>
            <td class="number">${formatNumber(test.value, PERCENT)}</td>
            <td class="number">${formatNumber(test.low, PERCENT)} … ${formatNumber(test.high, PERCENT)}</td>
            <td class="number">${formatNumber(test.real, PERCENT)}</td>
            <td>${modelVerdict(test)}</td>
          </tr>`,
      ),
      msg(
        'How often a digit of this model is closer to a training digit than an unseen real digit is. 50 % means no copying, 100 % only copies. By pixels, a blurred digit is close to everything.',
      ),
    );
  }

  #onJson(): void {
    const { certificate } = this;
    saveFile(
      formatCertificate(certificate, this.#link),
      'application/json',
      fileName(certificate.address, 'json', 'certificate'),
    );
  }

  #onPng(): void {
    const { certificate } = this;
    const model = modelOf(certificate.address, this.services.shipped);
    const { control } = certificate;
    void this.#saving.run(async ({ signal }) => {
      const png = await certificatePng(certificate, {
        title: this.#title(),
        reason: this.#reason(),
        rows: [
          this.#limits(),
          `${digitName(certificate.address, model)}, ${modelName(model.name)}.`,
          controlText(control),
        ],
        captions: {
          features: msg('Nearest training digits, by the judge’s features'),
          pixels: msg('Nearest training digits, by pixels'),
        },
        link: this.#link,
      });
      signal.throwIfAborted();
      saveFile(png, 'image/png', fileName(certificate.address, 'png', 'certificate'));
    });
  }
}

function row(
  name: string | TemplateResult,
  features: Nearness,
  pixels: Nearness | undefined,
  verdict: string,
): TemplateResult {
  return html`<tr>
    <th scope="row">${name}</th>
    <td class="number">${formatNumber(features.distance, TWO)}</td>
    <td class="number">${formatNumber(features.share, PERCENT)}</td>
    <td class="number">${pixels ? formatNumber(pixels.distance, TWO) : '–'}</td>
    <td class="number">${pixels ? formatNumber(pixels.share, PERCENT) : '–'}</td>
    <td>${verdict}</td>
  </tr>`;
}

function findingName(finding: Certificate['finding']): string {
  switch (finding) {
    case 'original':
      return msg('not a copy');
    case 'doubtful':
      return msg('doubtful');
    case 'copy':
      return msg('a copy');
  }
}

function controlText({ test, evidence }: Control): string {
  const near = hundredths(evidence.features);
  return test === undefined
    ? msg(str`For comparison, the median of all unseen real digits: ${near} of 100 are closer to a training digit.`)
    : msg(
        str`For comparison, real test digit ${formatNumber(test)}: ${near} of 100 unseen real digits are closer to a training digit.`,
      );
}

/** Copying shows when the whole interval is above what real digits have. */
function modelVerdict({ low, real }: ModelTest): string {
  return low > Math.max(0.5, real) ? msg('closer than by chance') : msg('no sign of copying');
}

function hundredths({ share }: Nearness): string {
  return formatNumber(Math.round(100 * share));
}

customElements.define('certificate-report', CertificateReport);

declare global {
  interface HTMLElementTagNameMap {
    'certificate-report': CertificateReport;
  }
}
