import { createHash } from 'node:crypto';
import { fold } from '../cell/fold.ts';
import type { Source } from '../define/source.ts';
import type { Loss } from './acceptance.ts';
import type { DeliveredFile, Delivery, LastDelivery } from './delivery.ts';

/** Fewer than this share of the patients, or of the rows, is a loss: 90 %, in tenths. */
const LEAST_TENTHS = 9;
/** Rows that a sheet of a complete extraction may lose, whatever their share: single rows are deleted on purpose. */
const EDITED_ROWS = 2;
/** File names that a message lists; it counts the others. */
const MOST_NAMES = 10;

/**
 * Compares a delivery with that of the last published run (C-100) and returns the losses:
 * - a file that is absent by name and by content, and not superseded
 * - a complete extraction with fewer than 90 % of the patients, or with too few rows in a sheet (a filter left on
 *   removes no patient)
 * - a report whose rows, over all its files, are fewer than 90 %
 * Counts are those of the files, so window and cut-off have no effect.
 */
export function lossesSince(last: LastDelivery, next: Delivery, sources: readonly Source[]): Loss[] {
  const missing = last.files.filter((file) => isMissing(file, next, sources));
  const control = missing.filter(({ source }) => !sources.some(({ name }) => name === source));
  return [
    ...control.map((file) => missingFiles('', [file], '')),
    ...sources.flatMap((source) => {
      const own = missing.filter((file) => file.source === source.name);
      const smaller = source.delivery === 'snapshot' ? smallerExtraction(source, last, next) : null;
      if (own.length > 0)
        return [missingFiles(source.name, own, smaller?.text ?? ''), ...fewerRows(source, last, next, own)];
      return [...(smaller === null ? [] : [smaller]), ...fewerRows(source, last, next, own)];
    }),
  ];
}

function isMissing(file: DeliveredFile, next: Delivery, sources: readonly Source[]): boolean {
  if (file.status !== 'used' && file.status !== 'control') return false;
  const own = next.files.filter(({ source }) => source === file.source);
  if (own.some((one) => fold(one.file) === fold(file.file) || one.sha256 === file.sha256)) return false;
  const isSnapshot = sources.some(({ name, delivery }) => name === file.source && delivery === 'snapshot');
  const isSuperseded = own.some(
    ({ status, stamp }) => status === 'used' && (stamp ?? '') >= (file.stamp ?? ''),
  );
  return !(isSnapshot && isSuperseded);
}

/** One loss for all missing files of a source: they are accepted together, or delivered again. */
function missingFiles(source: string, files: readonly DeliveredFile[], more: string): Loss {
  const names = files.map(({ file }) => file).sort();
  const [only = ''] = names;
  const listed = names.slice(0, MOST_NAMES).join(', ');
  const others = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  const found =
    names.length === 1
      ? `${listed}: not in the inbox any more; the last published run used it`
      : `${listed}${others}: ${names.length} files are not in the inbox any more; the last published run used them`;
  const token =
    names.length === 1
      ? `missing-file:${word(only)}`
      : `missing-files:${word(source)}:${names.length}:${digest(names)}`;
  return { token, text: [found, ...(more === '' ? [] : [more])].join('; ') };
}

/** Compares the complete extraction in use with that of the last run: its patients, then the rows of each sheet. */
function smallerExtraction(source: Source, last: LastDelivery, next: Delivery): Loss | null {
  const [before, now] = [last, next].map(({ files }) =>
    files.filter((file) => file.source === source.name && file.status === 'used'),
  ) as [DeliveredFile[], DeliveredFile[]];
  if (before.length === 0 || now.length === 0) return null;
  // An older version counted only loaded patients. They are fewer, so that no run stops without need.
  const counted = before[0]?.patients ?? (source.role === 'registry' ? last.patientsLoaded : 0);
  const found = now[0]?.patients ?? counted;
  const name = nameOf(source, now);
  const token = `fewer-patients:${word(name)}`;
  const then = `in the last published run (${nameOf(source, before)})`;
  if (isFewer(found, counted)) {
    return { token, text: `${name}: ${found} of the ${counted} patients ${then}, fewer than 90 %` };
  }
  const sheets = source.sheets.flatMap(({ name: sheet }) => {
    const [was, is] = [rowsOf(last, source, sheet), rowsOf(next, source, sheet)];
    return isFewer(is, was) && was - is > EDITED_ROWS ? [`${is} of the ${was} rows of "${sheet}"`] : [];
  });
  if (sheets.length === 0) return null;
  return {
    token: `fewer-rows:${word(name)}`,
    text: `${name}: ${sheets.join(', ')} ${then}, fewer than 90 %`,
  };
}

/** Returns the reports with fewer rows than before. Rows of missing files, already reported, are excluded. */
function fewerRows(
  source: Source,
  last: LastDelivery,
  next: Delivery,
  missing: readonly DeliveredFile[],
): Loss[] {
  if (source.layout !== 'report' || source.delivery === 'snapshot') return [];
  const isGone = (file: string): boolean => missing.some((one) => one.file === file);
  const staying = { rows: last.rows.filter(({ file }) => !isGone(file)) };
  return source.sheets.flatMap(({ name }) => {
    const [was, is] = [rowsOf(staying, source, name), rowsOf(next, source, name)];
    if (!isFewer(is, was)) return [];
    const text = `${source.filePrefix}_${name}: ${is} of the ${was} rows in the last published run, all files together, fewer than 90 %`;
    return [{ token: `fewer-rows:${word(name)}:${is}-of-${was}`, text }];
  });
}

function rowsOf({ rows }: Pick<Delivery, 'rows'>, source: Source, sheet: string): number {
  return rows
    .filter((one) => one.source === source.name && one.sheet === sheet)
    .reduce((sum, one) => sum + one.rows, 0);
}

function isFewer(now: number, before: number): boolean {
  return now * 10 < before * LEAST_TENTHS;
}

/** The name of an extraction: the file of a workbook, the common part of the names of CSV files. */
function nameOf({ filePrefix }: Source, files: readonly DeliveredFile[]): string {
  const [first] = files;
  if (files.length === 1 && first !== undefined) return first.file;
  const [day = '', time = ''] = (first?.stamp ?? '').replace(/[-:]/g, '').split('T');
  return `${filePrefix}_${day}${time === '0000' ? '' : `_${time}`}`;
}

/** A name as a part of a token: ASCII, no spaces. */
function word(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w.~-]+/g, '-');
}

function digest(names: readonly string[]): string {
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 8);
}
