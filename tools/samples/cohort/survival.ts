/**
 * Just enough survival analysis for the search to measure its progress: product-limit quantiles and the two-group
 * log-rank. R's `survival` judges what the search finds (tests/cohort).
 */

export interface Subject {
  readonly days: number;
  readonly isEvent: boolean;
}

export interface Step {
  readonly days: number;
  readonly survival: number;
}

/** The product-limit curve: one step for each day with an event. */
export function curve(subjects: readonly Subject[]): Step[] {
  const sorted = [...subjects].sort((a, b) => a.days - b.days);
  const steps: Step[] = [];
  let survival = 1;
  let i = 0;
  while (i < sorted.length) {
    const days = (sorted[i] as Subject).days;
    const atRisk = sorted.length - i;
    let events = 0;
    for (; i < sorted.length && (sorted[i] as Subject).days === days; i++)
      if ((sorted[i] as Subject).isEvent) events++;
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    steps.push({ days, survival });
  }
  return steps;
}

export interface Crossing {
  /** Day on which survival falls below the level; undefined where it never does. */
  readonly days: number | undefined;
  /** Distance of the curve to the level where it comes nearest: 0 means a flat at exactly the level. */
  readonly clearance: number;
}

/** Where the curve crosses a level. */
export function crossing(steps: readonly Step[], level: number): Crossing {
  let clearance = 1;
  let days: number | undefined;
  for (const step of steps) {
    clearance = Math.min(clearance, Math.abs(step.survival - level));
    if (days === undefined && step.survival <= level) days = step.days;
  }
  return { days, clearance };
}

/** Chi-square of the unweighted log-rank test of two groups (hypergeometric variance). */
export function logRank(first: readonly Subject[], second: readonly Subject[]): number {
  const sorted = [...first, ...second].sort((a, b) => a.days - b.days);
  const isFirst = new Set(first);
  let atRisk = sorted.length;
  let firstAtRisk = first.length;
  let excess = 0;
  let variance = 0;
  for (let i = 0; i < sorted.length; ) {
    const days = (sorted[i] as Subject).days;
    const n = atRisk;
    const n1 = firstAtRisk;
    let dead = 0;
    for (; i < sorted.length && (sorted[i] as Subject).days === days; i++) {
      const subject = sorted[i] as Subject;
      atRisk--;
      if (isFirst.has(subject)) firstAtRisk--;
      if (!subject.isEvent) continue;
      dead++;
      if (isFirst.has(subject)) excess++;
    }
    excess -= (dead * n1) / n;
    if (n > 1) variance += (dead * n1 * (n - n1) * (n - dead)) / (n * n * (n - 1));
  }
  return variance === 0 ? 0 : excess ** 2 / variance;
}

/** p value of a chi-square with one degree of freedom (Abramowitz and Stegun 7.1.26; error below 2e-7). */
export function pValue(chiSquare: number): number {
  const x = Math.sqrt(chiSquare / 2);
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return series * Math.exp(-x * x);
}
