import { bisectLeft, max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { html, type Markup } from './html.ts';
import type { Language } from './language.ts';
import type { CurvePoint, Endpoint, Stratum } from './survival.ts';

/**
 * Curves use a square of 1000 units that is stretched over the plot with constant line width; texts are placed by
 * percentages. One drawing therefore fits every page width with letters of one size.
 */
const UNITS = 1000;
const PLOT_HEIGHT = 250;
const AXIS_HEIGHT = 44;
/** A line of the table: the name of the stratum, and below it its numbers. */
const RISK_LINE = 37;
const TICK_UNITS = 16;
/** Height of a bar on the axis, and from one to the next. */
const RANGE_UNITS = 22;
const RANGE_STEP = 30;
/** Least drawn width of a range. */
const LEAST_RANGE = 3;
/** Most ticks that a page of 360 px has room for. */
const MOST_TICKS = 9;
const TICK_MONTHS = [3, 6, 12, 24, 36, 60, 120];

export interface Chart {
  readonly endpoint: Endpoint;
  readonly strata: readonly Stratum[];
  /** Names the drawing in the page. */
  readonly id: string;
}

interface Scale {
  /** Months to units. */
  readonly x: (months: number) => number;
  /** Proportion to units, 1 on top. */
  readonly y: (survival: number) => number;
  readonly ticks: readonly number[];
  readonly lastMonth: number;
}

/** Kaplan-Meier curves above the table of the numbers at risk; a single stratum has its band and labels. */
export function curveChart({ endpoint, strata, id }: Chart, language: Language): Markup {
  const scale = scaleFor(strata);
  const isAlone = strata.length === 1;
  return html`<div class="chart">
<svg class="plot" height="${PLOT_HEIGHT + AXIS_HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-desc" data-months="${scale.lastMonth}">
<title id="${id}-title">${language.label(endpoint)}</title><desc id="${id}-desc">${inWords(strata, language)}</desc>
${axes(scale, language)}
<svg viewBox="0 0 ${UNITS} ${UNITS}" width="100%" height="${PLOT_HEIGHT}" preserveAspectRatio="none">
${strata.map((stratum) => html`<path class="band s${stratum.position}" d="${bandPath(stratum.curve, scale)}"/>`)}
${strata.map((stratum, row) => imputationRange(stratum, row, scale))}
${strata.map((stratum) => medianLine(stratum, scale))}
${strata.map((stratum) => curveOf(stratum, scale))}
</svg>
${strata.map((stratum) => targetMark(stratum, { scale, language, isAlone }))}
${isAlone && strata.map((stratum) => medianLabel(stratum, scale, language))}
</svg>
${riskTable(strata, scale, language)}
</div>`;
}

/** The x axis ends at the first tick at or after the last day of follow-up. */
function scaleFor(strata: readonly Stratum[]): Scale {
  const followed = max(strata, ({ curve }) => curve.at(-1)?.months ?? 0) ?? 0;
  const step = TICK_MONTHS.find((months) => followed / months <= MOST_TICKS - 1) ?? 120;
  const lastMonth = Math.max(step, Math.ceil(followed / step) * step);
  const ticks = Array.from({ length: Math.round(lastMonth / step) + 1 }, (_, index) => index * step);
  const months = scaleLinear([0, lastMonth], [0, UNITS]);
  const survival = scaleLinear([0, 1], [UNITS, 0]);
  return { x: (m) => round(months(m)), y: (s) => round(survival(s)), ticks, lastMonth };
}

function round(units: number): number {
  return Math.round(units * 100) / 100;
}

function percentOf(units: number): string {
  return `${round(units / 10)}%`;
}

function axes({ x, y, ticks }: Scale, { say, decimal }: Language): Markup {
  const levels = scaleLinear([0, 1], [0, 1]).ticks(4);
  const top = (level: number): number => round((y(level) / UNITS) * PLOT_HEIGHT);
  return html`<g class="axis">
${levels.map((level) => html`<line x1="0" x2="100%" y1="${top(level)}" y2="${top(level)}"/><text x="-8" y="${top(level) + 4}" text-anchor="end">${decimal(level * 100, 0)}</text>`)}
${ticks.map((tick) => html`<text x="${percentOf(x(tick))}" y="${PLOT_HEIGHT + 18}" text-anchor="middle">${tick}</text>`)}
<text class="title" x="-36" y="-18">${say('Patients sans évènement, %', 'Patients without event, %')}</text>
<text class="title" x="50%" y="${PLOT_HEIGHT + 38}" text-anchor="middle">${say('Mois', 'Months')}</text>
</g>`;
}

/** The step function from 100 % down, with a mark for each day with a censoring. */
function curveOf({ position, stratum, curve }: Stratum, { x, y }: Scale): Markup {
  const path = line<CurvePoint>(
    ({ months }) => x(months),
    ({ survival }) => y(survival),
  ).curve(curveStepAfter);
  const from: CurvePoint = { ...ORIGIN, at_risk: curve[0]?.at_risk ?? 0 };
  const ticks = curve
    .filter(({ censored }) => censored > 0)
    .map(({ months, survival }) => `M${x(months)},${y(survival) - TICK_UNITS}v${2 * TICK_UNITS}`);
  return html`<path class="curve s${position}" data-stratum="${stratum}" d="${path([from, ...curve])}"/><path class="censored s${position}" d="${ticks.join('')}"/>`;
}

const ORIGIN = { months: 0, events: 0, censored: 0, survival: 1, lower_95: null, upper_95: null };

/** The 95 % band, where there are limits; each step keeps them until the next one. */
function bandPath(curve: readonly CurvePoint[], { x, y }: Scale): string {
  const path = area<CurvePoint>()
    .x(({ months }) => x(months))
    .y0(({ lower_95 }) => y(lower_95 ?? 0))
    .y1(({ upper_95 }) => y(upper_95 ?? 0))
    .curve(curveStepAfter);
  const pieces: CurvePoint[][] = [];
  for (const [index, point] of curve.entries()) {
    const before = curve[index - 1];
    const hadLimits = before !== undefined && before.lower_95 !== null;
    if (hadLimits && point.lower_95 === null) {
      pieces.at(-1)?.push({ ...point, lower_95: before.lower_95, upper_95: before.upper_95 });
    }
    if (point.lower_95 === null) continue;
    if (!hadLimits) pieces.push([]);
    pieces.at(-1)?.push(point);
  }
  return pieces.map((piece) => path(piece) ?? '').join('');
}

/** From the half of the patients down to the median on the axis. */
function medianLine(stratum: Stratum, { x, y }: Scale): Markup | false {
  const median = drawnMedian(stratum);
  return (
    median !== null && html`<path class="median s${stratum.position}" d="M0,${y(0.5)}H${x(median)}V${y(0)}"/>`
  );
}

/** The median, unless the curve was cut before it. */
function drawnMedian({ median, curve }: Stratum): number | null {
  return median !== null && median <= (curve.at(-1)?.months ?? 0) ? median : null;
}

/** The range of the median on the axis over all imputed days (AP-27); open when one scenario has no median. */
function imputationRange(stratum: Stratum, row: number, { x, lastMonth }: Scale): Markup | false {
  const { range_from, range_to, is_range_open, position, median } = stratum;
  const isCut = median !== null && drawnMedian(stratum) === null;
  if (range_from === null || range_to === null || isCut) return false;
  const from = x(range_from);
  const width = Math.max(LEAST_RANGE, x(is_range_open ? lastMonth : Math.min(range_to, lastMonth)) - from);
  return html`<rect class="range s${position}" x="${from}" y="${UNITS - RANGE_UNITS - row * RANGE_STEP}" width="${round(width)}" height="${RANGE_UNITS}"/>`;
}

interface Marking {
  readonly scale: Scale;
  readonly language: Language;
  readonly isAlone: boolean;
}

/** The median that the study aimed at (AP-28): a lozenge on the line of the half. */
function targetMark(
  { target_months, position }: Stratum,
  { scale, language, isAlone }: Marking,
): Markup | false {
  if (target_months === null || target_months > scale.lastMonth) return false;
  const words = `${language.say('objectif', 'target')} ${language.decimal(target_months, 0)}`;
  return html`<svg class="target" x="${percentOf(scale.x(target_months))}" y="${PLOT_HEIGHT / 2}"><path class="s${position}" d="M0-6L6 0 0 6-6 0Z"/>${isAlone && html`<text x="10" y="-8">${words}</text>`}</svg>`;
}

function medianLabel(stratum: Stratum, { x }: Scale, { say, decimal }: Language): Markup | false {
  const median = drawnMedian(stratum);
  if (median === null) return false;
  const isRight = x(median) > 0.7 * UNITS;
  const words = `${say('médiane', 'median')} ${decimal(median, 1)}`;
  return html`<svg class="label" x="${percentOf(x(median))}" y="${PLOT_HEIGHT}"><text x="${isRight ? -6 : 6}" y="-12" text-anchor="${isRight ? 'end' : 'start'}">${words}</text></svg>`;
}

/** Number of subjects whose time is at least that of the tick. */
export function atRisk(curve: readonly CurvePoint[], month: number): number {
  const months = curve.map((point) => point.months);
  return curve[bisectLeft(months, month)]?.at_risk ?? 0;
}

function riskTable(strata: readonly Stratum[], { x, ticks }: Scale, language: Language): Markup {
  const { say, label, count } = language;
  const drawn = strata.filter(({ curve }) => curve.length > 0);
  const cell = ({ curve, isCut }: Stratum, tick: number): string =>
    isCut && atRisk(curve, tick) === 0 ? '' : count(atRisk(curve, tick));
  return html`<p class="risk-title">${say('Patients à risque', 'No. at risk')}</p>
<svg class="risk" height="${drawn.length * RISK_LINE}" role="table" aria-label="${say('Patients à risque, par mois', 'Number at risk, by month')}">
<g role="row" class="hidden"><text role="columnheader">${say('Groupe', 'Group')}</text>${ticks.map((tick) => html`<text role="columnheader">${tick}</text>`)}</g>
${drawn.map(
  (stratum, row) =>
    html`<g role="row" class="s${stratum.position}"><text role="rowheader" x="-36" y="${row * RISK_LINE + 14}">${label(stratum)}</text>${ticks.map((tick) => html`<text role="cell" x="${percentOf(x(tick))}" y="${row * RISK_LINE + 29}" text-anchor="middle">${cell(stratum, tick)}</text>`)}</g>`,
)}
</svg>`;
}

/** Description of the drawing for screen readers. */
function inWords(strata: readonly Stratum[], { say, label, decimal }: Language): string {
  return strata
    .map((stratum) => {
      const { median, median_lower_95: lower, median_upper_95: upper } = stratum;
      const time = (months: number | null): string =>
        months === null ? say('non atteinte', 'not reached') : decimal(months, 1);
      return say(
        `${label(stratum)} : médiane ${time(median)} mois, IC à 95 % ${time(lower)} à ${time(upper)}.`,
        `${label(stratum)}: median ${time(median)} months, 95% CI ${time(lower)} to ${time(upper)}.`,
      );
    })
    .join(' ');
}
