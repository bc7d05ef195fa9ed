// Tables of figures with a scroll bar of their own. Their styles are figureTableStyles.

import { html, nothing, type TemplateResult } from 'lit';

export interface Column {
  readonly name: string;
  readonly isNumber?: boolean;
}

/** A table of `rows`, each a <tr> with a cell for every column, under its caption, and a note below. The keyboard can scroll it. */
export function figureTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly TemplateResult[],
  note?: string,
): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
    <table>
      <caption>
        ${caption}
      </caption>
      <tr>
        ${columns.map(
          ({ name, isNumber }) => html`<th scope="col" class=${isNumber ? 'number' : nothing}>${name}</th>`,
        )}
      </tr>
      ${rows}
    </table>
    ${note === undefined ? nothing : html`<p class="muted">${note}</p>`}
  </div>`;
}
