import type Database from 'better-sqlite3';
import type { AttachedCache } from './links.ts';
import { byPlace, ROW_COLUMNS, type RowColumns, stagedRow } from './read-row.ts';
import type { LinkedBy, StagedRow } from './row.ts';

/** Row ids of one cache are smaller than this. Adding the offset of the cache makes them unique in the run. */
const IDS_PER_CACHE = 2 ** 40;

/** The id that a row of a cache has among all rows of the run. */
export function idInRun(cache: number, rowId: number): number {
  return cache * IDS_PER_CACHE + rowId;
}

/** Pseudonyms from `first` on and below `end`; null where nothing bounds them. */
export interface PseudonymRange {
  readonly first: string;
  readonly end: string | null;
}

export const EVERYBODY: PseudonymRange = { first: '', end: null };

export interface Link {
  readonly hospital: string;
  readonly by: LinkedBy;
}

/** A patient of the registry with every row about them, those of the linked hospital record among them, by place. */
export interface PatientRows {
  readonly pseudonym: string;
  readonly link: Link | null;
  /** Why the file was not linked, or how weakly (C-17); null for most. */
  readonly doubt: string | null;
  readonly rows: StagedRow[];
}

/** A person of the hospital that no registry file is linked to. */
export interface UnlinkedPerson {
  readonly hospital: string;
  readonly rows: StagedRow[];
}

/** The rows of one person in one cache. Each cache is sorted by person, then merged with the others. */
interface Group {
  readonly person: string;
  readonly rows: StagedRow[];
}

/**
 * Yields the patients of a range, ascending by pseudonym. Each cache is sorted once by person, so that a run reads
 * it in one pass; memory holds one patient.
 */
export function* personsIn(
  sql: Database.Database,
  caches: readonly AttachedCache[],
  { first, end }: PseudonymRange,
): Iterable<PatientRows> {
  const linkOf = sql.prepare<[string], Link>(
    'SELECT hospital, linked_by AS "by" FROM main.link WHERE patient = ?',
  );
  const doubtOf = sql.prepare<[string], string>('SELECT code FROM main.doubt WHERE patient = ?').pluck();
  const streams = caches.map(({ schema }, index) => {
    const of = (person: string, from: string): string =>
      `SELECT ${person} AS person, ${ROW_COLUMNS} FROM ${schema}.staged_row AS r JOIN ${schema}.staged_sheet AS s USING (sheet_ref) ${from}`;
    const query = `${of('r.patient', 'WHERE s.is_of_registry')} AND s.sheet_id IS NOT NULL AND r.patient >= @first AND r.patient < @end
      UNION ALL
      ${of('l.patient', 'JOIN main.link AS l ON l.hospital = r.hospital WHERE NOT s.is_of_registry')}
        AND s.sheet_id IS NOT NULL AND l.patient >= @first AND l.patient < @end
      ORDER BY person`;
    // A pseudonym has hex digits only, and sorts before a brace.
    return groupsOf(sql, query, { first, end: end ?? '{' }, index);
  });
  for (const { person, rows } of merged(streams)) {
    yield { pseudonym: person, link: linkOf.get(person) ?? null, doubt: doubtOf.get(person) ?? null, rows };
  }
}

/** Persons of the hospital without a link, ascending by the hash of their number. */
export function* unlinkedPersonsIn(
  sql: Database.Database,
  caches: readonly AttachedCache[],
): Iterable<UnlinkedPerson> {
  const streams = caches.map(({ schema }, index) => {
    const query = `SELECT r.hospital AS person, ${ROW_COLUMNS}
      FROM ${schema}.staged_row AS r JOIN ${schema}.staged_sheet AS s USING (sheet_ref)
      WHERE NOT s.is_of_registry AND s.sheet_id IS NOT NULL AND r.hospital IS NOT NULL
        AND r.hospital NOT IN (SELECT hospital FROM main.link)
      ORDER BY person`;
    return groupsOf(sql, query, {}, index);
  });
  for (const { person, rows } of merged(streams)) yield { hospital: person, rows };
}

/** Yields the rows without a usable person. */
export function* rowsWithoutPerson(
  sql: Database.Database,
  caches: readonly AttachedCache[],
): Iterable<StagedRow> {
  for (const [index, { schema }] of caches.entries()) {
    const query = `SELECT ${ROW_COLUMNS} FROM ${schema}.staged_row AS r JOIN ${schema}.staged_sheet AS s USING (sheet_ref)
      WHERE s.sheet_id IS NOT NULL AND CASE WHEN s.is_of_registry THEN r.patient ELSE r.hospital END IS NULL
      ORDER BY s.sheet_id, r.row_number`;
    for (const columns of sql.prepare<[], RowColumns>(query).raw().iterate())
      yield stagedRow(columns, idInRun(index, 0));
  }
}

function* groupsOf(
  sql: Database.Database,
  query: string,
  parameters: Readonly<Record<string, string>>,
  cache: number,
): Generator<Group, void> {
  const firstId = idInRun(cache, 0);
  const sorted = sql.prepare<[object], [string, ...RowColumns]>(query).raw().iterate(parameters);
  let person = '';
  let rows: StagedRow[] = [];
  for (const [next, ...columns] of sorted) {
    if (next !== person) {
      if (rows.length > 0) yield { person, rows };
      person = next;
      rows = [];
    }
    rows.push(stagedRow(columns, firstId));
  }
  if (rows.length > 0) yield { person, rows };
}

/** Merges streams sorted by person into one, each person once. */
function* merged(streams: readonly Generator<Group, void>[]): Iterable<Group> {
  try {
    const heads = streams.map((stream) => ({ stream, group: headOf(stream) }));
    for (;;) {
      const [person] = heads.flatMap(({ group }) => group?.person ?? []).sort();
      if (person === undefined) return;
      const rows: StagedRow[] = [];
      for (const head of heads) {
        if (head.group?.person !== person) continue;
        rows.push(...head.group.rows);
        head.group = headOf(head.stream);
      }
      yield { person, rows: rows.sort(byPlace) };
    }
  } finally {
    for (const stream of streams) stream.return();
  }
}

function headOf(stream: Generator<Group, void>): Group | null {
  return stream.next().value ?? null;
}
