import { addDays } from '../cell/calendar.ts';
import type { Attribution, ToxicityAction } from '../define/concepts.ts';
import type { Pipeline } from '../define/study.ts';
import type { AdverseEventRecord, Answer, Origin } from '../warehouse/record.ts';
import { answer, from, known, missing } from './answer.ts';
import { absentCell, type ReadCell, type ReadRow } from './cell.ts';
import type { Line } from './line.ts';
import { termOf } from './resolve.ts';

type Status = 'present' | 'absent' | 'missing';

/** One row that says something of a toxicity, whichever source it is from. */
interface Told {
  readonly rowId: number;
  readonly lineIndex: number | null;
  readonly term: string;
  readonly status: Status;
  readonly grade: ReadCell<number>;
  readonly attribution: ReadCell<Attribution>;
  readonly action: ReadCell<ToxicityAction>;
  readonly treated: ReadCell<boolean>;
}

/** The registry's row of a toxicity, for the line that it names. */
export function toldByRegistry({ cells, row }: ReadRow<'toxicity'>, lines: readonly Line[]): Told {
  const index = lines.findIndex(
    ({ numbers }) => cells.line_number.value !== null && numbers.includes(cells.line_number.value),
  );
  return {
    rowId: row.rowId,
    lineIndex: index < 0 ? null : index,
    term: termOf(cells.term) ?? '',
    status: statusOf(cells.is_present.value, cells.grade.value),
    grade: cells.grade,
    attribution: cells.attribution,
    action: cells.action,
    treated: cells.has_treatment_started,
  };
}

/** The hospital's row of an adverse event, for the line that `lineAt` finds (C-22, C-75). */
export function toldByHospital(
  { cells, row, source }: ReadRow<'adverse_event'>,
  lines: readonly Line[],
  pipeline: Pipeline,
): Told {
  const day = cells.started_on.value?.value ?? null;
  return {
    rowId: row.rowId,
    lineIndex: day === null ? null : lineAt(day, cells.attribution.value, lines, pipeline),
    term: termOf(cells.term) ?? '',
    status: cells.grade.value === 0 ? 'absent' : 'present',
    grade: cells.grade,
    attribution: cells.attribution,
    action: cells.action,
    treated: absentCell(row.rowId, 'has_treatment_started', source),
  };
}

/**
 * Returns the line of a hospital event: among the lines that started on or before its day and ended at most 30 days
 * before it, those that have the drug of its attribution, and of several the one with the latest start (C-22, C-75).
 * Supportive care and concomitant lines take none.
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

/** Written "yes" or with a grade: present. Written "no", or grade 0 without a "yes": absent (C-64). */
function statusOf(isPresent: boolean | null, grade: number | null): Status {
  if (isPresent === true) return 'present';
  if (isPresent === false) return 'absent';
  if (grade === null) return 'missing';
  return grade > 0 ? 'present' : 'absent';
}

/**
 * One record a term and line (S-6, C-61): present beats absent beats missing, the highest grade counts, attributions add
 * up to both, and any dose concession counts. An event without a line stays a record of its own.
 */
export function adverseEventRecords(told: readonly Told[]): readonly AdverseEventRecord[] {
  const groups = new Map<string, Told[]>();
  for (const one of told) {
    const key = one.lineIndex === null ? `row ${one.rowId}` : `${one.lineIndex}|${one.term}`;
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [one]);
    else same.push(one);
  }
  return [...groups.values()].map(recordOf);
}

const STRENGTH: Readonly<Record<Status, number>> = { present: 2, absent: 1, missing: 0 };

function recordOf(told: readonly Told[]): AdverseEventRecord {
  const strongest = Math.max(...told.map(({ status }) => STRENGTH[status]));
  const decisive = told.filter(({ status }) => STRENGTH[status] === strongest);
  const [main] = decisive as [Told, ...Told[]];
  const isPresent = main.status === 'present';
  const ask = <T>(
    field: keyof Told & ('grade' | 'attribution' | 'action' | 'treated'),
  ): readonly ReadCell<T>[] => decisive.map((one) => one[field] as unknown as ReadCell<T>);
  const put = <T>(cells: readonly ReadCell<unknown>[], given: Answer<T>): Answer<T> =>
    isPresent || given.value !== null ? elsewhere(given, cells, main.rowId) : missing('not_applicable');
  return {
    rowId: main.rowId,
    lineIndex: main.lineIndex,
    columns: {},
    answers: {
      term: known(main.term),
      status: known(main.status),
      grade: put(ask('grade'), highestGrade(ask('grade'), isPresent)),
      attribution: put(ask('attribution'), attributionOf(ask('attribution'))),
      has_dose_concession: put(
        ask('action'),
        anyOf(ask<ToxicityAction>('action'), (action) => action === 'dose_concession'),
      ),
      has_treatment_started: put(
        ask('treated'),
        anyOf(ask<boolean>('treated'), (started) => started),
      ),
    },
  };
}

/** A grade 0 beside "present" is no grade. */
function highestGrade(cells: readonly ReadCell<number>[], isPresent: boolean): Answer<number> {
  const grades = cells.flatMap(({ value }) => (value !== null && value > 0 ? [value] : []));
  if (isPresent && grades.length > 0) return known(Math.max(...grades));
  const zero = cells.find(({ value }) => value === 0);
  return zero === undefined ? missingAs(cells) : missing('unreadable', zero.raw);
}

function attributionOf(cells: readonly ReadCell<Attribution>[]): Answer<Attribution> {
  const named = new Set(cells.flatMap(({ value }) => value ?? []));
  const isBoth = named.has('both') || (named.has('bevacizumab') && named.has('chemotherapy'));
  if (isBoth) return known('both');
  named.delete('unknown');
  const [only] = named;
  if (only !== undefined) return known(only);
  return cells.some(({ value }) => value === 'unknown') ? known('unknown') : missingAs(cells);
}

/** Yes if one record says so, else no if one says no: an answer beats a gap (S-6). */
function anyOf<T>(cells: readonly ReadCell<T>[], holds: (value: T) => boolean): Answer<boolean> {
  if (cells.some(({ value }) => value !== null && holds(value))) return known(true);
  return cells.some(({ value }) => value !== null) ? known(false) : missingAs(cells);
}

function missingAs(cells: readonly ReadCell<unknown>[]): Answer<never> {
  const empty = cells.find(({ value }) => value === null);
  return empty === undefined ? missing('not_recorded') : (answer(empty) as Answer<never>);
}

/** Where a value stands on other rows than the record's own, they are its origin. */
function elsewhere<T>(given: Answer<T>, cells: readonly ReadCell<unknown>[], ownRow: number): Answer<T> {
  const others = cells.filter(({ rowId, value }) => rowId !== ownRow && value !== null);
  const origins = others.map(({ rowId, field }): Origin => ({ how: 'other_source', rowId, field }));
  return given.value === null ? given : from(given, ...origins);
}
