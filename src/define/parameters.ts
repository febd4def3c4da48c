import { isRealDay } from '../cell/calendar.ts';
import type { Study } from './study.ts';

/** Settings of a run that replace those of the study (C-56). As typed: yyyy-mm-dd or dd/mm/yyyy. */
export interface Parameters {
  readonly from?: string;
  readonly to?: string;
  readonly cutoff?: string;
}

/** An impossible parameter; the message gives the remedy. */
export class ImpossibleParameter extends Error {}

/**
 * Returns the study with the window and the cut-off of this run.
 * @throws ImpossibleParameter for a day that does not exist, which never rolls over to the next (AP-1), for a
 * window that ends before it starts, and for a cut-off within it
 */
export function withParameters(study: Study, parameters: Parameters): Study {
  const day = (name: string, typed: string | undefined, declared: string): string =>
    typed === undefined ? realDay(name, declared) : realDay(name, typed);
  const from = day('ETL_FROM', parameters.from, study.window.from);
  const to = day('ETL_TO', parameters.to, study.window.to);
  const cutoff = day('ETL_CUTOFF', parameters.cutoff, study.cutoff);
  if (to < from)
    throw new ImpossibleParameter(
      `ETL_TO=${to} lies before ETL_FROM=${from}; the window would hold no meeting`,
    );
  if (cutoff < to)
    throw new ImpossibleParameter(`ETL_CUTOFF=${cutoff} lies before ETL_TO=${to}, the end of the window`);
  return { ...study, window: { from, to }, cutoff };
}

function realDay(name: string, typed: string): string {
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed.trim());
  const iso =
    french === null
      ? typed.trim()
      : `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) {
    throw new ImpossibleParameter(
      `${name}=${typed.slice(0, 40)} is not a day; write yyyy-mm-dd or dd/mm/yyyy`,
    );
  }
  if (!isRealDay(iso)) {
    throw new ImpossibleParameter(
      `${name}=${typed} is a day that does not exist (AP-1); it is not rolled over to the next month: give a day of the calendar`,
    );
  }
  return iso;
}
