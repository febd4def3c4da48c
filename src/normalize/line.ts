import { addDays } from '../cell/calendar.ts';
import type { PartialDate } from '../cell/date.ts';
import type { Treatment } from '../cell/treatment.ts';
import type { Pipeline } from '../define/study.ts';
import type { Answer } from '../warehouse/record.ts';
import { type Administration, type DrugRoles, type TreatmentDay, treatmentDaysOf } from './administration.ts';
import { dateAnswer, missing, originOf, stated, withOrigin } from './answer.ts';
import type { ReadCell, ReadRow } from './cell.ts';
import { combineRows, type NamedRow } from './combined-rows.ts';
import { type Course, coursesOf } from './course.ts';
import { dayBeforeNext, type Holding, holdDays, isPlaced } from './line-window.ts';
import { type OtherDay, resolveDate } from './merge-date.ts';
import { hasIndexClass } from './presentation.ts';

/** A line of therapy: of the registry, with its administrations (C-70), or of the hospital only (C-73). */
export interface Line {
  /** The registry's row, or two rows merged to one line (C-74). Null for a line of the hospital only. */
  readonly read: ReadRow<'line'> | null;
  /** Line numbers of the registry: two for combined rows, none for a line of the hospital. */
  readonly numbers: readonly number[];
  readonly lineNumber: number;
  /** Treatment days of the line, in order. */
  readonly days: readonly TreatmentDay[];
  /** Sorted drug codes: those of the registry, those given in the hospital, and the union. */
  readonly named: readonly string[];
  readonly given: readonly string[];
  readonly drugs: readonly string[];
  readonly family: string | null;
  readonly startedOn: Answer<string>;
  readonly endedOn: Answer<string>;
  /** True when the first administration is the start of the line (C-72). */
  readonly hasSeenStart: boolean;
  /** False for supportive care, which is not a line of therapy (C-8). */
  readonly isTherapy: boolean;
  readonly isDrugLine: boolean;
  /** The last ISO day on which a drug line runs (C-75); null for other lines and without a start. */
  readonly runsTo: string | null;
  /** True for a line without drugs that starts while a drug line runs (C-75). */
  readonly isConcomitant: boolean;
}

type Run = Pick<Line, 'runsTo' | 'isConcomitant'>;
type LineWithoutRun = Omit<Line, keyof Run>;

interface RegistryRow extends NamedRow {
  readonly named: readonly string[];
}

/** Returns the lines of a patient: those of the registry by number, then those of the hospital only. */
export function linesOf(
  rows: readonly ReadRow<'line'>[],
  administrations: readonly Administration[],
  pipeline: Pipeline,
): readonly Line[] {
  const rules = { ...pipeline.study.rules, regimens: pipeline.regimens };
  const byNumber = rows
    .map((read) => registryRow({ read, numbers: [numberOf(read)] }, pipeline))
    .sort((a, b) => (a.numbers[0] ?? 0) - (b.numbers[0] ?? 0));
  const registry = combineRows(byNumber, (row) => registryRow(row, pipeline));
  const days = treatmentDaysOf(administrations, drugRoles(pipeline));
  const drugRows = registry.filter(({ isDrugLine }) => isDrugLine);
  const holding = holdDays(drugRows.map(drugLineOf), days, rules);
  const free = days.filter((_, position) => holding.lineOf[position] === null);
  const last = Math.max(0, ...registry.flatMap(({ numbers }) => numbers));
  const lines = [
    ...registry.map((row) => {
      const index = drugRows.indexOf(row);
      const given = days.filter((_, position) => index >= 0 && holding.lineOf[position] === index);
      return registryLine(row, given, isPlacedByHospital(holding, index), pipeline);
    }),
    ...coursesOf(free, rules).map((course, index) => hospitalLine(course, last + index + 1, pipeline)),
  ];
  return withRuns(lines, pipeline);
}

function isPlacedByHospital({ placed }: Holding, index: number): boolean {
  return placed.has(index);
}

function numberOf({ cells }: ReadRow<'line'>): number {
  return cells.line_number.value ?? 0;
}

function drugRoles({ drugs, lineDrugClasses, accompanyingDrugClasses }: Pipeline): DrugRoles {
  const isOf = (classes: readonly string[]) => (drug: string) =>
    classes.includes(drugs.entries[drug]?.drugClass ?? '');
  return { counts: isOf(lineDrugClasses), accompanies: isOf(accompanyingDrugClasses) };
}

/**
 * A row with its drugs. Drugs are parsed for the line types that name drugs (C-62), and for an unreadable type
 * (C-70).
 */
function registryRow({ read, numbers }: Pick<NamedRow, 'read' | 'numbers'>, pipeline: Pipeline): RegistryRow {
  const modality = read.cells.modality.value;
  const isDrugLine = modality === null || pipeline.drugModalities.includes(modality);
  const named = isDrugLine ? drugsNamed(read.cells.protocol.value) : [];
  const { counts } = drugRoles(pipeline);
  const isUnread = modality === pipeline.cytotoxicModality && read.cells.protocol.value === null;
  return {
    read,
    numbers,
    isDrugLine,
    named,
    hasCytotoxic: hasIndexClass(named, pipeline) || isUnread,
    hasTargeted: named.some((drug) => counts(drug) && !hasIndexClass([drug], pipeline)),
  };
}

/** A protocol that names drugs as past alone ("échec de FOLFOX") is the protocol of the line all the same (C-90). */
function drugsNamed(protocol: Treatment | null): readonly string[] {
  if (protocol === null) return [];
  return protocol.proposed.length > 0 ? protocol.proposed : protocol.past;
}

function drugLineOf({ read, numbers, named }: RegistryRow) {
  const { started_on, ended_on } = read.cells;
  return { lineNumber: numbers[0] ?? 0, drugs: named, start: started_on.value, end: ended_on.value };
}

function registryLine(
  { read, numbers, named, isDrugLine }: RegistryRow,
  days: readonly TreatmentDay[],
  isPlacedHere: boolean,
  pipeline: Pipeline,
): LineWithoutRun {
  const { started_on: start, modality } = read.cells;
  const given = drugsOf(days);
  const first = firstDay(days);
  const hasSeenStart =
    first !== null &&
    (isPlacedHere || isNear(first.day, start.value, pipeline.study.rules.startRefinementDays));
  return {
    read,
    numbers,
    lineNumber: numbers[0] ?? 0,
    days,
    named,
    given,
    isDrugLine,
    hasSeenStart,
    drugs: [...new Set([...named, ...given])].sort(),
    family: pipeline.regimens.familyOf(named) ?? pipeline.regimens.familyOf(given),
    startedOn: resolveDate(start, hasSeenStart ? first : null, 'S-4'),
    endedOn: endOf(read, days),
    isTherapy: !pipeline.notLines.includes(modality.value ?? ''),
  };
}

/** True when a day is within a distance of any possible day of a date known by day or month (C-72). */
function isNear(day: string, date: PartialDate | null, days: number): boolean {
  if (date === null || !isPlaced({ start: date })) return false;
  return day >= addDays(date.earliest, -days) && day <= addDays(date.latest, days);
}

/** The last administration is the end when the registry has none (C-23). An ongoing line has no end (C-26). */
function endOf(read: ReadRow<'line'>, days: readonly TreatmentDay[]): Answer<string> {
  const end: ReadCell<PartialDate> = read.cells.ended_on;
  if (end.value !== null) return dateAnswer(end);
  const isOngoing = read.cells.stop_reason.value === 'ongoing' && end.reason === 'not_recorded';
  if (isOngoing) return missing('not_applicable', end.raw);
  const last = lastDay(days);
  return end.reason === 'not_recorded' && last !== null ? resolveDate(end, last, 'C-23') : dateAnswer(end);
}

function hospitalLine(
  { days, drugs, start, end }: Course,
  lineNumber: number,
  { regimens }: Pipeline,
): LineWithoutRun {
  const last = lastDay(days) as OtherDay;
  return {
    read: null,
    numbers: [],
    lineNumber,
    days,
    named: [],
    given: drugs,
    drugs,
    family: regimens.familyOf(drugs),
    startedOn: stated(start),
    endedOn: withOrigin(stated(end), originOf(last, 'derived')),
    hasSeenStart: true,
    isTherapy: true,
    isDrugLine: true,
  };
}

function drugsOf(days: readonly TreatmentDay[]): readonly string[] {
  return [...new Set(days.flatMap(({ drugs }) => drugs))].sort();
}

/** The first administration of a line, or null when the hospital gave nothing. */
export function firstDay(days: readonly TreatmentDay[]): OtherDay | null {
  return placeOf(days[0]?.administrations[0]);
}

function lastDay(days: readonly TreatmentDay[]): OtherDay | null {
  return placeOf(days.at(-1)?.administrations.at(-1));
}

function placeOf(given: Administration | undefined): OtherDay | null {
  if (given === undefined) return null;
  const { day, read } = given;
  return { day, source: read.source, rowId: read.row.rowId, field: 'administered_on' };
}

/** Adds the end of each drug line's run, and marks other lines that start during it (C-75). */
function withRuns(lines: readonly LineWithoutRun[], { study }: Pipeline): readonly Line[] {
  const starts = lines.map((line) => (line.isDrugLine ? { start: possibleStart(line) } : { start: null }));
  const runs = lines.map((line) =>
    line.isDrugLine ? lastRun(line, starts, study.rules.openLineDays) : null,
  );
  return lines.map((line, index) => {
    const { value } = line.startedOn;
    const isConcomitant =
      !line.isDrugLine &&
      value !== null &&
      lines.some(({ startedOn }, other) => {
        const runsTo = runs[other] ?? null;
        return runsTo !== null && startedOn.value !== null && startedOn.value <= value && value <= runsTo;
      });
    return { ...line, runsTo: runs[index] ?? null, isConcomitant };
  });
}

/**
 * A line runs to its last day; without an end to its last administration, else to the next drug line, else for a
 * fixed time.
 */
function lastRun(
  { read, days, startedOn }: LineWithoutRun,
  starts: readonly { readonly start: PartialDate | null }[],
  openDays: number,
): string | null {
  if (startedOn.value === null) return null;
  const end = read?.cells.ended_on.value ?? null;
  if (end !== null && end.precision !== 'year') return end.latest;
  const lastGiven = days.at(-1)?.day;
  if (lastGiven !== undefined) return lastGiven;
  const beforeNext = dayBeforeNext(startedOn.partial?.earliest ?? startedOn.value, starts);
  const open = addDays(startedOn.value, openDays);
  return beforeNext < '9999' ? beforeNext : open;
}

function possibleStart({ startedOn }: LineWithoutRun): PartialDate | null {
  const { value, partial } = startedOn;
  if (value === null) return null;
  return partial === undefined
    ? { precision: 'day', value, earliest: value, latest: value }
    : { precision: partial.precision, value, earliest: partial.earliest, latest: partial.latest };
}
