/**
 * The printed figures of a study, as declared: groups of one place and one total, with questions, which have
 * answers. The id of a figure is group, question and answer joined by dots.
 */
export interface Print {
  readonly groups: readonly PrintedGroup[];
  readonly errata: readonly PrintedErratum[];
}

export interface PrintedGroup {
  /** Where in the print. */
  readonly place: string;
  /** Beginning of the ids. */
  readonly id: string;
  /** Number of patients that the percentages refer to. */
  readonly of?: number;
  /** Unit of a figure that is not a count. */
  readonly unit?: string;
  readonly figures: Readonly<Record<string, PrintedQuestion>>;
}

/** Label and answers. A figure without a question of its own has its number next to its label. */
export type PrintedQuestion = readonly [label: string, Printed | Readonly<Record<string, Printed>>];

/**
 * A count; a count with its printed percentage; or, as text with its printed decimals, a value.
 */
export type Printed = number | readonly [n: number, percent: number] | string;

export interface PrintedErratum {
  readonly id: string;
  readonly kind: 'misprint' | 'contradiction' | 'remark';
  /** The computed value that replaces the printed one. */
  readonly value?: number;
  readonly percent?: number;
  readonly arithmetic: string;
  /** The same in French. */
  readonly arithmeticFr: string;
}

/** A row of `published_figure`. */
export interface PublishedFigure {
  readonly id: string;
  readonly label: string;
  readonly kind: 'count' | 'value';
  readonly value: number;
  readonly percent: number | null;
  readonly denominator: number | null;
  readonly unit: string | null;
  readonly decimals: number;
  readonly place: string;
  readonly note: string | null;
}

/** A row of `published_erratum`. */
export interface PublishedErratum {
  readonly id: string;
  readonly kind: PrintedErratum['kind'];
  readonly corrected_value: number | null;
  readonly corrected_percent: number | null;
  readonly arithmetic: string;
  readonly arithmetic_fr: string;
}

/** Declares a print. */
export function print(declaration: Print): Print {
  return declaration;
}

/** The printed figures, one row each, in declared order. */
export function publishedFigures({ groups }: Print): PublishedFigure[] {
  return groups.flatMap((group) =>
    Object.entries(group.figures).flatMap((entry) => questionFigures(group, ...entry)),
  );
}

/** The printing errors, one row each. */
export function publishedErrata({ errata }: Print): PublishedErratum[] {
  return errata.map(({ id, kind, value = null, percent = null, arithmetic, arithmeticFr }) => ({
    id,
    kind,
    corrected_value: value,
    corrected_percent: percent,
    arithmetic,
    arithmetic_fr: arithmeticFr,
  }));
}

function questionFigures(
  group: PrintedGroup,
  question: string,
  [label, figures]: PrintedQuestion,
): PublishedFigure[] {
  const id = [group.id, question].filter((part) => part !== '').join('.');
  if (isPrinted(figures)) return [figure(group, id, label, figures)];
  return Object.entries(figures).map(([answer, printed]) => {
    return figure(group, `${id}.${answer}`, `${label}: ${answer.replaceAll('_', ' ')}`, printed);
  });
}

function isPrinted(figures: PrintedQuestion[1]): figures is Printed {
  return typeof figures !== 'object' || Array.isArray(figures);
}

function figure(group: PrintedGroup, id: string, label: string, printed: Printed): PublishedFigure {
  const common = { id, label, place: group.place, note: null };
  if (typeof printed === 'string') {
    const decimals = printed.split('.')[1]?.length ?? 0;
    const value = { kind: 'value', value: Number(printed), unit: group.unit ?? null, decimals } as const;
    return { ...common, ...value, percent: null, denominator: null };
  }
  const [n, percent] = typeof printed === 'number' ? [printed, null] : printed;
  const denominator = percent === null ? null : (group.of ?? null);
  return { ...common, kind: 'count', value: n, percent, denominator, unit: null, decimals: 0 };
}
