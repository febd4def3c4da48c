import {
  ASSESSMENT,
  administration,
  type Case,
  type Cases,
  doctored,
  followUp,
  LINE,
  line,
  PATIENT,
  patient,
  presentation,
  TOXICITY,
  toxicity,
  tumor,
} from './case.ts';

/** The row of every record of the cohort, and another of its sheet. */
const ROW = 1;
const rows = (...outcomes: readonly string[]): string =>
  outcomes
    .map(
      (fate, index) =>
        `INSERT INTO source_row VALUES (${1000 + index}, 1, 'Suivi', ${10 + index}, '${fate}', NULL)`,
    )
    .join(';');
const graded = (grade: number): string =>
  tumor(
    `grade = ${grade}, grade_low = ${grade}, grade_high = ${grade}, ki67_low = 3, ki67_high = 3, mitoses_low = 5, mitoses_high = 5`,
  );
const sheet = (rejected: number, loaded: number): string =>
  rows(...Array(rejected).fill('rejected'), ...Array(loaded).fill('loaded'));
const orphans = (orphaned: number, others: number, footers = 0): string =>
  [
    sheet(orphaned, others),
    `UPDATE source_row SET fate_code = 'orphan_row' WHERE source_row_key BETWEEN 1000 AND ${999 + orphaned}`,
    ...Array.from(
      { length: footers },
      (_, index) =>
        `INSERT INTO source_row VALUES (${2000 + index}, 1, 'Suivi', ${2000 + index}, 'ignored', 'footer')`,
    ),
  ].join(';');
const timed = (change: string): string =>
  `UPDATE time_to_event SET ${change} WHERE endpoint = 'os' AND patient_key = 2`;

/** A date known to the day or the month passes or fails; one without a month is out of the question. */
function imputed(row: number, column: string, place: (change: string) => string): Case {
  const dates = (value: string, earliest: string, latest: string): string =>
    place(`${column} = ${value}, ${column}_earliest = '${earliest}', ${column}_latest = '${latest}'`);
  return {
    row,
    pass: [dates("'2014-02-15'", '2014-02-15', '2014-02-15')],
    fail: [
      dates("'2014-02-15'", '2014-02-01', '2014-02-28'),
      dates("'2014-02-15'", '2014-02-14', '2014-02-15'),
    ],
    unexamined: [dates('NULL', '2014-01-01', '2014-12-31')],
  };
}

const VALUE: Cases = {
  check_values_unreadable: {
    row: 6,
    pass: [
      "UPDATE missing_data_summary SET n = 100, unreadable = 4 WHERE column_name = 'grade'",
      "UPDATE missing_data_summary SET n = 100, unreadable = 5 WHERE column_name = 'grade'",
    ],
    fail: ["UPDATE missing_data_summary SET n = 100, unreadable = 6 WHERE column_name = 'grade'"],
    unexamined: ["UPDATE missing_data_summary SET n = 0 WHERE column_name = 'grade'"],
  },
  check_rows_rejected: {
    row: 1000,
    pass: [rows('loaded')],
    fail: [rows('rejected')],
    unexamined: [rows('ignored'), rows('superseded'), rows('duplicate')],
  },
  check_sheet_mostly_rejected: {
    row: 1000,
    pass: [sheet(9, 0), sheet(10, 11), sheet(11, 11), sheet(0, 1)],
    fail: [sheet(10, 0), sheet(12, 11)],
    unexamined: [rows('ignored')],
  },
  check_start_imputed: imputed(LINE, 'started_on', line),
  check_progression_imputed: imputed(LINE, 'progressed_on', line),
  check_death_imputed: imputed(PATIENT, 'died_on', followUp),
  check_last_news_imputed: imputed(PATIENT, 'last_news_on', followUp),
  check_start_year_only: {
    row: LINE,
    pass: [
      line("started_on = '2012-02-15', started_on_earliest = '2012-02-01', started_on_latest = '2012-02-29'"),
    ],
    fail: [line("started_on = NULL, started_on_earliest = '2012-01-01', started_on_latest = '2012-12-31'")],
    unexamined: [line('started_on = NULL, started_on_earliest = NULL, started_on_latest = NULL')],
  },
  check_regimen_unclassified: {
    row: LINE,
    pass: [line("regimen = 'folfiri'")],
    fail: [line("regimen = 'other'")],
    unexamined: [line('regimen = NULL'), line("regimen = 'other', has_cytotoxic = 0")],
  },
  check_toxicity_unclassified: {
    row: TOXICITY,
    pass: [toxicity("term = 'nausea'")],
    fail: [toxicity("term = 'other'")],
    unexamined: [toxicity("term = 'other', status = 'absent', grade = NULL")],
  },
  check_histology_unclassified: {
    row: PATIENT,
    pass: [tumor("histology = 'neuroendocrine_tumor'")],
    fail: [tumor("histology = 'other'")],
    unexamined: [tumor('histology = NULL')],
  },
  check_unlikely_icd10: {
    row: PATIENT,
    pass: ['C00', 'C25.4', 'D37.2', 'D48.9'].map((code) => tumor(`icd10_code = '${code}'`)),
    fail: ['B99', 'D49', 'D50.0', 'E34.0'].map((code) => tumor(`icd10_code = '${code}'`)),
    unexamined: [tumor('icd10_code = NULL')],
  },
};

const RELATIONAL: Cases = {
  check_orphan_rows: {
    row: 1000,
    // 1 of 21, 1 of 20, none; a footer is no row of the sheet.
    pass: [orphans(1, 20), orphans(1, 19), orphans(0, 1), orphans(2, 38)],
    fail: [orphans(1, 18), orphans(1, 18, 1), orphans(3, 38)],
  },
  check_toxicity_without_line: {
    row: TOXICITY,
    pass: [toxicity('line_key = 21')],
    fail: [toxicity('line_key = NULL')],
  },
  check_cytotoxic_without_line: {
    row: 1,
    pass: [administration('line_key = 21')],
    fail: [administration('line_key = NULL')],
    unexamined: [
      administration("line_key = NULL, drug = 'bevacizumab'"),
      administration('line_key = NULL, drug = NULL'),
    ],
  },
  check_line_of_other_patient: {
    row: ASSESSMENT,
    pass: [
      `UPDATE fact_response SET line_key = 21 WHERE response_key = ${ASSESSMENT};DELETE FROM fact_adverse_event`,
    ],
    fail: [
      `UPDATE fact_response SET line_key = 31 WHERE response_key = ${ASSESSMENT};DELETE FROM fact_adverse_event`,
    ],
    unexamined: ['DELETE FROM fact_adverse_event'],
  },
  check_baseline_tumor: {
    row: PATIENT,
    pass: [
      'SELECT 1',
      'INSERT INTO dim_tumor (tumor_key, patient_key, is_baseline, source_row_key) VALUES (900, 2, 0, 1)',
    ],
    fail: [
      tumor('is_baseline = 0'),
      'INSERT INTO dim_tumor (tumor_key, patient_key, is_baseline, source_row_key) VALUES (900, 2, 1, 1)',
    ],
  },
  check_baseline_presentation: {
    row: LINE,
    pass: ['SELECT 1'],
    fail: [
      presentation('is_baseline = 0'),
      'DELETE FROM study_proposal WHERE presentation_key = 21',
      'UPDATE study_proposal SET is_proposal = 0 WHERE presentation_key = 21',
      presentation('is_in_window = 0'),
      `INSERT INTO fact_presentation (presentation_key, patient_key, presented_on, is_in_window, is_baseline, has_bevacizumab, has_cytotoxic, source_row_key)
       VALUES (900, 2, '2012-03-01', 1, 1, 1, 1, 1)`,
    ],
    unexamined: ['DELETE FROM proposed_patient WHERE patient_key = 2'],
  },
  check_fact_on_unloaded_row: {
    row: ASSESSMENT,
    pass: ['DELETE FROM fact_adverse_event; SELECT 1'],
    fail: ['superseded', 'duplicate', 'ignored', 'rejected'].map(
      (fate) =>
        `DELETE FROM fact_adverse_event; UPDATE source_row SET fate = '${fate}' WHERE source_row_key = ${ROW}`,
    ),
    unexamined: ['DELETE FROM fact_adverse_event; DELETE FROM fact_response'],
  },
  check_subgroup_of_site: {
    row: PATIENT,
    pass: [
      tumor("primary_site = 'pancreas', subgroup = 'pancreas'"),
      tumor("primary_site = 'bronchus', subgroup = NULL"),
    ],
    fail: [
      tumor("primary_site = 'pancreas', subgroup = 'gi'"),
      tumor("primary_site = 'pancreas', subgroup = NULL"),
    ],
    unexamined: [tumor('primary_site = NULL')],
  },
  check_line_number_repeated: {
    row: 11,
    pass: ['SELECT 1'],
    fail: ['UPDATE fact_line_of_therapy SET line_number = 1 WHERE line_key = 12'],
  },
};

const COMPUTATIONAL: Cases = {
  check_flow_sums: {
    row: 5,
    pass: [
      'SELECT 1',
      doctored('cohort_flow', 'patients_out = 1, patients_left = patients_left - 1 WHERE step = 5'),
    ],
    fail: ['patients_left = patients_left + 1', 'patients_in = patients_in + 1', 'patients_out = -1'].map(
      (change) => doctored('cohort_flow', `${change} WHERE step = 5`),
    ),
  },
  check_flow_lists_patients: {
    row: 9,
    pass: ['SELECT 1'],
    fail: [
      doctored('cohort_flow', 'patients_left = patients_left + 1 WHERE step = 9'),
      `${doctored('cohort_flow_patient', 'step = step')}; DELETE FROM cohort_flow_patient WHERE step = 9 AND patient_key = 2`,
    ],
  },
  check_endpoint_days: {
    row: 'os 2',
    pass: ['SELECT 1', timed('days = 0, ended_on = started_on')],
    fail: [timed('days = days + 1'), timed("days = -1, ended_on = date(started_on, '-1 day')")],
  },
  check_endpoint_of_stranger: {
    row: 'os 2',
    pass: ['SELECT 1'],
    fail: ['DELETE FROM study_patient WHERE patient_key = 2'],
  },
  check_endpoint_after_cutoff: {
    row: 'os 2',
    pass: [timed("ended_on = '2017-04-29'"), timed("ended_on = '2017-04-30'")],
    fail: [timed("ended_on = '2017-05-01'")],
  },
  check_endpoint_bounds: {
    row: 'os 2',
    pass: ['SELECT 1', timed('ended_on = started_on')],
    fail: [timed("ended_on = date(ended_on, '+1 day')"), timed("started_on = date(started_on, '-1 day')")],
  },
  check_curve_rises: {
    row: 'pfs all log-log 1000',
    pass: ['survival = 0', 'survival = 0.9, at_risk = 10'].map(point),
    fail: ['survival = 1.1', 'survival = -0.1', 'survival = 1', 'at_risk = 1000'].map(point),
  },
  check_median_outside_limits: {
    row: 'pfs all log-log',
    pass: [
      'median = 5, median_lower_95 = 5, median_upper_95 = 5',
      'median = 5, median_lower_95 = NULL, median_upper_95 = NULL',
    ].map(summary),
    fail: [
      'median = 5, median_lower_95 = 5.1, median_upper_95 = 6',
      'median = 5, median_lower_95 = 4, median_upper_95 = 4.9',
    ].map(summary),
    unexamined: [summary('median = NULL')],
  },
  check_p_value_impossible: {
    row: 'pfs pancreas_gi',
    pass: ['p_value = 0, chi_square = 0', 'p_value = 1, chi_square = 9'].map(test),
    fail: ['p_value = 1.1', 'p_value = -0.1', 'p_value = 0.5, chi_square = -1'].map(test),
    unexamined: [test('p_value = NULL')],
  },
  check_proportion_outside_limits: {
    row: 'retreatment all',
    pass: ['clopper_lower_95 = proportion, wilson_upper_95 = proportion'].map(proportion),
    fail: [
      'successes = trials + 1',
      'clopper_lower_95 = proportion + 0.1',
      'clopper_upper_95 = proportion - 0.1',
      'wilson_lower_95 = proportion + 0.1',
      'wilson_upper_95 = proportion - 0.1',
    ].map(proportion),
    unexamined: [proportion('trials = 0')],
  },
  check_response_parts: {
    row: 'all',
    pass: ['SELECT 1', "UPDATE response_rate SET n = n + 1, missing = missing + 1 WHERE stratum = 'all'"],
    fail: ['n = n + 1', 'missing = missing - 1', 'orr_n = orr_n + 1', 'dcr_n = dcr_n + 1'].map(
      (change) => `UPDATE response_rate SET ${change} WHERE stratum = 'all'`,
    ),
  },
  check_table_above_whole: {
    row: 'sex male all',
    pass: ['n = denominator', 'n = denominator - 1'].map(tableRow),
    fail: [tableRow('n = denominator + 1')],
    unexamined: [tableRow('percent = NULL')],
  },
  check_grade_disagrees: {
    row: PATIENT,
    pass: [graded(2)],
    fail: [graded(1)],
    unexamined: [
      tumor('grade = NULL'),
      tumor('ki67_low = NULL, ki67_high = NULL, mitoses_low = NULL, mitoses_high = NULL'),
    ],
  },
  // Born in the month of 1950-01-15: 41.00 years on 1991-01-15, and 61 days are two twelfths of a year.
  check_age_disagrees: {
    row: PATIENT,
    pass: [age(41), age(41.16), age(40.84)],
    fail: [age(41.17), age(40.83)],
    unexamined: [`${age(41)};${patient('birth_month = NULL')}`, tumor('age_at_diagnosis_years = NULL')],
  },
  check_death_contradicts_status: {
    row: PATIENT,
    pass: [followUp("vital_status = 'dead', is_dead = 1"), followUp("vital_status = 'alive', is_dead = 0")],
    fail: [
      followUp("vital_status = 'alive', is_dead = 1"),
      followUp("vital_status = 'lost_to_follow_up', is_dead = 1"),
      followUp("vital_status = 'dead', is_dead = 0"),
    ],
    unexamined: [followUp('vital_status = NULL, is_dead = 1')],
  },
  check_site_count: {
    row: LINE,
    pass: [sites(0), sites(1, 'liver'), sites(2, 'liver', 'bone')],
    fail: [sites(0, 'liver'), sites(2, 'liver')],
    unexamined: [presentation('metastatic_site_count = NULL')],
  },
  check_printed_figure_differs: {
    row: 'flow.analysed',
    pass: ['equal', 'rounding', 'erratum'].map(verdict),
    fail: ['different'].map(verdict),
  },
};

function point(change: string): string {
  return (
    doctored('kaplan_meier', 'days = days WHERE 0') +
    `; DELETE FROM kaplan_meier WHERE endpoint = 'pfs' AND stratum = 'all';
    INSERT INTO kaplan_meier (endpoint, stratum, conf_type, days, at_risk, survival)
    VALUES ('pfs', 'all', 'log-log', 10, 10, 0.9), ('pfs', 'all', 'log-log', 1000, 2, 0.2);
    UPDATE kaplan_meier SET ${change} WHERE days = 1000 AND endpoint = 'pfs' AND stratum = 'all'`
  );
}

function summary(change: string): string {
  return doctored(
    'survival_summary',
    `${change} WHERE endpoint = 'pfs' AND stratum = 'all' AND conf_type = 'log-log'`,
  );
}

function test(change: string): string {
  return doctored('log_rank', `${change} WHERE endpoint = 'pfs' AND comparison = 'pancreas_gi'`);
}

function proportion(change: string): string {
  return doctored('proportion', `${change} WHERE item = 'retreatment' AND stratum = 'all'`);
}

function tableRow(change: string): string {
  return doctored('table_row', `${change} WHERE section = 'sex' AND item = 'male' AND stratum = 'all'`);
}

function age(years: number): string {
  return `${patient("birth_month = '1950-01'")};
    ${tumor(`diagnosed_on = '1991-01-15', age_at_diagnosis_years = ${years}`)}`;
}

function sites(count: number, ...listed: readonly string[]): string {
  const inserted = listed.map((site) => `INSERT INTO bridge_metastatic_site VALUES (${LINE}, '${site}')`);
  return [presentation(`metastatic_site_count = ${count}`), ...inserted].join(';');
}

function verdict(code: string): string {
  return `UPDATE published_comparison SET verdict = '${code}' WHERE id = 'flow.analysed'`;
}

export const CONFORMANCE: Cases = { ...VALUE, ...RELATIONAL, ...COMPUTATIONAL };
