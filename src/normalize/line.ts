import type { Finding } from '../audit/finding.ts';
import type { PartialDate } from '../cell/date.ts';
import { regimenFamily } from '../cell/regimen-family.ts';
import type { ResponseCode } from '../define/concepts.ts';
import type { Pipeline } from '../define/study.ts';
import type { Answer, Conflict, Known, LineRecord, Origin } from '../warehouse/record.ts';
import { against, answer, dateAnswer, from, known, missing, originOf } from './answer.ts';
import { absentCell, type ReadCell, type ReadRow } from './cell.ts';
import { type Administration, type Course, claimCourses, coursesOf } from './course.ts';
import { decidedBy } from './merge-date.ts';
import { hasIndexClass } from './presentation.ts';
import { type Assessment, progressionOf } from './progression.ts';

/** A line of therapy with the course that refines it, or born from a course alone (S-3). */
export interface Line {
  readonly read: ReadRow<'line'> | null;
  readonly course: Course | null;
  readonly lineNumber: number;
  readonly drugs: readonly string[];
  readonly family: string | null;
  readonly startedOn: Answer<string>;
  readonly endedOn: Answer<string>;
  /** False for what the study does not count as a line: supportive care (C-8). */
  readonly isTherapy: boolean;
}

/** The lines of a patient, those of the registry by number, then those that only the hospital knows. */
export function linesOf(
  rows: readonly ReadRow<'line'>[],
  administrations: readonly Administration[],
  pipeline: Pipeline,
): readonly Line[] {
  const { rules } = pipeline.study;
  const declared = rows
    .map((read) => ({
      read,
      lineNumber: read.cells.line_number.value ?? 0,
      ...drugsOf(read, pipeline),
      isTherapy: !pipeline.notLines.includes(read.cells.modality.value ?? ''),
    }))
    .sort((a, b) => a.lineNumber - b.lineNumber);
  const courses = coursesOf(administrations, pipeline.study);
  const claimants = declared.map(({ read, family, lineNumber }) => ({
    ...{ family, lineNumber },
    start: read.cells.started_on.value,
  }));
  // What the pharmacy gave has a backbone or the study's drug in it, and so has the line that it refines (C-23, C-62).
  const { drug } = pipeline.study.indexTreatment;
  const canClaim = declared.map(({ family, drugs }) => family !== null || drugs.includes(drug));
  const claims = claimCourses(
    claimants.map((claimant, index) => (canClaim[index] ? claimant : { ...claimant, family: 'none' })),
    courses,
    rules,
  );
  const claimed = new Set(claims.values());
  const last = Math.max(0, ...declared.map(({ lineNumber }) => lineNumber));
  const born = courses.filter((_, index) => !claimed.has(index));
  return [
    ...declared.map(({ read, lineNumber, drugs, family, isTherapy }, index) =>
      registryLine(read, courses[claims.get(index) ?? -1] ?? null, { lineNumber, drugs, family, isTherapy }),
    ),
    ...born.map((course, index) => hospitalLine(course, last + index + 1)),
  ];
}

type Naming = Pick<Line, 'lineNumber' | 'drugs' | 'family' | 'isTherapy'>;

function drugsOf({ cells }: ReadRow<'line'>, pipeline: Pipeline): Pick<Line, 'drugs' | 'family'> {
  const isRead = cells.modality.value !== null && pipeline.drugModalities.includes(cells.modality.value);
  const drugs = isRead ? (cells.protocol.value?.proposed ?? []) : [];
  return { drugs, family: regimenFamily(drugs) };
}

function registryLine(read: ReadRow<'line'>, course: Course | null, naming: Naming): Line {
  const { started_on: start, ended_on: end } = read.cells;
  return {
    ...naming,
    read,
    course,
    startedOn: decidedBy(start, course === null ? null : dayOf(course, 'first'), 'S-4'),
    endedOn: endOf(read, end, course),
  };
}

/** A course sets the end only where the registry has none (C-23); an ongoing line has none to have (C-26). */
function endOf(read: ReadRow<'line'>, end: ReadCell<PartialDate>, course: Course | null): Answer<string> {
  if (end.value !== null) return dateAnswer(end);
  const isOngoing = read.cells.stop_reason.value === 'ongoing' && end.reason === 'not_recorded';
  if (isOngoing) return missing('not_applicable', end.raw);
  if (course === null) return dateAnswer(end);
  const last = dayOf(course, 'last');
  return from(known(last.day), originOf(last, 'other_source'));
}

function hospitalLine(course: Course, lineNumber: number): Line {
  const named = course.administrations.flatMap(({ drugs, read }) => [
    ...drugs,
    ...(read.cells.protocol.value?.proposed ?? []),
  ]);
  const drugs = [...new Set(named)].sort();
  const origin = originOf(dayOf(course, 'last'), 'derived');
  return {
    ...{ read: null, course, lineNumber, drugs, family: course.family, isTherapy: true },
    startedOn: known(course.start),
    endedOn: from(known(course.end), origin),
  };
}

function dayOf(course: Course, which: 'first' | 'last') {
  const given = which === 'first' ? course.administrations[0] : course.administrations.at(-1);
  const { day, read } = given as Administration;
  return { day, source: read.source, rowId: read.row.rowId, field: 'administered_on' };
}

/** The line as the warehouse keeps it; `imagings` are those that belong to the line (C-2). */
export function lineRecord(line: Line, imagings: readonly Assessment[], pipeline: Pipeline): LineRecord {
  const { read, course } = line;
  const rowId = read?.row.rowId ?? dayOf(course as Course, 'first').rowId;
  const source = read?.source ?? dayOf(course as Course, 'first').source;
  const cell = <T>(field: string): ReadCell<T> =>
    (read?.cells as Record<string, ReadCell<T>> | undefined)?.[field] ?? absentCell(rowId, field, source);
  const progression = progressionOf(cell<PartialDate>('progressed_on'), imagings, pipeline.study.rules);
  const surgical = <T>(field: string): Answer<T> =>
    notFor(cell<T>(field), cell<string>('modality'), 'surgery');
  return {
    rowId,
    columns: { source },
    answers: {
      ...{ line_number: known(line.lineNumber), ...drugAnswers(line, cell('modality'), pipeline) },
      place_of_care: (read === null ? placeOf(source, pipeline) : answer(cell('place_of_care'))) as Answer<
        'chu' | 'outside'
      >,
      started_on: line.startedOn,
      ended_on: line.endedOn,
      cycles: cyclesOf(line, cell<number>('cycles'), pipeline),
      stop_reason: answer(cell<string>('stop_reason')),
      best_response: answer(cell<ResponseCode>('best_response')),
      has_progression: known(progression.isKnown),
      progressed_on: progression.on,
      progression_at_start: answer(cell<'yes' | 'no' | 'not_evaluable'>('progression_at_start')),
      has_concomitant_ssa: answer(cell<boolean>('has_concomitant_ssa')),
      surgery_target: surgical<'primary' | 'metastases' | 'both'>('surgery_target'),
      resection_margin: surgical<'r0' | 'r1' | 'r2' | 'rx'>('resection_margin'),
    },
  };
}

function drugAnswers(line: Line, modality: ReadCell<string>, pipeline: Pipeline) {
  const { indexTreatment } = pipeline.study;
  const hasCytotoxic = hasIndexClass(line.drugs, pipeline);
  const isUnreadChemotherapy = isUnread(line, pipeline);
  return {
    modality: line.read === null ? known(modalityOf(hasCytotoxic, pipeline)) : answer(modality),
    regimen:
      line.family !== null
        ? known(line.family)
        : missing(isUnreadChemotherapy ? 'not_recorded' : 'not_applicable'),
    has_bevacizumab: hasIndexDrug(line, modality, indexTreatment.drug),
    // A chemotherapy whose protocol nobody wrote down is cytotoxic all the same (C-62).
    has_cytotoxic: known(hasCytotoxic || isUnreadChemotherapy),
  };
}

/** What was administered counts, whatever the registry's protocol says (S-4). */
function hasIndexDrug(line: Line, { rowId, source }: ReadCell<string>, drug: string): Known<boolean> {
  const given = line.course?.administrations.find(({ drugs }) => drugs.includes(drug));
  if (given === undefined || line.drugs.includes(drug)) return known(line.drugs.includes(drug));
  const origin: Origin = { how: 'other_source', rowId: given.read.row.rowId, field: 'molecule' };
  return against(from(known(true), origin), {
    ...{ keptSource: given.read.source, keptValue: '1', rule: 'S-4' },
    ...{ otherSource: source, otherValue: '0', otherRowId: rowId },
  });
}

function isUnread({ read, drugs }: Line, pipeline: Pipeline): boolean {
  return (
    read?.cells.modality.value === pipeline.cytotoxicModality &&
    drugs.length === 0 &&
    read.cells.protocol.value === null
  );
}

/** What a course is: a chemotherapy, or, without a cytotoxic drug, the other kind that names drugs. */
function modalityOf(hasCytotoxic: boolean, { cytotoxicModality, drugModalities }: Pipeline): string {
  const other = drugModalities.find((modality) => modality !== cytotoxicModality);
  return hasCytotoxic ? cytotoxicModality : (other ?? cytotoxicModality);
}

function placeOf(source: string, { sources }: Pipeline): Answer<string> {
  const place = sources.find(({ name }) => name === source)?.placeOfCare;
  return place === undefined ? missing('not_recorded') : known(place);
}

/** Distinct days on which the study's drug was given (S-3); of a line without it, not applicable (C-26). */
function cyclesOf({ course, drugs }: Line, cell: ReadCell<number>, { study }: Pipeline): Answer<number> {
  const { drug } = study.indexTreatment;
  if (course === null) {
    return cell.value === null && cell.reason === 'not_recorded' && !drugs.includes(drug)
      ? missing('not_applicable', cell.raw)
      : answer(cell);
  }
  const given = course.administrations.filter((administration) => administration.drugs.includes(drug));
  const cycles = new Set(given.map(({ day }) => day)).size;
  if (cell.value === cycles) return answer(cell);
  const origins = given.map(({ read }) => ({ rowId: read.row.rowId, field: 'molecule' }));
  const counted = from(known(cycles), ...origins.map((there) => originOf(there, 'other_source')));
  if (cell.value === null) return counted;
  const conflict: Conflict = {
    ...{ keptSource: dayOf(course, 'first').source, keptValue: String(cycles), rule: 'S-4' },
    ...{ otherSource: cell.source, otherValue: String(cell.value), otherRowId: cell.rowId },
  };
  return against(counted, conflict);
}

/** A question that only one modality asks is not applicable to the others when nobody answered it. */
function notFor<T>(cell: ReadCell<T>, modality: ReadCell<string>, asks: string): Answer<T> {
  const isOther = modality.value !== asks;
  return isOther && cell.value === null && cell.reason === 'not_recorded'
    ? missing('not_applicable', cell.raw)
    : answer(cell);
}

/** What somebody should look at in a line. */
export function lineFindings(line: Line, pipeline: Pipeline): readonly Pick<Finding, 'code'>[] {
  if (line.read === null) return [{ code: 'line_from_hospital' }];
  return isUnread(line, pipeline) ? [{ code: 'chemotherapy_without_protocol' }] : [];
}
