import type { Connection } from '../warehouse/open.ts';
import { html, type Markup } from './html.ts';
import { both, type Labelled, type Language } from './language.ts';

/** A state of `value_state`, or `no_row` when the patient has no such row. */
type State = string;

interface MatrixColumn extends Labelled {
  readonly table_name: string;
  readonly column_name: string;
}

interface Trend {
  readonly run_id: string;
  readonly started_at: string;
  readonly patients_loaded: number;
  /** NULL when the warehouse no longer has the details of that run. */
  readonly rows_read: number | null;
  readonly rows_rejected: number | null;
  readonly errors: number | null;
  readonly warnings: number | null;
  /** Missing values counted by the completeness checks of that run. */
  readonly gaps: number | null;
}

interface Call extends Labelled {
  readonly pseudonym: string;
  readonly endpoint_en: string;
  readonly endpoint_fr: string;
  readonly table_name: string;
  readonly column_name: string;
  readonly effect: string;
  readonly days_at_stake: number | null;
  readonly place_en: string | null;
  readonly place_fr: string | null;
}

export interface MissingData {
  readonly columns: readonly MatrixColumn[];
  readonly reasons: readonly (Labelled & { readonly code: string })[];
  readonly patients: readonly { readonly pseudonym: string; readonly states: readonly State[] }[];
  /** Included patients that the matrix has no room for. */
  readonly left_out: number;
  readonly calls: readonly Call[];
  readonly trend: readonly Trend[];
}

/** More rows than this are not read by eye, and would swell the page. */
const MOST_PATIENTS = 200;
const MOST_CALLS = 500;
const MOST_RUNS = 60;

/**
 * The rows of an included patient's entry into the study. Values of the tumor row are not asked again for the
 * fiche.
 */
const MATRIX = `
  WITH
  included AS (
    SELECT patient_key, patient_pseudonym
    FROM cohort_flow_patient
    JOIN dim_patient USING (patient_key)
    WHERE criterion = 'included'
    ORDER BY patient_pseudonym
    LIMIT ${MOST_PATIENTS}
  ),
  patient_row AS (
    SELECT patient_key, 'dim_patient' AS table_name, patient_key AS row_key FROM included
    UNION ALL
    SELECT patient_key, 'dim_tumor', tumor_key FROM included JOIN dim_tumor USING (patient_key) WHERE is_baseline
    UNION ALL
    SELECT patient_key, 'fact_presentation', presentation_key
    FROM included JOIN fact_presentation USING (patient_key)
    WHERE is_baseline
    UNION ALL
    SELECT patient_key, 'fact_line_of_therapy', line_key FROM included JOIN index_line USING (patient_key)
    UNION ALL
    SELECT patient_key, 'fact_follow_up', patient_key FROM included JOIN fact_follow_up USING (patient_key)
  ),
  answer AS (
    SELECT patient_key, table_name, column_name, state
    FROM patient_row
    JOIN value_state USING (table_name, row_key)
  ),
  asked AS (
    SELECT column_id, table_name, column_name
    FROM answer_column
    WHERE table_name IN (SELECT table_name FROM patient_row)
      AND NOT (
        table_name = 'fact_presentation'
        AND column_name IN (SELECT column_name FROM answer_column WHERE table_name = 'dim_tumor')
      )
  )
  SELECT patient_pseudonym AS pseudonym, table_name, column_name, COALESCE(state, 'no_row') AS state
  FROM included
  CROSS JOIN asked
  LEFT JOIN answer USING (patient_key, table_name, column_name)
  ORDER BY patient_pseudonym, column_id`;

const COLUMNS = `
  SELECT table_name, column_name, label_en, label_fr
  FROM answer_column
  JOIN data_dictionary ON object = table_name AND "column" = column_name
  ORDER BY column_id`;

const CALLS = `
  SELECT patient_pseudonym AS pseudonym, table_name, column_name, effect, days_at_stake,
    dictionary.label_en, dictionary.label_fr,
    COALESCE(study_endpoint.label_en, endpoint) AS endpoint_en,
    COALESCE(study_endpoint.label_fr, endpoint) AS endpoint_fr,
    place.label_en AS place_en, place.label_fr AS place_fr
  FROM missing_value_to_call
  JOIN dim_patient USING (patient_key)
  JOIN data_dictionary AS dictionary ON object = table_name AND "column" = column_name
  LEFT JOIN study_endpoint USING (endpoint)
  LEFT JOIN code_label AS place ON place.list = 'place_of_care' AND place.code = place_of_care
  ORDER BY days_at_stake IS NOT NULL, patient_pseudonym, table_name, column_name, endpoint
  LIMIT ${MOST_CALLS}`;

/** The runs of the warehouse, one or many. */
const TREND = `
  WITH
  counted AS (
    SELECT run_id, SUM(rows_read) AS rows_read, SUM(rows_rejected) AS rows_rejected
    FROM etl_row_count
    WHERE stage = 'load'
    GROUP BY run_id
  ),
  found AS (
    SELECT run_id, SUM(severity = 'error') AS errors, SUM(severity = 'warning') AS warnings
    FROM finding
    GROUP BY run_id
  ),
  missed AS (
    SELECT run_id, SUM(n_failed) AS gaps
    FROM check_count
    JOIN check_definition USING (check_name)
    WHERE category = 'completeness'
    GROUP BY run_id
  )
  SELECT run_id, started_at, patients_loaded, rows_read, rows_rejected, gaps,
    CASE WHEN rows_read IS NOT NULL THEN COALESCE(errors, 0) END AS errors,
    CASE WHEN rows_read IS NOT NULL THEN COALESCE(warnings, 0) END AS warnings
  FROM etl_run
  LEFT JOIN counted USING (run_id)
  LEFT JOIN found USING (run_id)
  LEFT JOIN missed USING (run_id)
  WHERE run_id IN (SELECT run_id FROM etl_run ORDER BY night DESC LIMIT ${MOST_RUNS})
  ORDER BY night`;

interface Cell {
  readonly pseudonym: string;
  readonly table_name: string;
  readonly column_name: string;
  readonly state: State;
}

/** Missing values of the included patients, the persons to call, and the earlier runs. */
export function readMissing(db: Connection): MissingData {
  const cells = db.prepare(MATRIX).all() as Cell[];
  const labels = db.prepare(COLUMNS).all() as MatrixColumn[];
  const byPatient = [...Map.groupBy(cells, ({ pseudonym }) => pseudonym)];
  const asked = byPatient[0]?.[1] ?? [];
  const included = db
    .prepare("SELECT COUNT(*) FROM cohort_flow_patient WHERE criterion = 'included'")
    .pluck()
    .get() as number;
  return {
    columns: asked.flatMap(({ table_name, column_name }) =>
      labels.filter((label) => label.table_name === table_name && label.column_name === column_name),
    ),
    reasons: db
      .prepare('SELECT code, label_en, label_fr FROM missing_reason ORDER BY reason_id')
      .all() as MissingData['reasons'],
    patients: byPatient.map(([pseudonym, own]) => ({ pseudonym, states: own.map(({ state }) => state) })),
    left_out: included - byPatient.length,
    calls: db.prepare(CALLS).all() as Call[],
    trend: db.prepare(TREND).all() as Trend[],
  };
}

/** One sign for each state: recognizable without color, and read aloud as one word. */
const SIGNS: Readonly<Record<State, string>> = {
  recorded: '\u00b7',
  imputed: '~',
  not_recorded: '\u25cb',
  unknown: '?',
  unreadable: '\u00d7',
  not_applicable: '/',
  conflicting: '!',
  no_row: '\u2205',
};

/** Name of a state as a style class. */
const CLASSES: Readonly<Record<State, string>> = {
  recorded: '',
  imputed: 'i',
  not_applicable: 'a',
};

const STATES: readonly (Labelled & { readonly code: State })[] = [
  { code: 'recorded', label_en: 'recorded', label_fr: 'renseigné' },
  { code: 'imputed', label_en: 'day imputed', label_fr: 'jour imputé' },
];
const NO_ROW = { code: 'no_row', label_en: 'no such record', label_fr: 'fiche absente' };

/** Patients by columns, once for both languages, because its cells are signs. */
export function matrix(data: MissingData, anchors: ReadonlyMap<string, string>): Markup {
  const { columns, patients, reasons } = data;
  if (patients.length === 0) return html``;
  const tables = [...Map.groupBy(columns, ({ table_name }) => table_name)];
  const firsts = new Set(tables.map(([, own]) => own[0]));
  const isMissing = (state: State): boolean =>
    state !== 'recorded' && state !== 'imputed' && state !== 'not_applicable';
  const missingIn = (index: number): number =>
    patients.filter(({ states }) => isMissing(states[index] ?? '')).length;
  const present = new Set(patients.flatMap(({ states }) => states));
  const legend = [...STATES, ...reasons, NO_ROW].filter(({ code }) => present.has(code));
  return html`<ul class="legend matrix-legend">${legend.map(
    ({ code, label_fr, label_en }) =>
      html`<li><span class="cell ${classOf(code)}" aria-hidden="true">${signOf(code)}</span>${both(label_fr, label_en)}</li>`,
  )}</ul>
<div class="scroll" tabindex="0" role="region" aria-labelledby="matrix-caption"><table class="matrix"><caption id="matrix-caption">${both(
    'Patients inclus, par colonne : référence, ligne index et suivi',
    'Included patients, by column: baseline, index line and follow-up',
  )}</caption>
<thead><tr><td></td>${tables.map(([table, own]) => html`<th scope="colgroup" colspan="${own.length}" class="first">${table.replace(/^[a-z]+_/, '')}</th>`)}<td></td></tr>
<tr><th scope="col">${both('Patient', 'Patient')}</th>${columns.map((column) => html`<th scope="col"${firsts.has(column) && html` class="first"`}><div>${both(column.label_fr, column.label_en)}</div></th>`)}<th scope="col"><div>${both('Manquants', 'Missing')}</div></th></tr></thead>
<tbody>${patients.map(
    ({
      pseudonym,
      states,
    }) => html`<tr><th scope="row"><a href="#${anchors.get(pseudonym)}">${shortName(pseudonym, anchors)}</a></th>${states.map((state) => html`<td class="${classOf(state)}">${signOf(state)}</td>`)}<td class="sum">${states.filter(isMissing).length}</td></tr>
`,
  )}</tbody>
<tfoot><tr><th scope="row">${both('Manquants', 'Missing')}</th>${columns.map((_, index) => html`<td class="sum">${missingIn(index) || ''}</td>`)}<td class="sum">${columns.reduce((sum, _, index) => sum + missingIn(index), 0)}</td></tr></tfoot></table></div>
${data.left_out > 0 && html`<p>${both(`${data.left_out} autres patients inclus : voir missing_value.`, `${data.left_out} more included patients: see missing_value.`)}</p>`}`;
}

function signOf(state: State): string {
  return SIGNS[state] ?? '?';
}

function classOf(state: State): string {
  return CLASSES[state] ?? 'm';
}

/** Short name of a patient outside the lists: as many first digits as make it unique. */
export function shortName(pseudonym: string, anchors: ReadonlyMap<string, string>): string {
  return anchors.get(pseudonym)?.replace('p-', '') ?? pseudonym;
}

/** Persons to call. Values that would make an endpoint computable come first. */
export function callList(
  { calls }: MissingData,
  anchors: ReadonlyMap<string, string>,
  { say, label, count }: Language,
): Markup {
  if (calls.length === 0) return html`<p>${say('Aucun appel à passer.', 'Nobody to call.')}</p>`;
  const effects: Readonly<Record<string, string>> = {
    computable: say('rend le critère calculable', 'makes the endpoint computable'),
    duration: say('change la durée', 'changes the duration'),
    answer: say('donne la réponse', 'gives the answer'),
    selection: say("décide de l'inclusion", 'decides on the inclusion'),
  };
  const endpointOf = (call: Call): string => say(call.endpoint_fr, call.endpoint_en);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('Appels à passer', 'Calls to make')}"><table class="figures calls"><caption>${say(
    `Valeurs à demander, une par une : ${count(calls.length)}`,
    `Values to ask for, one by one: ${count(calls.length)}`,
  )}</caption>
<thead><tr><th scope="col">Patient</th><th scope="col">${say('Valeur', 'Value')}</th><th scope="col">${say('Critère', 'Endpoint')}</th><th scope="col">${say('Effet', 'Effect')}</th><th scope="col">${say('Jours en jeu', 'Days at stake')}</th><th scope="col">${say('Lieu', 'Place')}</th></tr></thead>
<tbody>${calls.map(
    (
      call,
    ) => html`<tr><th scope="row"><a href="#${anchors.get(call.pseudonym)}">${shortName(call.pseudonym, anchors)}</a></th><td>${label(call)}</td><td>${endpointOf(call)}</td><td>${effects[call.effect] ?? call.effect}</td><td>${call.days_at_stake}</td><td>${say(call.place_fr ?? '', call.place_en ?? '')}</td></tr>
`,
  )}</tbody></table></div>`;
}

/** The runs of the warehouse, oldest first. */
export function trendTable({ trend }: MissingData, { say, count }: Language): Markup {
  const shownCount = (n: number | null): string => (n === null ? '\u2013' : count(n));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('Tendance', 'Trend')}"><table class="figures trend"><caption>${say('Au fil des nuits ; valeurs manquantes : contrôles de complétude', 'Run by run; missing values: completeness checks')}</caption>
<thead><tr><th scope="col">${say('Nuit', 'Run')}</th><th scope="col">Patients</th><th scope="col">${say('Valeurs manquantes', 'Missing values')}</th><th scope="col">${say('Lignes lues', 'Rows read')}</th><th scope="col">${say('Rejetées', 'Rejected')}</th><th scope="col">${say('Erreurs', 'Errors')}</th><th scope="col">${say('Avertissements', 'Warnings')}</th></tr></thead>
<tbody>${trend.map(
    (
      run,
    ) => html`<tr><th scope="row">${run.started_at.slice(0, 16).replace('T', ' ')}</th><td>${count(run.patients_loaded)}</td><td>${shownCount(run.gaps)}</td><td>${shownCount(run.rows_read)}</td><td>${shownCount(run.rows_rejected)}</td><td>${shownCount(run.errors)}</td><td>${shownCount(run.warnings)}</td></tr>
`,
  )}</tbody></table></div>`;
}
