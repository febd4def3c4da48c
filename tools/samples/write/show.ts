import { french, partsOf } from '../calendar.ts';
import type { Cell, DateCell } from '../truth.ts';

/**
 * A cell as the text that a CSV export has of it: decimal comma, dates as their format shows them. `mmm-yy` becomes
 * `mm/yyyy`: a year of two digits would be a year lost (S-7).
 */
export function shownInCsv(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  if (typeof cell === 'boolean') return cell ? 'VRAI' : 'FAUX';
  if ('percent' in cell) return `${String(Math.round(cell.percent * 100))} %`;
  return shownDate(cell);
}

function shownDate({ day, format, minutes = 0 }: DateCell): string {
  const [year, month, dayOfMonth] = partsOf(day);
  switch (format) {
    case 'dd/mm/yyyy':
      return french(day);
    case 'dd/mm/yyyy hh:mm':
      return `${french(day)} ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
    case 'dd/mm':
      return `${dayOfMonth}/${month}`;
    case 'mmm-yy':
    case 'mm/yyyy':
      return `${month}/${year}`;
    case 'yyyy':
      return year;
  }
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
