import { isRealDay } from '../cell/calendar.ts';
import { fold } from '../cell/fold.ts';
import type { Source } from '../define/source.ts';
import type { Format } from '../readers/file-kind.ts';

/** The parsed name of an export. */
export interface ExportName {
  readonly source: Source;
  /** The declared sheet of a report, or of a CSV file of a workbook; null for a workbook. */
  readonly sheet: string | null;
  readonly format: Format;
  /** `YYYY-MM-DDTHH:MM`; without a time 00:00 (C-51). */
  readonly stamp: string;
}

const WHOLE = /^(\d{8})(?:_(\d{4}))?(?:_(.+))?$/;
const REPORT = /^(.+)_(\d{8})(?:_(\d{4}))?$/;
const EXTENSION = /\.(xlsx|xls|csv)$/;
const UNFINISHED = /^~\$|\.(?:part|tmp|filepart|crdownload)$/i;

/** A sheet's name as file names and corrections spell it: `_`, `-` and spaces are alike (C-52). */
export function sheetKey(name: string): string {
  return fold(name)
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** The name without the marks of an unfinished file, or null when it has none (S-9). */
export function finishedName(name: string): string | null {
  return UNFINISHED.test(name) ? name.replace(UNFINISHED, '').replace(UNFINISHED, '') : null;
}

/** Parses a file name in the folder of a source. `unknown` is ignored; an impossible stamp is not (C-57). */
export function readName(name: string, source: Source): ExportName | 'unknown' | 'impossible_stamp' {
  const folded = fold(name);
  const extension = EXTENSION.exec(folded);
  const prefix = `${fold(source.filePrefix)}_`;
  if (extension === null || !folded.startsWith(prefix)) return 'unknown';
  const format = extension[1] as Format;
  const body = folded.slice(prefix.length, extension.index);
  const parts = source.layout === 'workbook' ? wholeParts(body) : reportParts(body);
  if (parts === null) return 'unknown';
  const sheet =
    source.sheets.find((declared) => sheetKey(declared.name) === sheetKey(parts.sheet ?? ''))?.name ?? null;
  const namesSheet = source.layout === 'report' || format === 'csv';
  if (namesSheet ? sheet === null : parts.sheet !== null) return 'unknown';
  const stamp = stampOf(parts.day, parts.time);
  return stamp === null ? 'impossible_stamp' : { source, sheet, format, stamp };
}

interface NameParts {
  readonly sheet: string | null;
  readonly day: string;
  readonly time: string;
}

function wholeParts(body: string): NameParts | null {
  const found = WHOLE.exec(body);
  return found === null ? null : { day: found[1] ?? '', time: found[2] ?? '0000', sheet: found[3] ?? null };
}

function reportParts(body: string): NameParts | null {
  const found = REPORT.exec(body);
  return found === null ? null : { sheet: found[1] ?? '', day: found[2] ?? '', time: found[3] ?? '0000' };
}

function stampOf(day: string, time: string): string | null {
  const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  if (!isRealDay(iso) || Number(time.slice(0, 2)) > 23 || Number(time.slice(2)) > 59) return null;
  return `${iso}T${time.slice(0, 2)}:${time.slice(2)}`;
}
