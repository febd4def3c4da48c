import type { Sex } from '../define/concepts.ts';
import type { Pipeline } from '../define/study.ts';
import type { StagedRow } from '../staging/row.ts';
import type {
  AdministrationRecord,
  Answer,
  PatientRecord,
  PatientRecords,
  ResponseRecord,
} from '../warehouse/record.ts';
import { type Administration, administrationsOf } from './administration.ts';
import { adverseEventRecords, reportedByHospital, reportedByRegistry } from './adverse-event.ts';
import { answerAs, answerOf, missing, originOf, stated, withOrigin } from './answer.ts';
import { type Assessment, assessmentsOf, placeAssessment, responseConflict } from './assessment.ts';
import type { AnyReadRow, ReadCell, ReadRow } from './cell.ts';
import { followUpRecord } from './follow-up.ts';
import { type Line, linesOf } from './line.ts';
import { type AssessedLine, lineFindings, lineRecord, progressionIn } from './line-record.ts';
import { cellFindings, findingAt, identityFindings, tumorFindings, withoutLine } from './patient-findings.ts';
import type { PatientContext, PatientInput } from './patient-input.ts';
import { baselineOf, presentationRecord, presentationsOf } from './presentation.ts';
import { type Birth, tumorRecords } from './tumor.ts';
import { tumorFinder } from './tumor-of-line.ts';

/** Joins the rows of one patient into records (S-1 to S-7). */
export function patientRecords(patient: PatientInput, context: PatientContext): PatientRecords {
  const { pipeline } = context;
  const { of } = patient.resolved;
  const identity = identityOf(patient);
  const birth = birthOf(identity, of('person').at(-1), context);
  const presentations = presentationsOf(of('presentation'), pipeline);
  const administrations = administrationsOf(of('administration'));
  const lines = linesOf(of('line'), administrations, pipeline);
  const { rules } = pipeline.study;
  const placed = assessmentsOf(of('imaging'), pipeline).map((one) => placeAssessment(one, lines, rules));
  const assessed = lines.map((line, index) =>
    assessedLine(
      line,
      placed.filter(({ lineIndex }) => lineIndex === index).map(({ assessment }) => assessment),
      pipeline,
    ),
  );
  const lineRecords = assessed.map((line) => lineRecord(line, pipeline));
  const baseline = baselineOf(presentations, lineRecords, pipeline);
  const tumors = tumorRecords(presentations, baseline, birth, pipeline);
  const tumorOf = tumorFinder(tumors, presentations, pipeline);
  const events = [
    ...of('toxicity').map((row) => reportedByRegistry(row, lines)),
    ...of('adverse_event').map((row) => reportedByHospital(row, lines, pipeline)),
  ];
  return {
    pseudonym: patient.pseudonym,
    patient: patientRecord(patient, identity),
    tumors,
    presentations: presentations.map((one) => presentationRecord(one, baseline, pipeline)),
    lines: lineRecords.map((line) => ({ ...line, tumorIndex: tumorOf(line.answers.started_on) })),
    administrations: administrationRecords(administrations, lines, patient),
    responses: placed.map(({ assessment, lineIndex }) => responseRecord(assessment, lineIndex)),
    adverseEvents: adverseEventRecords(events),
    followUp: followUpRecord(of('follow_up')[0] ?? null, of('person').at(-1) ?? null),
    outcomes: patient.resolved.outcomes,
    findings: [
      ...cellFindings(patient, birth, context),
      ...identityFindings(patient, identity, presentations),
      ...tumorFindings(presentations, context),
      ...assessed.flatMap((one) =>
        lineFindings(one.line, pipeline).map((found) => ({
          ...findingAt(found.code, rowOf(one.line), context),
          ...(found.details === undefined ? {} : { details: found.details }),
        })),
      ),
      ...events
        .filter(({ lineIndex }) => lineIndex === null)
        .map(({ rowId }) => withoutLine(patient, rowId, context)),
    ].map((finding) => ({ ...finding, patient: patient.pseudonym })),
  };
}

/** The row with the identity of the patient: the newest fiche of any status (C-17), else the first row. */
function identityOf({ all }: PatientInput): AnyReadRow {
  const fiches = all.filter(({ concept }) => concept === 'presentation');
  const newest = fiches.reduce<AnyReadRow | undefined>(
    (best, row) =>
      best === undefined || (row.row.documentOrder ?? '') > (best.row.documentOrder ?? '') ? row : best,
    undefined,
  );
  const [first] = all;
  return newest ?? (first as AnyReadRow);
}

/** Birth from the newest fiche; from the hospital when that has none. */
function birthOf(
  identity: AnyReadRow,
  person: AnyReadRow | undefined,
  { birthDayOf }: PatientContext,
): Birth {
  const { row } = identity.row.identity.birth === null ? (person ?? identity) : identity;
  return { day: row.identity.birth === null ? null : birthDayOf(row.identity.birth), rowId: row.rowId };
}

function patientRecord({ link, resolved }: PatientInput, identity: AnyReadRow): PatientRecord {
  const person = resolved.of('person').at(-1) ?? null;
  const { row } = identity;
  const ownSex = identity.concept === 'presentation' ? answerOf(identity.cells.sex) : missing('not_recorded');
  const ownBirth: Answer<string> =
    row.identity.birthMonth === null
      ? missing(row.identity.birthMissing ?? 'not_recorded')
      : stated(row.identity.birthMonth);
  return {
    rowId: row.rowId,
    columns: { has_orbis_record: link !== null, orbis_linked_by: link?.by ?? null },
    answers: {
      sex:
        ownSex.value === null && person !== null
          ? elsewhere(ownSex, answerOf(person.cells.sex), person.row, 'sex')
          : ownSex,
      birth_month:
        ownBirth.value === null && person?.row.identity.birthMonth != null
          ? elsewhere(ownBirth, stated(person.row.identity.birthMonth), person.row, 'birth_date')
          : ownBirth,
    } as { sex: Answer<Sex>; birth_month: Answer<string> },
  };
}

function elsewhere<T>(own: Answer<T>, other: Answer<T>, row: StagedRow, field: string): Answer<T> {
  return other.value === null ? own : withOrigin(other, { how: 'other_source', rowId: row.rowId, field });
}

function assessedLine(line: Line, imagings: readonly Assessment[], pipeline: Pipeline): AssessedLine {
  const { on } = progressionIn({ line, imagings });
  const progressedOn = on.partial?.latest ?? on.value;
  const conflict = responseConflict(line, imagings, progressedOn, pipeline.study.rules);
  return { line, imagings, responseConflict: conflict };
}

function administrationRecords(
  administrations: readonly Administration[],
  lines: readonly Line[],
  { resolved }: PatientInput,
): readonly AdministrationRecord[] {
  const lineOf = new Map(
    lines.flatMap(({ days }, index) =>
      days.flatMap(({ administrations: given }) => given.map((one) => [one, index] as const)),
    ),
  );
  return administrations.map((given) => {
    const others = resolved.otherDosesOf(given.read);
    return administrationRecord(given, lineOf.get(given) ?? null, others);
  });
}

function administrationRecord(
  { read, day, drugs }: Administration,
  lineIndex: number | null,
  others: readonly ReadRow<'administration'>[],
): AdministrationRecord {
  const [drug] = drugs;
  return {
    rowId: read.row.rowId,
    lineIndex,
    columns: {},
    answers: {
      administered_on: stated(day),
      drug:
        drug === undefined
          ? missing(read.cells.molecule.reason ?? 'unreadable')
          : answerAs(read.cells.molecule, () => drug),
      dose_mg: doseOf([read, ...others].map(({ cells }) => cells.dose_mg)),
    },
  };
}

/** Sums the doses of one key (C-78); missing when a part is missing. */
function doseOf(doses: readonly ReadCell<number>[]): Answer<number> {
  const [own, ...others] = doses;
  const first = doses.find(({ value }) => value === null) ?? (own as ReadCell<number>);
  if (others.length === 0 || first.value === null) {
    return first === own ? answerOf(first) : withOrigin(answerOf(first), originOf(first, 'derived'));
  }
  const sum = doses.reduce((total, { value }) => total + (value ?? 0), 0);
  return withOrigin(stated(Number(sum.toFixed(3))), ...doses.map((dose) => originOf(dose, 'derived')));
}

function responseRecord({ read, day, isRecist }: Assessment, lineIndex: number | null): ResponseRecord {
  return {
    rowId: read.row.rowId,
    lineIndex,
    columns: { is_recist: isRecist },
    answers: {
      assessed_on: stated(day),
      modality: answerOf(read.cells.imaging_modality),
      response: answerOf(read.cells.response),
    },
  };
}

function rowOf({ read, days }: Line): StagedRow {
  return (read?.row ?? days[0]?.administrations[0]?.read.row) as StagedRow;
}
