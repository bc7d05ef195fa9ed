/**
 * Numbers of the table of a measurement, a list for each metric, with one number for each model. Goes to the page as source: it
 * may use nothing else.
 */
export function measuredValues(): Record<string, readonly (number | null)[]> {
  const rows: Element[] = [];
  const collect = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) collect(element.shadowRoot);
      if (element.localName === 'measure-table') rows.push(...(element.shadowRoot?.querySelectorAll('tbody tr') ?? []));
    }
  };
  collect(document);
  return Object.fromEntries(
    rows.map((row) => [
      row.getAttribute('data-metric') ?? '',
      [...row.querySelectorAll('td')].slice(0, -1).map((cell) => {
        const value = cell.getAttribute('data-value');
        return value === null ? null : Number(value);
      }),
    ]),
  );
}
