import type { FindingCode, Place } from '../audit/finding.ts';
import type { Connection } from '../warehouse/open.ts';
import type { FindingBook } from './findings.ts';

interface PlacedFinding {
  readonly code: FindingCode;
  readonly patient_key: number;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly row_number: number | null;
  readonly source_column: string | null;
}

/** What the views find doubtful in the study becomes findings like all others; the views have to be there. */
export function loadStudyFindings(db: Connection, findings: FindingBook): void {
  const placed = db
    .prepare<[], PlacedFinding>(
      `SELECT code, patient_key, file, sheet, row_number, source_column
       FROM study_finding_place ORDER BY code, table_name, row_key, column_name`,
    )
    .all();
  db.transaction(() => {
    for (const found of placed) findings.write({ code: found.code, ...placeOf(found) }, found.patient_key);
  })();
}

function placeOf({ file, sheet, row_number, source_column }: PlacedFinding): { readonly place?: Place } {
  if (file === null || sheet === null || row_number === null) return {};
  const place = { file, sheet, rowNumber: row_number };
  return { place: source_column === null ? place : { ...place, column: source_column } };
}
