// Formulas as MathML, which screen readers read part by part, with a legend of their symbols.

import { msg } from '@lit/localize';
import { html, mathml, type TemplateResult } from 'lit';

/** A part of a formula. */
export type Term = TemplateResult;

export const v = (name: string): Term => mathml`<mi>${name}</mi>`;
/** An upright name: a network, an operator. */
export const name = (text: string): Term => mathml`<mi mathvariant="normal">${text}</mi>`;
export const num = (text: string): Term => mathml`<mn>${text}</mn>`;
export const op = (sign: string): Term => mathml`<mo>${sign}</mo>`;
export const row = (...terms: readonly Term[]): Term => mathml`<mrow>${terms}</mrow>`;
export const sub = (base: Term, index: Term): Term => mathml`<msub>${base}${index}</msub>`;
export const sup = (base: Term, power: Term): Term => mathml`<msup>${base}${power}</msup>`;
export const frac = (above: Term, below: Term): Term => mathml`<mfrac>${above}${below}</mfrac>`;
export const hat = (base: Term): Term => mathml`<mover accent="true">${base}<mo>~</mo></mover>`;
/** f(x) */
export const of = (fn: Term, ...args: readonly Term[]): Term =>
  mathml`<mrow>${fn}<mo>&#x2061;</mo><mo>(</mo>${args}<mo>)</mo></mrow>`;
/** ‖x‖² */
export const norm2 = (...terms: readonly Term[]): Term =>
  mathml`<msup><mrow><mo>‖</mo>${terms}<mo>‖</mo></mrow><mn>2</mn></msup>`;
/** KL[q ‖ p] */
export const kl = (q: Term, p: Term): Term =>
  mathml`<mrow><mi mathvariant="normal">KL</mi><mo>[</mo>${q}<mo>‖</mo>${p}<mo>]</mo></mrow>`;
/** ln x, with its own argument. */
export const ln = (...terms: readonly Term[]): Term =>
  mathml`<mrow><mi mathvariant="normal">ln</mi><mo>&#x2061;</mo>${terms}</mrow>`;
/** N(0, I) */
export const standardNormal = (): Term => of(v('N'), num('0'), op(','), v('I'));

/** A formula on lines of its own; what is too wide for a phone scrolls by itself. */
export function formula(...lines: readonly (readonly Term[])[]): TemplateResult {
  return html`<div class="formula" tabindex="0" role="group" aria-label=${msg('Formula')}>
    ${lines.map((terms) => html`<math display="block">${row(...terms)}</math>`)}
  </div>`;
}

/** Symbols and what they are. */
export function legend(entries: readonly (readonly [Term, string])[]): TemplateResult {
  return html`<dl class="legend">
    ${entries.map(
      ([symbol, meaning]) =>
        html`<div>
          <dt><math>${symbol}</math></dt>
          <dd>${meaning}</dd>
        </div>`,
    )}
  </dl>`;
}
