import { boundedParser } from '../cell/bounded.ts';
import { codeParser, codeSetParser, type DecidingWords } from '../cell/code.ts';
import { type DateRole, dateParser, type PartialDate } from '../cell/date.ts';
import { ecogParser, gradeParser, type Span, toxicityGradeParser } from '../cell/grade.ts';
import { icd10Parser } from '../cell/icd.ts';
import type { Interval } from '../cell/interval.ts';
import { type Ki67, ki67Parser } from '../cell/ki67.ts';
import { decimalParser, integerParser, lengthParser } from '../cell/number.ts';
import type { MissingReason, Parser } from '../cell/parsed.ts';
import type { Qualifiers } from '../cell/qualified-code.ts';
import { type Tnm, tnmParser } from '../cell/tnm.ts';
import { type Treatment, type TreatmentVocabulary, treatmentParser } from '../cell/treatment.ts';
import type { OtherWords } from '../cell/treatment-words.ts';
import { yesNoParser } from '../cell/yes-no.ts';
import type { AnyCodeList, CodeEntry, CodeList } from './code-list.ts';

/** Facts about the file that a parser needs. */
export interface ReadContext {
  /** ISO day of the extraction: nothing in the file can be later (C-9). */
  readonly extractedOn: string;
}

/** The type of a column, for errors, the dictionary and the declaration of other sites. */
export type ColumnKind =
  | 'date'
  | 'integer'
  | 'decimal'
  | 'yes_no'
  | 'code'
  | 'code_list'
  | 'ki67'
  | 'tnm'
  | 'free_text';

/** The column of an export for one field of a concept. */
export interface Column<T> {
  readonly kind: ColumnKind;
  /** Spellings of the header, the export's own first. Matched without case, accents and spaces. */
  readonly headers: readonly string[];
  /** The file is refused when the column is absent (C-53). */
  readonly required: boolean;
  /** An export may lack it: no finding, and its values are not collected (C-53). */
  readonly optional?: boolean;
  /** True when the site allows quotes of cells that nobody could read (C-109). */
  readonly isQuotable?: boolean;
  /** Spellings of its codes and of its own missing marks; empty for a column without either. */
  readonly spellings: readonly string[];
  /** Whether a date column dates an event or an end, where the engine needs it (C-84). */
  readonly role?: DateRole;
  readonly parser: (context: ReadContext) => Parser<T>;
}

export interface ColumnOptions {
  readonly required?: boolean;
  /** An export may lack it: no finding, and its values are not collected (C-53). */
  readonly optional?: boolean;
  /** Other spellings of the header. */
  readonly also?: readonly string[];
  /** Its unknown spellings never name a person, and may be quoted (C-109). */
  readonly quotable?: boolean;
}

/** Other missing marks of one column, over those of C-26. */
export interface MarkOptions extends ColumnOptions {
  readonly marks?: Readonly<Record<string, MissingReason>>;
}

function column<T>(
  kind: ColumnKind,
  header: string,
  options: ColumnOptions,
  parser: (context: ReadContext) => Parser<T>,
  spellings: readonly string[] = [],
): Column<T> {
  const headers = [header, ...(options.also ?? [])];
  const { required = false, optional = false, quotable = false } = options;
  return { kind, headers, required, optional, isQuotable: quotable, spellings, parser };
}

/**
 * A clinical date, full or partial (AP-8). `role`: it dates an event or an end, which may not have occurred (C-84).
 */
export function date(header: string, options: ColumnOptions & { role?: DateRole } = {}): Column<PartialDate> {
  const role = options.role === undefined ? {} : { role: options.role };
  const declared = column('date', header, options, ({ extractedOn }) =>
    dateParser({ latest: extractedOn, ...role }),
  );
  return { ...declared, ...role };
}

export function integer(
  header: string,
  options: ColumnOptions & { min: number; max: number },
): Column<number> {
  return column('integer', header, options, () => integerParser(options));
}

export function decimal(
  header: string,
  options: ColumnOptions & { min?: number; max?: number },
): Column<number> {
  return column('decimal', header, options, () => decimalParser(options));
}

/** A decimal that the cell may give as a bound or a range (C-92). */
export function boundedDecimal(
  header: string,
  options: ColumnOptions & { min: number; max: number },
): Column<Interval> {
  return column('decimal', header, options, () => boundedParser(options));
}

/** A length, in millimetres whatever the unit written. */
export function lengthInMm(header: string, options: ColumnOptions = {}): Column<number> {
  return column('decimal', header, options, lengthParser);
}

export function yesNo(header: string, options: ColumnOptions = {}): Column<boolean> {
  return column('yes_no', header, options, yesNoParser);
}

/** One code of a list. */
export function code<Code extends string>(
  header: string,
  list: CodeList<Code>,
  options: MarkOptions = {},
): Column<Code> {
  const parser = (): Parser<Code> =>
    codeParser<Code>(spellingsOf(list), options.marks, decidingOf(list), qualifiersOf(list));
  const spellings = Object.values<readonly string[]>(spellingsOf(list)).flat();
  return column('code', header, options, parser, [...spellings, ...Object.keys(options.marks ?? {})]);
}

/** Several codes of a list in one cell: "foie ; os / péritoine". */
export function codeSet<Code extends string>(
  header: string,
  list: CodeList<Code>,
  options: ColumnOptions = {},
): Column<readonly Code[]> {
  const parser = (): Parser<readonly Code[]> => codeSetParser<Code>(spellingsOf(list));
  return column(
    'code_list',
    header,
    options,
    parser,
    Object.values<readonly string[]>(spellingsOf(list)).flat(),
  );
}

export function icd10(header: string, options: ColumnOptions = {}): Column<string> {
  return column('code', header, options, icd10Parser);
}

export function ki67(header: string, options: ColumnOptions = {}): Column<Ki67> {
  return column('ki67', header, options, ki67Parser);
}

/** T, N and M with their prefix and edition. */
export function tnm(header: string, options: ColumnOptions = {}): Column<Tnm> {
  return column('tnm', header, options, tnmParser);
}

/** Histological grade, 1 to 3, as the pathologist wrote it (AP-21); it may be a span (C-92). */
export function grade(header: string, options: ColumnOptions = {}): Column<Span> {
  return column('integer', header, options, gradeParser);
}

/** CTCAE grade, 0 (absent) to 5. */
export function toxicityGrade(header: string, options: ColumnOptions = {}): Column<number> {
  return column('integer', header, options, toxicityGradeParser);
}

/** ECOG / WHO performance status, 0 to 4; may be a span (C-92). */
export function ecog(header: string, options: ColumnOptions = {}): Column<Span> {
  return column('integer', header, options, ecogParser);
}

/**
 * Free text that names drugs (C-14, C-90): parsed at reading, never kept (C-65). `mustName`: a cell without a known
 * drug has an unknown one (C-91). `saysGiven`: the drugs were given, not only proposed.
 */
export function treatment(
  header: string,
  { drugs, regimens, words = {} }: { drugs: AnyCodeList; regimens: Regimens; words?: OtherWords },
  options: ColumnOptions & Pick<TreatmentVocabulary, 'mustName' | 'saysGiven'> = {},
): Column<Treatment> {
  const { mustName = false, saysGiven = false } = options;
  return column('free_text', header, options, () =>
    treatmentParser({ drugs: spellingsOf(drugs), regimens, mustName, saysGiven, ...words }),
  );
}

/** Named combinations: the drugs and spellings of each. */
export type Regimens = Readonly<
  Record<string, { readonly drugs: readonly string[]; readonly spellings: readonly string[] }>
>;

function decidingOf<Code extends string>(list: CodeList<Code>): DecidingWords<Code> {
  const entries = Object.entries(list.entries) as [Code, CodeEntry][];
  const deciding = entries.flatMap(([name, entry]) =>
    entry.deciding === undefined ? [] : [[name, entry.deciding]],
  );
  return Object.fromEntries(deciding) as DecidingWords<Code>;
}

/** The qualifiers of a list; nothing when it declares none. */
function qualifiersOf<Code extends string>({
  entries,
  qualifying,
}: CodeList<Code>): Qualifiers<Code> | undefined {
  if (qualifying === undefined) return undefined;
  const { words, lookalikes = [], prefix } = qualifying;
  const all = Object.entries(entries) as [Code, CodeEntry][];
  const wordsOf = Object.fromEntries(all.map(([name, { beside }]) => [name, beside ?? []]));
  const prefixed = prefix === undefined ? {} : { prefix };
  return { words, wordsOf: wordsOf as Record<Code, readonly string[]>, lookalikes, ...prefixed };
}

function spellingsOf<Code extends string>(list: CodeList<Code>): Readonly<Record<Code, readonly string[]>> {
  const entries = Object.entries(list.entries) as [Code, { spellings: readonly string[] }][];
  return Object.fromEntries(entries.map(([name, entry]) => [name, entry.spellings])) as Record<
    Code,
    readonly string[]
  >;
}
