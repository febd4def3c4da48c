import { curveChart } from './curve-chart.ts';
import { html, type Markup } from './html.ts';
import type { Language } from './language.ts';
import type { Comparison, Endpoint, ImputedRange, Stratum } from './survival.ts';

/** Curves, tests and medians of every endpoint: all patients on the left, the subgroups on the right. */
export function curveSection(endpoints: readonly Endpoint[], language: Language): Markup {
  return html`${legendOfMarks(language)}
${endpoints.map((endpoint) => endpointFigures(endpoint, language))}`;
}

function endpointFigures(endpoint: Endpoint, language: Language): Markup {
  const { say, label, code } = language;
  const drawn = endpoint.strata.filter(({ curve }) => curve.length > 0);
  const all = drawn.filter(({ position }) => position === 0);
  const subgroups = drawn.filter(({ position }) => position > 0);
  const id = `curve-${code}-${endpoint.endpoint}`;
  return html`<section class="endpoint" aria-labelledby="${id}"><h3 id="${id}">${label(endpoint)}</h3>
<div class="pair">
${
  all.length > 0 &&
  html`<figure><figcaption>${say('Ensemble, bande de confiance à 95 %', 'All patients, with 95% confidence band')}</figcaption>
${legend(all, language)}
${curveChart({ endpoint, strata: all, id: `${id}-all` }, language)}</figure>`
}
${
  subgroups.length > 0 &&
  html`<figure><figcaption>${say('Par site du primitif', 'By primary site')}</figcaption>
${legend(subgroups, language)}
${curveChart({ endpoint, strata: subgroups, id: `${id}-subgroup` }, language)}
<ul class="tests">${endpoint.comparisons.map((test) => html`<li>${testInWords(test, language)}</li>`)}</ul></figure>`
}
</div>
${
  endpoint.strata.length > 0
    ? medianTable(endpoint, language)
    : html`<p>${say('Trop peu de patients pour être montrés.', 'Too few patients to be shown.')}</p>`
}
</section>
`;
}

function legend(strata: readonly Stratum[], { label }: Language): Markup {
  return html`<ul class="legend" aria-hidden="true">${strata.map(
    (stratum) =>
      html`<li><svg width="34" height="10"><path class="curve s${stratum.position}" d="M0,5H34"/></svg>${label(stratum)}</li>`,
  )}</ul>`;
}

function legendOfMarks({ say }: Language): Markup {
  return html`<ul class="legend marks">
<li><svg width="20" height="14" aria-hidden="true"><path class="curve s0" d="M0,7H20"/><path class="censored s0" d="M10,2v10"/></svg>${say('censure', 'censored')}</li>
<li><svg width="20" height="14" aria-hidden="true"><path class="median s0" d="M0,3H12V14"/></svg>${say('médiane', 'median')}</li>
<li><svg width="20" height="14" aria-hidden="true"><path class="censored s0" d="M0,12H20"/><rect class="range s0" x="3" y="5" width="14" height="6"/></svg>${say('où se situe la médiane selon les jours imputés', 'where the median lies over the imputed days')}</li>
<li><svg class="target" width="20" height="14" aria-hidden="true"><path class="s0" d="M10 1L16 7 10 13 4 7Z"/></svg>${say("objectif de l'étude", 'target of the study')}</li>
</ul>`;
}

/**
 * The range of a figure over the imputed days. Nothing when all scenarios print the same figure, or none has one
 * (AP-27). When only some have one, the range notes it.
 */
export function overImputedDays(
  value: number | null,
  { from, to, isOpen }: ImputedRange,
  print: (value: number) => string,
  { say }: Language,
): string {
  if (from === null || to === null) return '';
  const [least, most] = [print(from), print(to)];
  const printed = value === null ? null : print(value);
  if (!isOpen && least === printed && most === printed) return '';
  const gap = isOpen ? say(', non estimable dans certains cas', ', not estimable in some cases') : '';
  return say(
    ` (${least} à ${most} selon les jours imputés${gap})`,
    ` (${least} to ${most} over the imputed days${gap})`,
  );
}

/** `Log-rank P = 0.20 (0.19 to 0.23 over the imputed days)`, and on a line of its own the hazard ratio. */
function testInWords(test: Comparison, language: Language): Markup {
  const { say, label, p } = language;
  const names = test.groups.map(label);
  const equals = (value: number): string => (value < 0.001 ? p(value) : `= ${p(value)}`);
  const value =
    test.p_value === null
      ? say('test du log-rank impossible', 'no log-rank test can be made')
      : `${say('log-rank', 'log-rank')} P ${equals(test.p_value)}`;
  const range = overImputedDays(test.p_value, test.pRange, p, language);
  const hazard = hazardInWords(test, language);
  return html`${names.join(', ')}${say(' : ', ': ')}${value}${range}${hazard}`;
}

/** The hazard ratio with its limits and its range over the imputed days; false where no scenario has one. */
function hazardInWords(test: Comparison, language: Language): Markup | false {
  const { say, label, decimal } = language;
  const { hazard_ratio: ratio, hazard_lower_95: lower, hazard_upper_95: upper, hazardRange } = test;
  if (ratio === null && hazardRange.from === null) return false;
  const [reference, exposed] = test.groups.map(label);
  const print = (value: number): string => decimal(value, 2);
  const value = ratio === null ? say('non estimable', 'not estimable') : print(ratio);
  const limits = lower !== null && upper !== null && `${print(lower)}\u2013${print(upper)}`;
  return html`<br>${say(
    `risque relatif instantané (${exposed} / ${reference}) ${value}`,
    `hazard ratio (${exposed} vs ${reference}) ${value}`,
  )}${limits && say(` (IC à 95 % ${limits})`, ` (95% CI ${limits})`)}${overImputedDays(ratio, hazardRange, print, language)}`;
}

function medianTable(endpoint: Endpoint, language: Language): Markup {
  const { say, label, count } = language;
  const hasTarget = endpoint.strata.some(({ target_months }) => target_months !== null);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('Médianes', 'Medians')} ${label(endpoint)}"><table class="figures"><caption>${say('Médianes en mois (Kaplan-Meier, limites log-log ; NA : non atteinte)', 'Medians in months (Kaplan-Meier, log-log limits; NR: not reached)')}</caption>
<thead><tr><th scope="col">${say('Groupe', 'Group')}</th><th scope="col">n</th><th scope="col">${say('Évènements', 'Events')}</th><th scope="col">${say('Médiane (IC à 95 %)', 'Median (95% CI)')}</th><th scope="col">${say('Quartiles', 'Quartiles')}</th><th scope="col">${say('Selon les jours imputés', 'Over the imputed days')}</th>${hasTarget && html`<th scope="col">${say('Objectif', 'Target')}</th><th scope="col">${say('Verdict', 'Verdict')}</th>`}</tr></thead>
<tbody>${endpoint.strata.map(
    (
      row,
    ) => html`<tr><th scope="row">${label(row)}</th><td>${count(row.subjects)}</td><td>${row.isEventsHidden ? language.hidden : count(row.events ?? 0)}</td><td>${medianText(row, language)}</td><td>${quartiles(row, language)}</td><td>${rangeText(row, language)}</td>${hasTarget && html`<td>${row.target_months !== null && language.decimal(row.target_months, 0)}</td><td>${verdict(row, language)}</td>`}</tr>
`,
  )}</tbody></table></div>`;
}

/** `13.1 (5.8 to 21.6)`; `NR` when it is not reached. */
export function medianText(row: Stratum, language: Language): string {
  if (row.subjects === 0) return '\u2013';
  const { median, median_lower_95: lower, median_upper_95: upper } = row;
  const time = timeIn(language);
  return `${time(median)} (${time(lower)}${language.say(' à ', ' to ')}${time(upper)})`;
}

function quartiles(row: Stratum, language: Language): string {
  if (row.subjects === 0) return '\u2013';
  return `${timeIn(language)(row.q1)}\u2013${timeIn(language)(row.q3)}`;
}

function rangeText({ range_from: from, range_to: to, is_range_open }: Stratum, language: Language): string {
  if (from === null || to === null) return '\u2013';
  const time = timeIn(language);
  const isPoint = from === to && !is_range_open;
  return isPoint
    ? time(from)
    : `${time(from)}${language.say(' à ', ' to ')}${time(is_range_open ? null : to)}`;
}

function timeIn({ say, decimal }: Language): (months: number | null) => string {
  return (months) => (months === null ? say('NA', 'NR') : decimal(months, 1));
}

function verdict({ verdict, limits }: Stratum, { say }: Language): string {
  const words: Readonly<Record<string, string>> = {
    reached: say('atteint', 'reached'),
    not_reached: say('non atteint', 'not reached'),
    not_estimable: say('non estimable', 'not estimable'),
    above_target: say("intervalle au-dessus de l'objectif", 'interval above the target'),
    below_target: say("intervalle au-dessous de l'objectif", 'interval below the target'),
    undecided: say("l'intervalle contient l'objectif", 'interval holds the target'),
  };
  return verdict === null
    ? ''
    : [words[verdict] ?? verdict, words[limits ?? ''] ?? limits].join(say(' ; ', '; '));
}
