import { daysBetween } from '../cell/calendar.ts';
import type { Pipeline } from '../define/study.ts';
import { ANSWERS } from '../warehouse/answers.ts';
import type { Answer, TumorRecord } from '../warehouse/record.ts';
import { missing, stated, withOrigin } from './answer.ts';
import type { Presentation, TumorAnswers } from './presentation.ts';

/** The site of a tumor with an unknown primary. */
const UNKNOWN_PRIMARY = 'unknown';

/** The patient's birth, for the age at diagnosis; in memory only. */
export interface Birth {
  readonly day: string | null;
  /** The row of the birth date. */
  readonly rowId: number;
}

interface Described {
  readonly presentation: Presentation;
  readonly answers: DescribedAnswers;
}

type DescribedAnswers = TumorAnswers & { readonly primary_site: Answer<string> };

/** The cells of a presentation that describe the tumor: their field, and the columns of each. */
const CELLS = columnsByCell();

function columnsByCell(): readonly (readonly [string, readonly (keyof DescribedAnswers)[]])[] {
  const { subgroup: _, age_at_diagnosis_years: __, ...described } = ANSWERS.dim_tumor;
  const fields = new Map<string, (keyof DescribedAnswers)[]>();
  for (const [column, { presentation }] of Object.entries(described)) {
    fields.set(presentation, [...(fields.get(presentation) ?? []), column as keyof DescribedAnswers]);
  }
  return [...fields];
}

/**
 * Returns one tumor for each primary site in the fiches up to the cut-off (C-16). The baseline presentation
 * describes the tumor of its site, the latest presentation any other. Gaps are filled from the nearest earlier
 * presentation of the same tumor, then from the nearest later one (AP-7, C-15).
 */
export function tumorRecords(
  presentations: readonly Presentation[],
  baseline: Presentation | null,
  birth: Birth,
  pipeline: Pipeline,
): readonly TumorRecord[] {
  const described = presentations
    .filter(({ day }) => day <= pipeline.study.cutoff)
    .map((presentation) => ({
      presentation,
      answers: { ...presentation.tumor, primary_site: presentation.site },
    }));
  const main = described.find(({ presentation }) => presentation === baseline) ?? described.at(-1);
  if (main === undefined) return [];
  const mainSite = filled(main, described).primary_site.value;
  const sites = new Set(described.flatMap(({ presentation }) => presentation.site.value ?? []));
  const others = [...sites].filter((site) => site !== mainSite).sort();
  return [mainSite, ...others].flatMap((site) => {
    const anchor =
      site === mainSite ? main : described.findLast(({ answers }) => answers.primary_site.value === site);
    if (anchor === undefined) return [];
    const same = described.filter((one) => describesSite(one, site));
    return [tumorRecord(anchor, filled(anchor, same), site === mainSite, birth, pipeline)];
  });
}

/** A presentation with another known site is about another tumor. */
function describesSite({ answers }: Described, site: string | null): boolean {
  const named = answers.primary_site.value;
  return named === null || site === null || named === site || [named, site].includes(UNKNOWN_PRIMARY);
}

function tumorRecord(
  anchor: Described,
  answers: DescribedAnswers,
  isBaseline: boolean,
  birth: Birth,
  pipeline: Pipeline,
): TumorRecord {
  return {
    rowId: anchor.presentation.read.row.rowId,
    columns: { is_baseline: isBaseline },
    answers: {
      ...answers,
      subgroup: subgroupOf(answers.primary_site, pipeline),
      age_at_diagnosis_years: ageAt(answers.diagnosed_on, birth, anchor.presentation.read.row.rowId),
    },
  };
}

/**
 * The answers of the anchor, with gaps filled from the nearest earlier, then the nearest later presentation. The
 * columns of one cell stay together: a bound is an answer, and is not replaced by an exact value of another
 * presentation.
 */
function filled(anchor: Described, described: readonly Described[]): DescribedAnswers {
  const position = described.indexOf(anchor);
  const nearest =
    position < 0 ? [] : [...described.slice(0, position).reverse(), ...described.slice(position + 1)];
  const answers: Record<string, Answer<unknown>> = { ...anchor.answers };
  for (const [field, columns] of CELLS) {
    const isAnswered = (one: Described): boolean =>
      columns.some((column) => one.answers[column].value !== null);
    const other = isAnswered(anchor) ? undefined : nearest.find(isAnswered);
    if (other === undefined) continue;
    const { rowId } = other.presentation.read.row;
    for (const column of columns) {
      answers[column] = { ...other.answers[column], origin: [{ how: 'fallback', rowId, field }] };
    }
  }
  return answers as DescribedAnswers;
}

function subgroupOf(site: Answer<string>, { primarySites }: Pipeline): Answer<string> {
  if (site.value === null) return missing(site.missing.reason);
  const subgroup = primarySites.entries[site.value]?.subgroup ?? null;
  // A primary outside the digestive tract is in no subgroup of the study (C-12, AP-19).
  const answer = subgroup === null ? missing('not_applicable') : stated(subgroup);
  return withOrigin(answer, ...(site.origin ?? []));
}

/**
 * Age at diagnosis in years (AP-22), to one decimal: an exact age next to the date of diagnosis would reveal the
 * day of birth (S-2).
 */
function ageAt(diagnosed: Answer<string>, birth: Birth, ownRow: number): Answer<number> {
  if (diagnosed.value === null || birth.day === null) return missing('not_recorded');
  const days = daysBetween(birth.day, diagnosed.value);
  if (days < 0) return missing('conflicting');
  const rowId = diagnosed.origin?.[0]?.rowId ?? ownRow;
  return withOrigin(
    stated(Math.round((days / 365.25) * 10) / 10),
    { how: 'derived', rowId, field: 'diagnosed_on' },
    { how: 'derived', rowId: birth.rowId, field: 'birth_date' },
  );
}
