import type { Mask } from '../disclosure/mask.ts';
import { countKey } from '../disclosure/printed-keys.ts';
import { curveCuts, EVENTS, SUBJECTS } from '../disclosure/survival-counts.ts';
import type { Connection } from '../warehouse/open.ts';
import type { Labelled } from './language.ts';

/** A day with a step of the curve or a censoring, as in `kaplan_meier`. Months and proportions. */
export interface CurvePoint {
  readonly months: number;
  readonly at_risk: number;
  readonly events: number;
  readonly censored: number;
  readonly survival: number;
  readonly lower_95: number | null;
  readonly upper_95: number | null;
}

/** One stratum of one endpoint: its curve and statistics. Times in months, NULL when not reached. */
export interface Stratum extends Labelled {
  readonly stratum: string;
  /** Place among the strata: 0 is all patients. Decides color and dashes. */
  readonly position: number;
  readonly subjects: number;
  readonly events: number | null;
  readonly isEventsHidden: boolean;
  readonly median: number | null;
  readonly median_lower_95: number | null;
  readonly median_upper_95: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly target_months: number | null;
  readonly verdict: string | null;
  readonly limits: string | null;
  /** Least and greatest median over the imputation scenarios (AP-27); `is_range_open` when one has no median. */
  readonly range_from: number | null;
  readonly range_to: number | null;
  readonly is_range_open: 0 | 1;
  readonly curve: readonly CurvePoint[];
  /** True when the end of the curve is not shown, because few patients remain. */
  readonly isCut: boolean;
}

/**
 * Least and greatest figure over the imputation scenarios (AP-27); NULL when none has one, open when one has none.
 */
export interface ImputedRange {
  readonly from: number | null;
  readonly to: number | null;
  readonly isOpen: boolean;
}

/** A test between strata of one endpoint (AP-24), with p value and hazard ratio over the imputation scenarios. */
export interface Comparison {
  readonly comparison: string;
  /** Strata compared, the reference of the hazard ratio first. */
  readonly groups: readonly Labelled[];
  readonly p_value: number | null;
  readonly hazard_ratio: number | null;
  readonly hazard_lower_95: number | null;
  readonly hazard_upper_95: number | null;
  readonly pRange: ImputedRange;
  readonly hazardRange: ImputedRange;
}

type Test = Omit<Comparison, 'groups' | 'pRange' | 'hazardRange'>;

type StratumRow = Omit<Stratum, 'curve' | 'isEventsHidden' | 'isCut'> & { readonly endpoint: string };

export interface Endpoint extends Labelled {
  readonly endpoint: string;
  readonly strata: readonly Stratum[];
  readonly comparisons: readonly Comparison[];
}

const STRATA = `
  WITH
  median_range AS (
    SELECT endpoint, subject AS stratum, MIN(value) AS range_from, MAX(value) AS range_to,
      COUNT(value) < COUNT(*) AS is_range_open
    FROM imputation_bounds
    WHERE statistic = 'median'
    GROUP BY endpoint, subject
  )
  SELECT s.endpoint, s.stratum, survival_stratum.position, s.subjects, s.events,
    s.median, s.median_lower_95, s.median_upper_95, s.q1, s.q3, target_months, verdict, limits,
    range_from, range_to, COALESCE(is_range_open, 0) AS is_range_open,
    COALESCE(label_en, 'All patients') AS label_en, COALESCE(label_fr, 'Ensemble') AS label_fr
  FROM survival_summary AS s
  JOIN survival_stratum USING (stratum)
  LEFT JOIN code_subgroup ON code = s.stratum
  LEFT JOIN target_verdict USING (endpoint, stratum)
  LEFT JOIN median_range USING (endpoint, stratum)
  WHERE conf_type = 'log-log'
  ORDER BY s.endpoint, survival_stratum.position`;

const CURVES = `
  SELECT endpoint, stratum, months, at_risk, events, censored, survival, lower_95, upper_95
  FROM kaplan_meier
  WHERE conf_type = 'log-log'
  ORDER BY endpoint, stratum, months`;

const COMPARISONS = `
  SELECT endpoint, comparison, p_value, hazard_ratio, hazard_lower_95, hazard_upper_95
  FROM log_rank
  ORDER BY endpoint, comparison DESC`;

const RANGES = `
  SELECT endpoint, subject AS comparison, statistic, MIN(value) AS "from", MAX(value) AS "to",
    COUNT(value) < COUNT(*) AS is_open
  FROM imputation_bounds
  WHERE statistic <> 'median'
  GROUP BY endpoint, subject, statistic`;

const GROUPS = `
  SELECT comparison, subgroup, label_en, label_fr
  FROM study_comparison
  JOIN code_subgroup ON code = subgroup
  ORDER BY comparison, study_comparison.position`;

/** Every endpoint with its strata, curves and tests. A stratum hidden for its size has no curve and no figures. */
export function readSurvival(db: Connection, mask: Mask): Endpoint[] {
  const strata = db.prepare(STRATA).all() as StratumRow[];
  const points = db.prepare(CURVES).all() as (CurvePoint & { endpoint: string; stratum: string })[];
  const curves = Map.groupBy(points, ({ endpoint, stratum }) => `${endpoint} ${stratum}`);
  const tests = db.prepare(COMPARISONS).all() as (Test & { endpoint: string })[];
  const rangeOf = readRanges(db);
  const compared = db.prepare(GROUPS).all() as (Labelled & { comparison: string; subgroup: string })[];
  const groupsOf = Map.groupBy(compared, ({ comparison }) => comparison);
  const endpoints = db.prepare('SELECT endpoint, label_en, label_fr FROM study_endpoint ORDER BY position');

  return (endpoints.all() as (Labelled & { endpoint: string })[]).map((row) => {
    const own = strata.filter(
      ({ endpoint, stratum, subjects }) =>
        endpoint === row.endpoint &&
        subjects >= mask.least &&
        !mask.isHidden(countKey(endpoint, SUBJECTS, stratum)),
    );
    const shown = cutStrata(own, curves, mask);
    const isTold = (comparison: string): boolean =>
      (groupsOf.get(comparison) ?? []).every(({ subgroup }) =>
        shown.some(({ stratum }) => stratum === subgroup),
      );
    return {
      ...row,
      strata: shown,
      comparisons: tests
        .filter(({ endpoint, comparison }) => endpoint === row.endpoint && isTold(comparison))
        .map((test) => ({
          ...test,
          groups: groupsOf.get(test.comparison) ?? [],
          pRange: rangeOf(row.endpoint, test.comparison, 'p_value'),
          hazardRange: rangeOf(row.endpoint, test.comparison, 'hazard_ratio'),
        })),
    };
  });
}

/** The range of each statistic of each comparison; an absent one has no figure in any scenario. */
function readRanges(db: Connection): (...key: string[]) => ImputedRange {
  const rows = db.prepare(RANGES).all() as (Omit<ImputedRange, 'isOpen'> & {
    endpoint: string;
    comparison: string;
    statistic: string;
    is_open: number;
  })[];
  const ranges = new Map(
    rows.map(({ endpoint, comparison, statistic, from, to, is_open }) => [
      [endpoint, comparison, statistic].join(' '),
      { from, to, isOpen: is_open === 1 },
    ]),
  );
  return (...key) => ranges.get(key.join(' ')) ?? { from: null, to: null, isOpen: true };
}

/** The shown strata of one endpoint with their curves, each up to where few patients remain. */
function cutStrata(
  shown: readonly StratumRow[],
  curves: ReadonlyMap<string, readonly (CurvePoint & { stratum: string })[]>,
  { least, isHidden }: Mask,
): Stratum[] {
  const endpoint = shown[0]?.endpoint ?? '';
  const names = new Set(shown.map(({ stratum }) => stratum));
  const points = [...curves].filter(([key]) => key.startsWith(`${endpoint} `)).flatMap(([, own]) => own);
  const cuts = curveCuts(points, names, least);
  return shown.map((row) => {
    const whole = curves.get(`${endpoint} ${row.stratum}`) ?? [];
    const cut = cuts.get(row.stratum) ?? Number.POSITIVE_INFINITY;
    const curve = whole.filter(({ months }) => months < cut);
    const isEventsHidden = isHidden(countKey(endpoint, EVENTS, row.stratum));
    // A curve that is drawn to its end shows how many events it has.
    const isWithheld = isEventsHidden && curve.length === whole.length;
    return { ...row, isEventsHidden, isCut: least > 0, curve: isWithheld ? [] : curve };
  });
}
