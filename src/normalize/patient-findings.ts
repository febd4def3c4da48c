import type { Finding, FindingCode } from '../findings/finding.ts';
import type { StagedRow } from '../staging/row.ts';
import type { RowOutcome } from '../warehouse/record.ts';
import type { AnyReadRow } from './cell.ts';
import { isUnreadableOfLiving } from './follow-up.ts';
import type { PatientContext, PatientInput } from './patient-input.ts';
import { type Presentation, siteDisagrees } from './presentation.ts';
import { UNREADABLE_STATUS } from './same-key.ts';
import type { Birth } from './tumor.ts';

export function findingAt(code: FindingCode, row: StagedRow, { placeOf }: PatientContext): Finding {
  return { code, place: placeOf(row) };
}

/** Returns the problems of the cells of rows that count, and of rows with an unreadable status. */
export function cellFindings(
  { all, resolved }: PatientInput,
  birth: Birth,
  context: PatientContext,
): readonly Finding[] {
  const isTold = (fate: RowOutcome): boolean =>
    fate.fate === 'loaded' || (fate.fate === 'ignored' && fate.code === UNREADABLE_STATUS);
  const counted = new Set(resolved.outcomes.filter(isTold).map(({ row }) => row.rowId));
  return all
    .filter(({ row }) => counted.has(row.rowId))
    .flatMap((row) => [...problemsOf(row), ...beforeBirth(row, birth, context)]);
}

/** The problems of the cells of a row; a date of death of the living that cannot be read is no event (C-84). */
function problemsOf(row: AnyReadRow): readonly Finding[] {
  if (row.concept !== 'follow_up') return row.problems;
  const { vital_status: status, died_on: death } = row.cells;
  if (!isUnreadableOfLiving(status, death)) return row.problems;
  return row.problems.map((found) =>
    found.code === 'unreadable_event' ? { ...found, code: 'unreadable_death_of_living' } : found,
  );
}

function beforeBirth(
  { dates, row }: AnyReadRow,
  { day }: Birth,
  { placeOf }: PatientContext,
): readonly Finding[] {
  if (day === null) return [];
  return dates
    .filter(({ value }) => value !== null && value.latest < day)
    .map(({ field, raw }) => ({ code: 'date_before_birth', place: placeOf(row, field), quote: raw }));
}

export function identityFindings(
  { all, resolved }: PatientInput,
  identity: AnyReadRow,
  presentations: readonly Presentation[],
): readonly Finding[] {
  const findings: Finding[] = [];
  const { sex, birth } = identity.row.identity;
  const counted = resolved.of('presentation').map(({ row }) => row.identity);
  if (counted.some((other) => differs(other.sex, sex))) findings.push({ code: 'sex_conflict' });
  if (counted.some((other) => differs(other.birth, birth))) findings.push({ code: 'birth_date_conflict' });
  if (presentations.length === 0 && all.length > 0) findings.push({ code: 'patient_without_presentation' });
  return findings;
}

function differs(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

export function tumorFindings(
  presentations: readonly Presentation[],
  { pipeline, placeOf }: PatientContext,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { read } of presentations) {
    if (siteDisagrees(read, pipeline))
      findings.push({ code: 'site_icd10_disagree', place: placeOf(read.row, 'icd10_code') });
  }
  const sites = new Set(presentations.flatMap(({ site }) => site.value ?? []));
  if (sites.size > 1) findings.push({ code: 'several_primary_sites' });
  return findings;
}

export function withoutLine({ all }: PatientInput, rowId: number, context: PatientContext): Finding {
  const read = all.find(({ row }) => row.rowId === rowId) as AnyReadRow;
  return findingAt(
    read.concept === 'toxicity' ? 'toxicity_without_line' : 'event_without_line',
    read.row,
    context,
  );
}
