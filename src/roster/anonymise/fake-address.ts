/** Prefecture and city in columns of their own, which the address line may repeat. */
import type { CellFakers, CellMeaning } from './fake-cell.ts';

export interface AddressRow {
  readonly cells: readonly string[];
  /** The cells as replaced one by one. */
  readonly made: readonly string[];
  readonly meanings: readonly CellMeaning[];
  readonly fakers: Pick<CellFakers, 'text'>;
}

/** @returns the row, its first address line beginning as before with what stands in those columns */
export function fakeAddress({ cells, made, meanings, fakers }: AddressRow): readonly string[] {
  const line = meanings.indexOf('address1');
  const [prefecture, city] = [meanings.indexOf('prefecture'), meanings.indexOf('city')];
  const whole = (cells[line] ?? '').trim();
  const leads = [[prefecture, city], [prefecture], [city]].filter((columns) =>
    columns.every((column) => (cells[column] ?? '').trim() !== ''),
  );
  for (const columns of leads) {
    const [lead, fake] = [cells, made].map((row) =>
      columns.map((column) => (row[column] ?? '').trim()).join(''),
    );
    if (lead === undefined || fake === undefined || !whole.startsWith(lead)) continue;
    const rest = whole.slice(lead.length);
    return made.with(line, fake + (rest === '' ? '' : fakers.text(rest, 'address')));
  }
  return made;
}
