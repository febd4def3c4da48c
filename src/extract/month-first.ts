import { daysInMonth } from '../cell/calendar.ts';
import type { RawCell } from '../cell/raw.ts';
import type { Column } from '../define/columns.ts';
import type { AnySheet } from '../define/source.ts';
import type { Place } from '../findings/finding.ts';
import { refuse } from '../findings/problem.ts';
import type { Header } from '../readers/header.ts';

/** A time of day after a date, with or without AM or PM. */
const TIME = '(?:(?:\\s+|T)\\d{1,2}[:h].*)?';
const SLASHED = new RegExp(`^\\s*(\\d{1,2})\\s?/\\s?(\\d{1,2})\\s?/\\s?(\\d{4})${TIME}\\s*$`);
const ISO = new RegExp(`^\\s*(\\d{4})-(\\d{2})-(\\d{2})${TIME}\\s*$`);
const MOST_ROWS_NAMED = 5;

/** The order of day, month and year in which a text is a date; `none` when it is impossible in each. */
type Order = 'dd/mm/yyyy' | 'mm/dd/yyyy' | 'yyyy-dd-mm' | 'none';

interface DateColumn {
  readonly position: number;
  readonly header: string;
  readonly orders: Set<Order>;
  readonly rows: number[];
  count: number;
  hasOtherImpossible: boolean;
}

/** Finds date columns of one sheet whose day and month are exchanged (C-106). */
export class MonthFirstDates {
  readonly #columns: readonly DateColumn[];

  constructor(sheet: AnySheet, header: Header) {
    const columns = sheet.columns as Readonly<Record<string, Column<unknown> | undefined>>;
    const dates = header.fields.filter(({ field }) => columns[field]?.kind === 'date');
    const birth = header.identity.birth_date;
    const declared = (field: string) =>
      field === 'birth_date' ? sheet.identity.birth_date?.headers : columns[field]?.headers;
    const named = [...(birth === undefined ? [] : [{ field: 'birth_date', position: birth }]), ...dates];
    this.#columns = named.map(({ field, position }) => ({
      position,
      header: declared(field)?.[0] ?? field,
      count: 0,
      hasOtherImpossible: false,
      orders: new Set<Order>(),
      rows: [],
    }));
  }

  take(cells: readonly RawCell[], rowNumber: number): void {
    for (const column of this.#columns) {
      const cell = cells[column.position];
      if (typeof cell !== 'string') continue;
      const order = orderOf(cell);
      if (order === 'none') column.hasOtherImpossible = true;
      else if (order !== 'dd/mm/yyyy') {
        column.count++;
        column.orders.add(order);
        if (column.rows.length < MOST_ROWS_NAMED) column.rows.push(rowNumber);
      }
    }
  }

  /**
   * Refuses the file when a column has impossible dates, and all of them are possible with day and month exchanged:
   * the other dates must have that order too.
   * @throws Refusal
   */
  refuseAny(place: Place): void {
    const [first, ...others] = this.#columns.filter(
      ({ count, hasOtherImpossible }) => count > 0 && !hasOtherImpossible,
    );
    if (first === undefined) return;
    const more = first.count - first.rows.length;
    const rows = `row ${first.rows.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    const also = others.map(({ header }) => `; also in column "${header}"`).join('');
    refuse(
      'dates_month_first',
      { ...place, column: first.header },
      {
        found: `${first.count} date(s) that exist only as ${[...first.orders].join(' or ')} (${rows})${also}`,
        expected: 'dates as dd/mm/yyyy or yyyy-mm-dd',
        remedy:
          'export the file again with the day before the month; if only these cells are wrong, correct them in the system and export again',
      },
    );
  }
}

/**
 * The order in which a text is a date. A text that is not a whole numeric date counts as dd/mm/yyyy: nothing
 * contradicts it.
 */
function orderOf(text: string): Order {
  const slashed = SLASHED.exec(text);
  if (slashed !== null) {
    const [first, second, year] = slashed.slice(1).map(Number) as [number, number, number];
    return swapped(year, second, first, 'mm/dd/yyyy');
  }
  const iso = ISO.exec(text);
  if (iso === null) return 'dd/mm/yyyy';
  const [year, month, day] = iso.slice(1).map(Number) as [number, number, number];
  return swapped(year, month, day, 'yyyy-dd-mm');
}

function swapped(year: number, month: number, day: number, otherwise: Order): Order {
  // A zero is a part left open (S-8).
  if (year === 0 || month === 0 || day === 0 || day <= daysInMonth(year, month)) return 'dd/mm/yyyy';
  return month <= daysInMonth(year, day) ? otherwise : 'none';
}
