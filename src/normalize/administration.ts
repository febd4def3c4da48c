import { daysBetween } from '../cell/calendar.ts';
import { compareText } from '../core/compare-text.ts';
import type { StagedRow } from '../staging/row.ts';
import type { ReadRow } from './cell.ts';

/** One molecule given on one day. */
export interface Administration {
  readonly read: ReadRow<'administration'>;
  /** ISO day. */
  readonly day: string;
  /** Drug codes: one, or none when the molecule is in no list. */
  readonly drugs: readonly string[];
}

/** Everything that was given on one day. */
export interface TreatmentDay {
  readonly day: string;
  /**
   * Administrations that belong to the treatment of the day: drugs that count, accompanying drugs, and unknown
   * molecules.
   */
  readonly administrations: readonly Administration[];
  /** Cytotoxic and targeted drugs, sorted, at least one (C-70). */
  readonly drugs: readonly string[];
}

/** The role of a drug class in the lines of therapy (C-70). */
export interface DrugRoles {
  /** Cytotoxic and targeted drugs: they decide which line a day belongs to. */
  readonly counts: (drug: string) => boolean;
  /** Supportive drugs: given with a line, never the reason for one. */
  readonly accompanies: (drug: string) => boolean;
}

/** Returns the given administrations, ordered by day. */
export function administrationsOf(rows: readonly ReadRow<'administration'>[]): readonly Administration[] {
  return rows
    .map((read) => ({
      read,
      day: read.cells.administered_on.value?.value ?? '',
      drugs: read.cells.molecule.value?.proposed ?? [],
    }))
    .sort(byDayThenKey);
}

/** Groups administrations by day, in order. A day without a drug that counts is left out (C-70). */
export function treatmentDaysOf(
  administrations: readonly Administration[],
  { counts, accompanies }: DrugRoles,
): readonly TreatmentDay[] {
  const belongs = ({ drugs }: Administration): boolean =>
    drugs.every((drug) => counts(drug) || accompanies(drug));
  return [...Map.groupBy(administrations, ({ day }) => day)].flatMap(([day, given]) => {
    const drugs = [...new Set(given.flatMap((one) => one.drugs.filter(counts)))].sort();
    return drugs.length === 0 ? [] : [{ day, administrations: given.filter(belongs), drugs }];
  });
}

/** Returns the longest distance in days between two treatment days that follow one another; 0 for fewer than two. */
export function longestPause(days: readonly TreatmentDay[]): number {
  const pauses = days.slice(1).map(({ day }, index) => daysBetween(days[index]?.day ?? day, day));
  return Math.max(0, ...pauses);
}

interface Dated {
  readonly day: string;
  readonly read: { readonly row: StagedRow };
}

/** Orders rows of one day by the hash of their key: the order of the export decides nothing. */
export function byDayThenKey(a: Dated, b: Dated): number {
  return compareText(a.day, b.day) || compareText(a.read.row.keyHash ?? '', b.read.row.keyHash ?? '');
}
