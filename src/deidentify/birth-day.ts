import { fold } from '../cell/fold.ts';
import { monthNumber } from '../cell/month-name.ts';

const NUMBERS = /\d+/g;
const MONTH_WORD = /[a-z]{3,}/g;

/** True when a text has an ISO day in any order and spelling: "12/03/1950", "1950-3-12", "12031950", "12 mars 1950". */
export function quotesDay(text: string, isoDay: string): boolean {
  const [year = '', month = '', day = ''] = isoDay.split('-');
  if (!text.includes(year)) return false;
  if (text.includes(day + month + year) || text.includes(year + month + day)) return true;
  const folded = fold(text);
  const named = [...folded.matchAll(MONTH_WORD)].flatMap(([word]) => monthNumber(word) ?? []);
  const numbers = [...folded.matchAll(NUMBERS)].map(Number);
  const at = numbers.indexOf(Number(year));
  const beside = [...numbers.slice(Math.max(0, at - 2), at), ...numbers.slice(at + 1, at + 3)];
  return beside.includes(Number(day)) && (beside.includes(Number(month)) || named.includes(Number(month)));
}
