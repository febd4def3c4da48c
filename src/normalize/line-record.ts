import type { PartialDate } from '../cell/date.ts';
import type { ResponseCode } from '../define/concepts.ts';
import { isPartOf, type Regimens } from '../define/regimens.ts';
import type { Pipeline } from '../define/study.ts';
import type { Finding } from '../findings/finding.ts';
import type { Answer, Conflict, Known, LineDrug, LineWithoutTumor, Origin } from '../warehouse/record.ts';
import { longestPause } from './administration.ts';
import { answerOf, missing, notApplicable, originOf, stated, withConflict, withOrigin } from './answer.ts';
import type { Assessment } from './assessment.ts';
import { absentCell, type ReadCell } from './cell.ts';
import { firstDay, type Line } from './line.ts';
import { hasIndexClass } from './presentation.ts';
import { type Progression, progressionOf } from './progression.ts';

/** A line with its imagings. */
export interface AssessedLine {
  readonly line: Line;
  /** Those that can show its progression, in order of days (C-80, C-81). */
  readonly imagings: readonly Assessment[];
  /** Conflict between the registry's response and the best imaging (C-82); null when there is none. */
  readonly responseConflict: Conflict | null;
}

/** Returns the line as the warehouse keeps it, without the tumor that it treats: that needs the baseline meeting. */
export function lineRecord(
  { line, imagings, responseConflict }: AssessedLine,
  pipeline: Pipeline,
): LineWithoutTumor {
  const cell = cellOf(line);
  const { rowId, source } = placeOf(line);
  const progression = progressionIn({ line, imagings });
  const surgical = <T>(field: string): Answer<T> =>
    notFor(cell<T>(field), cell<string>('modality'), 'surgery');
  const response = answerOf(cell<ResponseCode>('best_response'));
  return {
    rowId,
    columns: {
      source,
      is_drug_line: line.isDrugLine,
      is_concomitant: line.isConcomitant,
      ran_until: line.runsTo,
    },
    answers: {
      line_number: stated(line.lineNumber),
      ...drugAnswers(line, cell('modality'), pipeline),
      place_of_care: (line.read === null
        ? placeOfCare(source, pipeline)
        : answerOf(cell('place_of_care'))) as Answer<'chu' | 'outside'>,
      started_on: line.startedOn,
      ended_on: line.endedOn,
      cycles: cyclesOf(line, cell<number>('cycles'), pipeline),
      stop_reason: answerOf(cell<string>('stop_reason')),
      best_response: responseConflict === null ? response : withConflict(response, responseConflict),
      has_progression: progression.known,
      progressed_on: progressedOn(line, progression, cell('progressed_on')),
      progression_at_start: answerOf(cell<'yes' | 'no' | 'not_evaluable'>('progression_at_start')),
      has_concomitant_ssa: answerOf(cell<boolean>('has_concomitant_ssa')),
      surgery_target: surgical<'primary' | 'metastases' | 'both'>('surgery_target'),
      resection_margin: surgical<'r0' | 'r1' | 'r2' | 'rx'>('resection_margin'),
    },
    drugs: lineDrugs(line, cell<number>('cycles'), pipeline),
  };
}

/** The progression of a line, from its own cell and its imagings (S-5). */
export function progressionIn({ line, imagings }: Pick<AssessedLine, 'line' | 'imagings'>): Progression {
  return progressionOf(cellOf(line)<PartialDate>('progressed_on'), imagings);
}

/** Reads a cell of the registry's row; that of a line of the hospital is absent. */
function cellOf(line: Line): <T>(field: string) => ReadCell<T> {
  const { rowId, source } = placeOf(line);
  return <T>(field: string) =>
    (line.read?.cells as Record<string, ReadCell<T>> | undefined)?.[field] ??
    absentCell(rowId, field, source);
}

function placeOf({ read, days }: Line): { readonly rowId: number; readonly source: string } {
  if (read !== null) return { rowId: read.row.rowId, source: read.source };
  const first = firstDay(days);
  return { rowId: first?.rowId ?? 0, source: first?.source ?? '' };
}

function drugAnswers(line: Line, modality: ReadCell<string>, pipeline: Pipeline) {
  const isUnread = isUnreadChemotherapy(line, pipeline);
  const { drug } = pipeline.study.indexTreatment;
  const isCytotoxic = (one: string): boolean => hasIndexClass([one], pipeline);
  return {
    modality: line.read === null ? stated(modalityOf(line.drugs, pipeline)) : answerOf(modality),
    regimen: regimenOf(line, isUnread, pipeline.regimens),
    has_bevacizumab: hasDrug(line, modality, (one) => one === drug),
    // A chemotherapy without a recorded protocol counts as cytotoxic (C-62).
    has_cytotoxic: isUnread ? stated(true) : hasDrug(line, modality, isCytotoxic),
  };
}

/** The regimen of the registry (S-4). A hospital backbone that is not part of it is a conflict (C-71). */
function regimenOf(line: Line, isUnread: boolean, regimens: Regimens): Answer<string> {
  const { family, named, given } = line;
  if (family === null) return missing(isUnread ? 'not_recorded' : 'not_applicable');
  const first = firstDay(line.days);
  const origin = first === null ? [] : [originOf({ ...first, field: 'molecule' }, 'other_source')];
  const regimen =
    regimens.familyOf(named) === null && line.read !== null
      ? withOrigin(stated(family), ...origin)
      : stated(family);
  const other = regimens.familyOf(given);
  if (!differs(line, regimens) || other === family || first === null) return regimen;
  return withConflict(regimen, {
    keptSource: placeOf(line).source,
    keptValue: family,
    otherSource: first.source,
    otherValue: other,
    rule: 'C-71',
    otherRowId: first.rowId,
  });
}

/** True when on some day the hospital gave a backbone that is not part of the registry's (C-71). */
function differs({ named, days }: Line, { backboneOf }: Regimens): boolean {
  const backbone = backboneOf(named);
  return named.length > 0 && days.some(({ drugs }) => !isPartOf(backboneOf(drugs), backbone));
}

/** Administered drugs have priority over the registry's protocol; a difference is a conflict (C-72). */
function hasDrug(
  line: Line,
  { rowId, source }: ReadCell<string>,
  isWanted: (drug: string) => boolean,
): Known<boolean> {
  if (line.named.some(isWanted) || !line.given.some(isWanted)) return stated(line.named.some(isWanted));
  const given = line.days
    .flatMap(({ administrations }) => administrations)
    .find(({ drugs }) => drugs.some(isWanted));
  if (given === undefined || line.read === null) return stated(true);
  const origin: Origin = { how: 'other_source', rowId: given.read.row.rowId, field: 'molecule' };
  const answered = withOrigin(stated(true), origin);
  if (line.named.length === 0) return answered;
  return withConflict(answered, {
    keptSource: given.read.source,
    keptValue: '1',
    otherSource: source,
    otherValue: '0',
    rule: 'S-4',
    otherRowId: rowId,
  });
}

function isUnreadChemotherapy({ read, drugs }: Line, { cytotoxicModality }: Pipeline): boolean {
  return (
    read?.cells.modality.value === cytotoxicModality &&
    drugs.length === 0 &&
    read.cells.protocol.value === null
  );
}

/** The modality of a hospital course: chemotherapy, or without a cytotoxic drug the other type that names drugs. */
function modalityOf(drugs: readonly string[], pipeline: Pipeline): string {
  const { cytotoxicModality, drugModalities } = pipeline;
  const other = drugModalities.find((modality) => modality !== cytotoxicModality);
  return hasIndexClass(drugs, pipeline) ? cytotoxicModality : (other ?? cytotoxicModality);
}

function placeOfCare(source: string, { sources }: Pipeline): Answer<string> {
  const place = sources.find(({ name }) => name === source)?.placeOfCare;
  return place === undefined ? missing('not_recorded') : stated(place);
}

/**
 * Cycles of the study's drug (C-72): the number of distinct hospital days when the hospital saw the start of the
 * line; else the registry's count, or the hospital's when that is blank. Different counts are a conflict in all
 * cases.
 */
function cyclesOf(line: Line, cell: ReadCell<number>, { study }: Pipeline): Answer<number> {
  const { drug } = study.indexTreatment;
  if (!line.drugs.includes(drug) && cell.value === null) return notApplicable(answerOf(cell));
  if (line.days.length === 0) return answerOf(cell);
  const days = line.days.filter(({ drugs }) => drugs.includes(drug));
  if (cell.value === days.length) return answerOf(cell);
  const given = days
    .flatMap(({ administrations }) => administrations)
    .filter(({ drugs }) => drugs.includes(drug));
  const origins = given.map(({ read }) =>
    originOf({ rowId: read.row.rowId, field: 'molecule' }, 'other_source'),
  );
  const counted = withOrigin(stated(days.length), ...origins);
  if (cell.value === null) return counted;
  const hospital = { source: firstDay(line.days)?.source ?? '', value: String(days.length) };
  const registry = { source: cell.source, value: String(cell.value) };
  const [kept, other] = line.hasSeenStart ? [hospital, registry] : [registry, hospital];
  const otherRowId = line.hasSeenStart ? cell.rowId : (firstDay(line.days)?.rowId ?? null);
  return withConflict(line.hasSeenStart ? counted : answerOf(cell), {
    keptSource: kept.source,
    keptValue: kept.value,
    otherSource: other.source,
    otherValue: other.value,
    rule: 'C-72',
    otherRowId,
  });
}

/** The drugs of a line, with the days on which the hospital gave them (C-92). */
function lineDrugs(line: Line, cycles: ReadCell<number>, pipeline: Pipeline): readonly LineDrug[] {
  const { source } = placeOf(line);
  const hospital = firstDay(line.days)?.source ?? source;
  return line.drugs.map((drug) => {
    const days = line.days.filter(({ drugs }) => drugs.includes(drug)).map(({ day }) => day);
    const isNamed = line.named.includes(drug);
    return {
      drug,
      drug_class: pipeline.drugs.entries[drug]?.drugClass ?? '',
      cycles: drugCycles(line, drug, days.length, cycles, pipeline),
      first_on: days[0] ?? null,
      last_on: days.at(-1) ?? null,
      source: isNamed ? (days.length > 0 ? 'both' : source) : hospital,
    };
  });
}

function drugCycles(
  line: Line,
  drug: string,
  days: number,
  cell: ReadCell<number>,
  { study }: Pipeline,
): number | null {
  const isCounted = drug === study.indexTreatment.drug && cell.value !== null;
  if (line.hasSeenStart || (!isCounted && days > 0)) return line.days.length === 0 ? null : days;
  return isCounted ? cell.value : null;
}

/** A blank answer is not applicable when the question concerns another modality only (C-95). */
function notFor<T>(cell: ReadCell<T>, modality: ReadCell<string>, asks: string): Answer<T> {
  const isOther = modality.value !== asks;
  return isOther ? notApplicable(answerOf(cell)) : answerOf(cell);
}

/**
 * Returns the date of the progression of a line. Not applicable without a known progression (C-95). Missing when
 * the line stopped for a progression, or had one as response, without a date (C-5), or when the file lacks the
 * column (C-53).
 */
function progressedOn(line: Line, { known, on }: Progression, cell: ReadCell<PartialDate>): Answer<string> {
  const { stop_reason: stop, best_response: best } = line.read?.cells ?? {};
  const isExpected = stop?.value === 'progression' || best?.value === 'pd' || cell.isAbsent === true;
  return known.value || isExpected ? on : notApplicable(on);
}

/** The findings about a line. */
export function lineFindings(line: Line, pipeline: Pipeline): readonly Pick<Finding, 'code' | 'details'>[] {
  if (line.read === null) return [{ code: 'line_from_hospital' }];
  const pause = longestPause(line.days);
  const findings: Pick<Finding, 'code' | 'details'>[] = [];
  if (isUnreadChemotherapy(line, pipeline)) findings.push({ code: 'chemotherapy_without_protocol' });
  if (line.numbers.length > 1) findings.push({ code: 'combined_rows' });
  if (pause > pipeline.study.rules.pauseDays)
    findings.push({ code: 'pause_within_line', details: { days: pause } });
  if (differs(line, pipeline.regimens)) findings.push({ code: 'regimen_differs' });
  if (isCountedByHospitalAlone(line, pipeline)) findings.push({ code: 'cycles_without_start' });
  return findings;
}

/**
 * True when the hospital's count is used although it did not see the start of the line, because the registry has
 * none (C-72).
 */
function isCountedByHospitalAlone(line: Line, { study }: Pipeline): boolean {
  const hasDrug = line.given.includes(study.indexTreatment.drug);
  return hasDrug && !line.hasSeenStart && line.read?.cells.cycles.value === null;
}
