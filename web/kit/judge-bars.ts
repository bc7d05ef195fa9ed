import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import { formatNumber } from '../text/locale.ts';
import { READABLE, verdictOf } from '../engine/verdict.ts';
import { LocalizedElement } from '../text/localizedElement.ts';

const PERCENT = { style: 'percent', maximumFractionDigits: 1 } as const;

/** The judge's answer for a picture: its probability of each digit, as bars and as text, and its verdict. */
export class JudgeBars extends LocalizedElement {
  static override properties = { probs: { attribute: false } };
  static override styles = css`
    :host {
      display: block;
      max-width: 34rem;
      font-variant-numeric: tabular-nums;
    }

    p {
      min-height: 1.5em;
      margin: 0 0 var(--space-2);
    }

    table {
      width: 100%;
      border-collapse: collapse;
    }

    th,
    td {
      padding: 1px 0;
      font-weight: 400;
      line-height: 1.3;
    }

    th {
      width: 1.5em;
      font: italic 400 1.0625rem/1.2 var(--serif);
      text-align: left;
    }

    .share {
      width: 4.5em;
      color: var(--muted);
      font-size: var(--text-small);
      text-align: right;
    }

    .bar {
      height: 12px;
      border: 1px solid var(--line);
      border-radius: 3px;
      background: var(--raised);
    }

    .bar span {
      display: block;
      height: 100%;
      border-radius: 2px;
      background: var(--edge);
      transition: width var(--quick);
    }

    .most th,
    .most .share {
      color: var(--ink);
      font-weight: 600;
    }

    .most .bar span {
      background: var(--accent);
    }

    @media (forced-colors: active) {
      .bar span {
        background: CanvasText;
        forced-color-adjust: none;
      }
    }
  `;

  /** [10], shares that add up to 1; none yet while undefined. */
  declare probs: readonly number[] | undefined;

  constructor() {
    super();
    this.probs = undefined;
  }

  protected override render(): TemplateResult {
    const verdict = this.probs && verdictOf(this.probs);
    return html`
      <p>${verdict ? textOf(verdict) : ''}</p>
      <table>
        <tbody>
          ${Array.from({ length: 10 }, (_, digit) => {
            const share = this.probs?.[digit];
            return html`<tr class=${digit === verdict?.digit ? 'most' : ''}>
              <th scope="row">${digit}</th>
              <td>
                <div class="bar"><span .style=${`width: ${100 * (share ?? 0)}%`}></span></div>
              </td>
              <td class="share">${share === undefined ? '–' : formatNumber(share, PERCENT)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    `;
  }
}

function textOf({ digit, confidence, isReadable }: ReturnType<typeof verdictOf>): string {
  const sure = formatNumber(confidence, PERCENT);
  if (isReadable) return msg(str`It reads ${digit} with ${sure} confidence.`);
  return msg(
    str`Unreadable: at most ${sure} confidence, for ${digit}. Below ${formatNumber(READABLE, PERCENT)} a digit counts as unreadable.`,
  );
}

customElements.define('judge-bars', JudgeBars);

declare global {
  interface HTMLElementTagNameMap {
    'judge-bars': JudgeBars;
  }
}
