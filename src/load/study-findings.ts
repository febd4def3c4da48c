import type { Finding, FindingCode, Place } from '../findings/finding.ts';
import type { Connection } from '../warehouse/open.ts';
import type { FindingBook } from './findings.ts';

interface PlacedFinding {
  readonly code: FindingCode;
  readonly patient_key: number;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly row_number: number | null;
  readonly source_column: string | null;
  /** JSON object with the numbers of the message, or null. */
  readonly details: string | null;
}

/** Turns doubtful results of the study's views into findings. The views must exist. */
export function loadStudyFindings(db: Connection, findings: FindingBook): void {
  const placed = db
    .prepare<[], PlacedFinding>(
      `SELECT code, patient_key, file, sheet, row_number, source_column, details
       FROM study_finding_place ORDER BY code, table_name, row_key, column_name`,
    )
    .all();
  db.transaction(() => {
    for (const found of placed) {
      findings.write({ code: found.code, ...placeOf(found), ...detailsOf(found) }, found.patient_key);
    }
  })();
}

function placeOf({ file, sheet, row_number, source_column }: PlacedFinding): { readonly place?: Place } {
  if (file === null || sheet === null || row_number === null) return {};
  const place = { file, sheet, rowNumber: row_number };
  return { place: source_column === null ? place : { ...place, column: source_column } };
}

function detailsOf({ details }: PlacedFinding): Pick<Finding, 'details'> | undefined {
  return details === null ? undefined : { details: JSON.parse(details) as Record<string, string | number> };
}
