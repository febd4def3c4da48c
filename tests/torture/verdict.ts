import { existsSync } from 'node:fs';
import { type Connection, openReadOnly } from '../../src/warehouse/open.ts';
import { Box, type Night } from './box.ts';
import { bytesBelow } from './canaries.ts';
import type { Case, Found } from './case.ts';
import { IDENTITIES, SAID, validDelivery } from './valid.ts';

export const LIMIT_SECONDS = 10;
export const LIMIT_MB = 512;

/** What came of a case: an empty list of complaints when it got what it must. */
export interface Verdict {
  readonly complaints: readonly string[];
  readonly night: Night;
}

/** Builds the inbox of a case, starts a run on it and holds what came out against the contract. */
export async function judge(one: Case, scale = 1): Promise<Verdict> {
  using box = new Box();
  const delivery = validDelivery();
  one.rows?.(delivery);
  box.deliver(delivery);
  one.files?.(box);
  const night = await box.night({ limitSeconds: LIMIT_SECONDS * scale * 3, ...one.night });
  const exit = one.orStops && night.exitCode === 2 ? 2 : one.exit;
  const complaints = [
    ...costs(night, scale),
    ...ending(night, exit),
    ...screen(night),
    ...logLines(box),
    ...leaks(box, night, one),
    ...(exit === 1 || exit === 2 ? stopped(box, night, one) : published(box, one)),
  ];
  return { complaints, night };
}

function costs({ seconds, peakMB }: Night, scale: number): string[] {
  return [
    ...(seconds > LIMIT_SECONDS * scale ? [`took ${seconds.toFixed(1)} s`] : []),
    ...(peakMB > LIMIT_MB ? [`held ${peakMB.toFixed(0)} MB`] : []),
  ];
}

function ending({ exitCode, signal, stderr }: Night, exit: number): string[] {
  if (exitCode === exit) return [];
  return [`ended with ${exitCode ?? signal} instead of ${exit}: ${stderr.slice(0, 300)}`];
}

/** No stack trace, no fault of ours, nothing that a terminal would obey. */
function screen({ stdout, stderr }: Night): string[] {
  const text = stdout + stderr;
  return [
    ...(/^\s+at .*:\d+:\d+/m.test(text) ? ['shows a stack trace'] : []),
    ...(/internal error/.test(text) ? [`shows ${/internal error.*/.exec(text)?.[0]}`] : []),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    ...(/[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u202e]/.test(text) ? ['shows a control character'] : []),
  ];
}

/** Each line of the log is one event; the last one says how it ended. */
function logLines(box: Box): string[] {
  const lines = box.logs().split('\n').slice(0, -1);
  const events = lines.map((line) => {
    try {
      return (JSON.parse(line) as { event?: string }).event;
    } catch {
      return undefined;
    }
  });
  const [last = '', seal = ''] = events.slice(-2);
  return [
    ...(events.includes(undefined) ? ['a log line is no event'] : []),
    ...(['run_finished', 'run_stopped'].includes(last) && seal === 'log_sealed'
      ? []
      : [`the log ends with "${last}" and "${seal}"`]),
  ];
}

/**
 * Numbers alone may occur in a hash by chance: the bytes of OUT and STATE are only searched for texts with other
 * characters.
 */
function leaks(box: Box, { stdout, stderr }: Night, { hides = [] }: Case): string[] {
  const told = stdout + stderr + box.logs();
  const kept = existsSync(box.out) ? bytesBelow(box.out) : [];
  const isKept = (one: string): boolean => /\D/.test(one) && kept.some((bytes) => bytes.includes(one));
  return [
    ...[...IDENTITIES, ...hides].filter((one) => told.includes(one)).map((one) => `tells ${one}`),
    ...IDENTITIES.filter(isKept).map((one) => `keeps ${one}`),
  ];
}

const REMEDY =
  /\b(deliver|remove|rename|correct|export|save|put|check|wait|move|take|declare|add|give|unlock|write|keep|copy|start|name|raise|open|make|replace)/i;

function stopped(box: Box, { stderr, exitCode }: Night, { says = [] }: Case): string[] {
  const lacking = says.filter((one) => (typeof one === 'string' ? !stderr.includes(one) : !one.test(stderr)));
  return [
    ...lacking.map((one) => `does not say ${one}: ${stderr.slice(0, 600)}`),
    ...(exitCode === 1 || REMEDY.test(stderr) ? [] : [`says no remedy: ${stderr.slice(0, 300)}`]),
    ...(existsSync(box.target) ? ['published although it stopped'] : []),
  ];
}

interface FindingRow {
  readonly code: string;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly row_number: number | null;
  readonly source_column: string | null;
}

function published(box: Box, { finds = [], also = [], holds = [] }: Case): string[] {
  if (!existsSync(box.target)) return ['published nothing'];
  const db = openReadOnly(box.target);
  try {
    const rows = db
      .prepare('SELECT code, file, sheet, row_number, source_column FROM finding')
      .all() as FindingRow[];
    const lacking = finds.filter((one) => !rows.some((row) => fits(row, one)));
    const known = new Set([...SAID, ...finds.map(({ code }) => code), ...also]);
    const extra = rows.filter(({ code }) => !known.has(code));
    const wrong = holds
      .map(([sql, value]) => ({ sql, value, found: answerTo(db, sql) }))
      .filter(({ value, found }) => found !== value);
    return [
      ...lacking.map(
        (one) => `does not find ${JSON.stringify(one)} among ${JSON.stringify(rows.slice(0, 5))}`,
      ),
      ...extra.map((row) => `finds ${JSON.stringify(row)} as well`),
      ...wrong.map(({ sql, value, found }) => `${sql}: ${found} instead of ${value}`),
    ];
  } finally {
    db.close();
  }
}

const fits = (row: FindingRow, one: Found): boolean =>
  row.code === one.code &&
  (one.file === undefined || row.file === one.file) &&
  (one.sheet === undefined || row.sheet === one.sheet) &&
  (one.row === undefined || row.row_number === one.row) &&
  (one.column === undefined || row.source_column === one.column);

function answerTo(db: Connection, sql: string): unknown {
  try {
    return db.prepare(sql).pluck().get();
  } catch (thrown) {
    return (thrown as Error).message;
  }
}
