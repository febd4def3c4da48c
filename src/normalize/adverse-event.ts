import { addDays } from '../cell/calendar.ts';
import type { PartialDate } from '../cell/date.ts';
import type { Attribution, ToxicityAction } from '../define/concepts.ts';
import type { Pipeline } from '../define/study.ts';
import type { AdverseEventRecord, Answer, Conflict, Known, Origin } from '../warehouse/record.ts';
import { answerOf, dateAnswer, missing, stated, withConflict, withOrigin } from './answer.ts';
import { absentCell, type ReadCell, type ReadRow } from './cell.ts';
import type { Line } from './line.ts';
import { termOf } from './resolve.ts';

type Status = 'present' | 'absent' | 'missing';

/** One row that reports a toxicity, from any source. */
interface ReportedEvent {
  readonly rowId: number;
  readonly source: string;
  readonly lineIndex: number | null;
  readonly term: string;
  readonly status: Status;
  readonly grade: ReadCell<number>;
  readonly attribution: ReadCell<Attribution>;
  readonly action: ReadCell<ToxicityAction>;
  readonly treated: ReadCell<boolean>;
  readonly startedOn: ReadCell<PartialDate>;
  readonly endedOn: ReadCell<PartialDate>;
}

/** The registry's row of a toxicity, for the line that it names. */
export function reportedByRegistry(
  { cells, row, source }: ReadRow<'toxicity'>,
  lines: readonly Line[],
): ReportedEvent {
  const index = lines.findIndex(
    ({ numbers }) => cells.line_number.value !== null && numbers.includes(cells.line_number.value),
  );
  return {
    rowId: row.rowId,
    source,
    lineIndex: index < 0 ? null : index,
    term: termOf(cells.term) ?? '',
    status: statusOf(cells.is_present.value, cells.grade.value),
    grade: cells.grade,
    attribution: cells.attribution,
    action: cells.action,
    treated: cells.has_treatment_started,
    startedOn: notCollected(row.rowId, 'started_on', source),
    endedOn: notCollected(row.rowId, 'ended_on', source),
  };
}

/** The hospital's row of an adverse event, for the line that `lineAt` finds (C-22, C-75). */
export function reportedByHospital(
  { cells, row, source }: ReadRow<'adverse_event'>,
  lines: readonly Line[],
  pipeline: Pipeline,
): ReportedEvent {
  const day = cells.started_on.value?.value ?? null;
  return {
    rowId: row.rowId,
    source,
    lineIndex: day === null ? null : lineAt(day, cells.attribution.value, lines, pipeline),
    term: termOf(cells.term) ?? '',
    status: cells.grade.value === 0 ? 'absent' : 'present',
    grade: cells.grade,
    attribution: cells.attribution,
    action: cells.action,
    treated: notCollected(row.rowId, 'has_treatment_started', source),
    startedOn: cells.started_on,
    endedOn: cells.ended_on,
  };
}

/**
 * Returns the line of a hospital event (C-22, C-75). Candidates started on or before its day, ended at most 30 days
 * before it, and have the drug of its attribution; the latest start wins. Supportive care and concomitant lines
 * have no events.
 */
function lineAt(
  day: string,
  attribution: Attribution | null,
  lines: readonly Line[],
  pipeline: Pipeline,
): number | null {
  const { adverseEventGraceDays } = pipeline.study.rules;
  const admitted = [...lines.keys()].filter((index) => {
    const { startedOn, endedOn, isTherapy, isConcomitant } = lines[index] as Line;
    if (!isTherapy || isConcomitant || startedOn.value === null || startedOn.value > day) return false;
    return endedOn.value === null || day <= addDays(endedOn.value, adverseEventGraceDays);
  });
  const causal = admitted.filter((index) => hasAttributedDrug(lines[index] as Line, attribution, pipeline));
  const startOf = (index: number): string => lines[index]?.startedOn.value ?? '';
  const [latest] = (causal.length > 0 ? causal : admitted).sort((a, b) =>
    startOf(a) < startOf(b) ? 1 : startOf(a) > startOf(b) ? -1 : b - a,
  );
  return latest ?? null;
}

function hasAttributedDrug(
  { drugs }: Line,
  attribution: Attribution | null,
  { attributedTo, drugs: list }: Pipeline,
): boolean {
  const named = attribution === null ? [] : (attributedTo[attribution] ?? []);
  return named.some(({ drug, drugClass }) =>
    drugs.some((one) => one === drug || list.entries[one]?.drugClass === drugClass),
  );
}

/** A cell for which the source has no column (C-53). */
function notCollected(rowId: number, field: string, source: string): ReadCell<never> {
  const { value, raw, correction } = absentCell(rowId, field, source);
  return { value, reason: 'not_collected', raw, rowId, field, source, correction };
}

/** Written "yes" or with a grade: present. Written "no", or grade 0 without a "yes": absent (C-64). */
function statusOf(isPresent: boolean | null, grade: number | null): Status {
  if (isPresent === true) return 'present';
  if (isPresent === false) return 'absent';
  if (grade === null) return 'missing';
  return grade > 0 ? 'present' : 'absent';
}

/**
 * Returns one record for each term, line and attribution (S-6, C-88). Present takes priority over absent, and
 * absent over missing. The highest grade and any dose concession count. Sources that differ are a conflict (C-82).
 * A row without an attribution joins the only attribution of its term. An event without a line is a record of its
 * own.
 */
export function adverseEventRecords(reports: readonly ReportedEvent[]): readonly AdverseEventRecord[] {
  const byTerm = Map.groupBy(reports, ({ lineIndex, term, rowId }) =>
    lineIndex === null ? `row ${rowId}` : `${lineIndex}|${term}`,
  );
  return [...byTerm.values()].flatMap(byAttribution).map(recordOf);
}

function byAttribution(reports: readonly ReportedEvent[]): readonly (readonly ReportedEvent[])[] {
  const groups = Map.groupBy(reports, ({ attribution }) => attribution.value);
  const [only, ...others] = [...groups.keys()].filter((attribution) => attribution !== null);
  return only === undefined || others.length > 0 ? [...groups.values()] : [reports];
}

const STRENGTH: Readonly<Record<Status, number>> = { present: 2, absent: 1, missing: 0 };

function recordOf(reports: readonly ReportedEvent[]): AdverseEventRecord {
  const strongest = Math.max(...reports.map(({ status }) => STRENGTH[status]));
  const decisive = reports.filter(({ status }) => STRENGTH[status] === strongest);
  const [main] = decisive as [ReportedEvent, ...ReportedEvent[]];
  const isPresent = main.status === 'present';
  const cellsOf = <T>(field: AnswerField): readonly ReadCell<T>[] =>
    decisive.map((one) => one[field] as unknown as ReadCell<T>);
  const put = <T>(cells: readonly ReadCell<unknown>[], given: Answer<T>): Answer<T> =>
    isPresent || given.value !== null ? elsewhere(given, cells, main.rowId) : missing('not_applicable');
  const date = (field: 'startedOn' | 'endedOn'): Answer<string> =>
    put(cellsOf(field), dateOf(cellsOf<PartialDate>(field)));
  return {
    rowId: main.rowId,
    lineIndex: main.lineIndex,
    columns: {},
    answers: {
      term: stated(main.term),
      status: statusAnswer(reports, main),
      grade: put(cellsOf('grade'), highestGrade(cellsOf('grade'), isPresent)),
      attribution: put(cellsOf('attribution'), firstOf(cellsOf<Attribution>('attribution'))),
      action: put(cellsOf('action'), actionOf(cellsOf<ToxicityAction>('action'))),
      started_on: date('startedOn'),
      ended_on: date('endedOn'),
      has_dose_concession: put(
        cellsOf('action'),
        anyOf(cellsOf<ToxicityAction>('action'), (action) => action === 'dose_concession'),
      ),
      has_treatment_started: put(
        cellsOf('treated'),
        anyOf(cellsOf<boolean>('treated'), (started) => started),
      ),
    },
  };
}

type AnswerField = 'grade' | 'attribution' | 'action' | 'treated' | 'startedOn' | 'endedOn';

/** Present in one source and absent in the other is a conflict (C-82); present is kept (S-6). */
function statusAnswer(reports: readonly ReportedEvent[], main: ReportedEvent): Known<Status> {
  const other = reports.find(({ status, source }) => source !== main.source && status === 'absent');
  if (main.status !== 'present' || other === undefined) return stated(main.status);
  return withConflict(stated<Status>(main.status), {
    keptSource: main.source,
    keptValue: main.status,
    otherSource: other.source,
    otherValue: other.status,
    rule: 'C-82',
    otherRowId: other.rowId,
  });
}

/** The first known answer; the registry has priority over the hospital (S-4). */
function firstOf<T>(cells: readonly ReadCell<T>[]): Answer<T> {
  const answered = cells.find(({ value }) => value !== null);
  return answered === undefined ? missingAs(cells) : answerOf(answered);
}

function actionOf(cells: readonly ReadCell<ToxicityAction>[]): Answer<ToxicityAction> {
  const kept = cells.find(({ value }) => value !== null);
  const other = cells.find(
    ({ value, source }) => value !== null && source !== kept?.source && value !== kept?.value,
  );
  return kept === undefined || other === undefined
    ? firstOf(cells)
    : withConflict(answerOf(kept), conflictOf(kept, other));
}

function dateOf(cells: readonly ReadCell<PartialDate>[]): Answer<string> {
  const dated =
    cells.find(({ value }) => value !== null) ?? cells.find(({ reason }) => reason !== 'not_collected');
  return dated === undefined ? missing('not_collected') : dateAnswer(dated);
}

function conflictOf<T>(kept: ReadCell<T>, other: ReadCell<T>): Conflict {
  return {
    keptSource: kept.source,
    keptValue: String(kept.value),
    otherSource: other.source,
    otherValue: String(other.value),
    rule: 'C-82',
    otherRowId: other.rowId,
  };
}

/**
 * The highest grade; a different one of the other source is a conflict (C-82). Grade 0 with "present" does not
 * count as a grade.
 */
function highestGrade(cells: readonly ReadCell<number>[], isPresent: boolean): Answer<number> {
  const graded = cells.filter(({ value }) => value !== null && value > 0);
  const [kept] = [...graded].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  if (isPresent && kept !== undefined) {
    const other = graded.find(({ value, source }) => source !== kept.source && value !== kept.value);
    const highest = stated(kept.value ?? 0);
    return other === undefined ? highest : withConflict(highest, conflictOf(kept, other));
  }
  const zero = cells.find(({ value }) => value === 0);
  return zero === undefined ? missingAs(cells) : missing('unreadable', zero.raw);
}

/** Yes if one record has yes, else no if one has no: an answer has priority over a gap (S-6). */
function anyOf<T>(cells: readonly ReadCell<T>[], holds: (value: T) => boolean): Answer<boolean> {
  if (cells.some(({ value }) => value !== null && holds(value))) return stated(true);
  return cells.some(({ value }) => value !== null) ? stated(false) : missingAs(cells);
}

function missingAs(cells: readonly ReadCell<unknown>[]): Answer<never> {
  const empty = cells.find(({ value }) => value === null);
  return empty === undefined ? missing('not_recorded') : (answerOf(empty) as Answer<never>);
}

/** Where a value is on other rows than the record's own, they are its origin. */
function elsewhere<T>(given: Answer<T>, cells: readonly ReadCell<unknown>[], ownRow: number): Answer<T> {
  const others = cells.filter(({ rowId, value }) => rowId !== ownRow && value !== null);
  const origins = others.map(({ rowId, field }): Origin => ({ how: 'other_source', rowId, field }));
  return given.value === null ? given : withOrigin(given, ...origins);
}
