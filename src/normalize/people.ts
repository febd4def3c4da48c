import { EXIT, RunError } from '../core/run-error.ts';
import type { Staging } from '../staging/store.ts';
import type { RowPlace } from '../warehouse/record.ts';

type Rows = Pick<Staging, 'sql' | 'caches'>;

/** Numbers, and rows of each, that the message of a refused run lists. */
const NAMED_NUMBERS = 5;
const NAMED_ROWS = 10;
const ROWS_PER_SHEET = 100_000_000;

/** A row whose person also has another number, and the first row of that person. */
export interface SamePerson {
  readonly place: RowPlace;
  readonly other: RowPlace;
  /** Pseudonym of the person of `place`; null where the number is that of the hospital. */
  readonly patient: string | null;
}

/**
 * Yields people with two numbers of one kind and equal birth name, first name, birth date and sex (C-104): one
 * entry for each number but the first, in the order of places. Memory does not grow with the number of people.
 */
export function* samePersons({ sql, caches }: Rows): Iterable<SamePerson> {
  const rows = caches.map(
    ({ schema }) => `
      SELECT is_of_registry, traits, CASE WHEN is_of_registry THEN patient ELSE hospital END AS number,
        sheet_id * ${ROWS_PER_SHEET} + row_number AS place
      FROM ${schema}.staged_row JOIN ${schema}.staged_sheet USING (sheet_ref)
      WHERE sheet_id IS NOT NULL AND traits IS NOT NULL`,
  );
  const found = sql.prepare<[], [place: number, other: number, patient: string | null]>(`
    WITH named AS (${rows.join(' UNION ALL ')}),
    numbered AS (
      SELECT is_of_registry, traits, number, min(place) AS place
      FROM named
      WHERE number IS NOT NULL
      GROUP BY is_of_registry, traits, number
    ),
    person AS (
      SELECT place, min(place) OVER (PARTITION BY is_of_registry, traits) AS other,
        CASE WHEN is_of_registry THEN number END AS patient
      FROM numbered
    )
    SELECT place, other, patient FROM person WHERE place <> other ORDER BY place`);
  for (const [place, other, patient] of found.raw().iterate()) {
    yield { place: placeOf(place), other: placeOf(other), patient };
  }
}

function placeOf(place: number): RowPlace {
  return { sheetId: Math.floor(place / ROWS_PER_SHEET), rowNumber: place % ROWS_PER_SHEET };
}

interface Mixed {
  readonly patient: string;
  readonly births: number;
  readonly sexes: number;
}

interface MixedRow {
  readonly file: string;
  readonly sheet: string;
  readonly column: string | null;
  readonly rowNumber: number;
}

/**
 * Refuses a file number with the rows of several people: three or more birth dates, or two birth dates and two
 * sexes (C-102).
 *
 * @throws RunError with a line for each number, which lists the rows and not the number.
 */
export function refuseMixedFiles({ sql, caches }: Rows): void {
  const from = ({ schema }: { readonly schema: string }): string =>
    `FROM ${schema}.staged_row AS r JOIN ${schema}.staged_sheet AS s USING (sheet_ref) JOIN ${schema}.staged_file AS f USING (file_ref)
     JOIN ${schema}.run_file AS t ON t.file_id = f.file_id WHERE s.sheet_id IS NOT NULL AND s.is_of_registry`;
  const rows = caches.map(
    (cache) => `SELECT r.patient, r.birth, r.sex ${from(cache)} AND r.birth IS NOT NULL`,
  );
  const mixed = sql
    .prepare<[], Mixed>(`
      WITH identity_row AS (${rows.join(' UNION ALL ')})
      SELECT patient, count(DISTINCT birth) AS births, count(DISTINCT sex) AS sexes
      FROM identity_row
      WHERE patient IS NOT NULL
      GROUP BY patient
      HAVING births >= 3 OR (births = 2 AND sexes = 2)`)
    .all();
  if (mixed.length === 0) return;
  const places = caches.map(
    (cache) => `
      SELECT t.file, s.sheet, s.headers ->> 'patient' AS "column", s.sheet_id, r.row_number AS rowNumber
      ${from(cache)} AND r.birth IS NOT NULL AND r.patient = @patient`,
  );
  const rowsOf = sql.prepare<[{ patient: string }], MixedRow>(
    `${places.join(' UNION ALL ')} ORDER BY sheet_id, rowNumber`,
  );
  const lines = mixed.map((one) => mixedText(one, rowsOf.all({ patient: one.patient }))).sort();
  throw new RunError(
    `${mixed.length} file number${mixed.length === 1 ? '' : 's'} with the rows of several people; nothing was published`,
    EXIT.couldNotRun,
    lines.slice(0, NAMED_NUMBERS),
  );
}

function mixedText({ births, sexes }: Mixed, rows: readonly MixedRow[]): string {
  const [first] = rows;
  const numbers = rows.slice(0, NAMED_ROWS).map(({ rowNumber }) => rowNumber);
  const more = rows.length > NAMED_ROWS ? ` and ${rows.length - NAMED_ROWS} more` : '';
  return (
    `${first?.file}, sheet "${first?.sheet}", column "${first?.column}", rows ${numbers.join(', ')}${more}: ` +
    `found one file number with ${births} birth dates and ${sexes} ${sexes === 1 ? 'sex' : 'sexes'}; expected one person; ` +
    'correct the birth dates, or the numbers if a program changed or shortened them, and deliver the export again'
  );
}
