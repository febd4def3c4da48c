/** Sheets *Lignes de traitement* and *Suivi* of a patient of the cohort. */

import { later } from '../../calendar.ts';
import type { Random } from '../../random.ts';
import type { CellSpec, Day, DaySpec, FollowUp, Line, Mark, Response, StopReason } from '../../truth.ts';
import { dayNumber, sameMonth } from '../days.ts';
import type { IndexLine, StudyLine, StudyPatient } from '../study-patient.ts';
import { decisive, inDcc } from './days.ts';

/** The lines of a patient in the order in which they began; `index` and `retreatment` combine both drugs. */
export type OrderedLine =
  | { readonly role: 'index' | 'retreatment'; readonly number: number; readonly line: IndexLine }
  | { readonly role: 'prior' | 'later'; readonly number: number; readonly line: StudyLine };

const isCombined = (entry: OrderedLine): entry is Extract<OrderedLine, { line: IndexLine }> =>
  entry.role === 'index' || entry.role === 'retreatment';

export function ordered(patient: StudyPatient): OrderedLine[] {
  const lines = [
    ...patient.prior.map((line) => ({ role: 'prior' as const, line })),
    ...(patient.index ? [{ role: 'index' as const, line: patient.index }] : []),
    ...(patient.retreatment ? [{ role: 'retreatment' as const, line: patient.retreatment }] : []),
    ...patient.later.map((line) => ({ role: 'later' as const, line })),
  ];
  const sorted = lines.sort((a, b) => (a.line.start.on < b.line.start.on ? -1 : 1));
  return sorted.map((entry, k) => ({ ...entry, number: k + 1 }) as OrderedLine);
}

/** A missing value as a cell shows it: nothing, or one of the marks. */
export const missingMark = (random: Random): Mark =>
  random.weighted([
    [35, 'blank'],
    [50, 'not_recorded'],
    [15, 'unknown'],
  ] as const);

/** The value, or a mark where the cohort says that it is missing. */
export function answer<T>(value: T | null, random: Random): CellSpec<T> {
  return value === null ? { recorded: missingMark(random) } : { value };
}

export function recordLines(patient: StudyPatient, random: Random): Line[] {
  return ordered(patient).map((entry) =>
    isCombined(entry)
      ? combinedLine(entry.line, entry.number, patient, random)
      : plainLine(entry.line, entry.number, entry.role, patient, random),
  );
}

function plainLine(
  line: StudyLine,
  number: number,
  role: 'prior' | 'later',
  patient: StudyPatient,
  random: Random,
): Line {
  const common: Line = {
    number,
    type: { value: line.type },
    regimen: line.regimen.length > 0 ? { value: line.regimen } : {},
    place: { value: patient.atChu ? 'chu' : 'outside' },
    startedOn: inDcc(line.start),
    endedOn: inDcc(line.end),
  };
  if (line.type === 'surgery')
    return { ...common, operatedSite: answer(line.operated, random), residue: answer(line.residue, random) };
  if (line.type === 'supportive_care') return common;
  return {
    ...common,
    stopReason:
      role === 'prior' && line.end !== null ? { value: 'progression' } : { recorded: 'not_recorded' },
    bestResponse: answer<Response>(
      role === 'prior' ? random.pick(['sd', 'sd', 'pr', 'pd'] as const) : null,
      random,
    ),
    progressingAtStart: { value: random.pick(['yes', 'not_evaluable'] as const) },
  };
}

function combinedLine(line: IndexLine, number: number, patient: StudyPatient, random: Random): Line {
  const stop: CellSpec<StopReason> =
    line.stop === 'missing' ? { recorded: 'not_recorded' } : { value: line.stop };
  const response: CellSpec<Response> =
    line.response === 'missing' ? { recorded: 'not_recorded' } : { value: line.response };
  return {
    number,
    type: { value: 'chemotherapy' },
    regimen: { value: line.regimen },
    place: { value: patient.atChu ? 'chu' : 'outside' },
    startedOn: decisive(line.start, turnOf(patient)),
    endedOn: endOf(line, patient.atChu, random),
    cycles: cyclesOf(line, patient, random),
    stopReason: stop,
    bestResponse: response,
    progressedOn: decisive(line.progression, turnOf(patient) + 1),
    progressingAtStart: { value: line.progressing },
    concomitantAnalogues: answer(line.analogues, random),
  };
}

/** At the CHU often blank, for ORBIS has the last administration; to the month only where that month is another one. */
function endOf(line: IndexLine, atChu: boolean, random: Random): DaySpec {
  if (atChu && random.chance(0.4)) return { recorded: 'blank' };
  const isShort = sameMonth(dayNumber(line.lastCycle), dayNumber(line.start.on));
  return !isShort && random.chance(0.3)
    ? { value: line.lastCycle, recorded: 'month' }
    : { value: line.lastCycle };
}

/** At the CHU the DCC may leave the count to ORBIS, and two patients have another count there (S-4). */
function cyclesOf(line: IndexLine, patient: StudyPatient, random: Random): CellSpec<number> {
  if (!patient.atChu || line.cycles === 0) return { value: line.cycles };
  if (COUNTED_OTHERWISE.includes(patient.id) && line === patient.index) return { value: line.cycles + 1 };
  return random.chance(0.3) ? { value: line.cycles, recorded: missingMark(random) } : { value: line.cycles };
}

/** Patients of the CHU whose DCC counts one cycle more than was given. */
const COUNTED_OTHERWISE: readonly string[] = ['A10', 'A33'];

/** News older than this before the cut-off: lost to follow-up. */
const LOST_BEFORE = '2016-01-01';

export function recordFollowUp(patient: StudyPatient, random: Random): FollowUp {
  const news = patient.died ?? patient.lastNews;
  if (news === null) throw new Error(`${patient.id} has no last news`);
  const isLost = patient.died === null && news.on < LOST_BEFORE;
  return {
    lastNewsOn: decisive(news, turnOf(patient) + 2),
    state: { value: patient.died ? 'dead' : isLost ? 'lost' : 'alive' },
    diedOn: decisive(patient.died, turnOf(patient) + 2),
    later: Object.fromEntries(
      Object.entries(patient.laterClasses).map(([name, given]) => [name, answer(given, random)]),
    ),
  };
}

/** Where a patient's dates begin in the round of spellings: three decisive dates a patient. */
const turnOf = ({ id }: StudyPatient): number => 3 * Number(id.slice(1));

/** The day after which nothing is known of a patient, as the exports can be read. */
export function knownUntil({ died, lastNews, proposedOn }: StudyPatient): Day {
  const news = died ?? lastNews;
  if (news === null) return later(proposedOn, 200);
  return news.dcc === 'month' && !news.orbis ? `${news.on.slice(0, 7)}-15` : news.on;
}
