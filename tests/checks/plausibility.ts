import {
  ASSESSMENT,
  administration,
  assessment,
  type Case,
  type Cases,
  died,
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

type Place = (change: string) => string;

/** A number below and on its limit passes, above it fails; without one there is nothing to examine. */
function limited(
  row: number,
  column: string,
  place: Place,
  [below, on, above]: readonly number[],
  also = '',
): Case {
  const to = (value: number | undefined): string => place(`${column} = ${value}${also}`);
  return {
    row,
    pass: [to(below), to(on)],
    fail: [to(above)],
    unexamined: [place(`${column} = NULL${also}`)],
  };
}

const copyOf = (table: string, key: string, row: number, column = 'source_row_key'): string =>
  `CREATE TEMP TABLE copied AS SELECT * FROM ${table} WHERE ${key} = ${row};
   UPDATE temp.copied SET ${key} = 9999, ${column} = ${column};
   INSERT INTO ${table} SELECT * FROM temp.copied;
   DROP TABLE temp.copied`;

const day = (column: string, value: string): string =>
  `${column} = '${value}', ${column}_earliest = '${value}', ${column}_latest = '${value}'`;

const TRAITS = `sex = 'male', birth_month = '1950-01'`;
const twin = (change = ''): string =>
  [
    `UPDATE dim_patient SET ${TRAITS} WHERE patient_key IN (2, 5)`,
    "UPDATE dim_tumor SET primary_site = 'ileum', diagnosed_on = '2011-05-04' WHERE patient_key IN (2, 5)",
    change,
  ].join(';');

const UNIQUENESS: Cases = {
  check_patient_twice: {
    row: PATIENT,
    pass: [
      twin(tumor("diagnosed_on = '2011-05-05'")),
      twin(tumor("primary_site = 'pancreas'")),
      twin(patient("sex = 'female'")),
      twin(patient("birth_month = '1950-02'")),
    ],
    fail: [twin()],
    unexamined: [twin(tumor('diagnosed_on = NULL')), twin(patient('sex = NULL'))],
  },
  check_hospital_id_shared: {
    row: PATIENT,
    pass: ['SELECT 1', found('run', 'unknown_drug'), found('an-earlier-run', 'shared_hospital_id')],
    fail: [found('run', 'shared_hospital_id')],
  },
  check_presentation_twice: {
    row: LINE,
    pass: [
      'SELECT 1',
      `${copyOf('fact_presentation', 'presentation_key', LINE)};${presentation("presented_on = '2012-01-11'")}`,
    ],
    fail: [copyOf('fact_presentation', 'presentation_key', LINE)],
  },
  check_line_twice: {
    row: LINE,
    pass: ['SELECT 1', `${copyOf('fact_line_of_therapy', 'line_key', LINE)};${line("regimen = 'folfiri'")}`],
    fail: [copyOf('fact_line_of_therapy', 'line_key', LINE)],
    unexamined: [line('started_on = NULL')],
  },
  check_administration_twice: {
    row: 1,
    pass: [
      'SELECT 1',
      `${copyOf('fact_administration', 'administration_key', 1)};${administration("administered_on = '2012-02-03'")}`,
    ],
    fail: [copyOf('fact_administration', 'administration_key', 1)],
    unexamined: [administration('drug = NULL')],
  },
  check_imaging_contradicts: {
    row: ASSESSMENT,
    pass: [
      copyOf('fact_response', 'response_key', ASSESSMENT),
      `${copyOf('fact_response', 'response_key', ASSESSMENT)};${assessment("response = 'pd', assessed_on = '2012-06-02'")}`,
      `${copyOf('fact_response', 'response_key', ASSESSMENT)};${assessment("response = 'pd', modality = 'ct'")}`,
    ],
    fail: [`${copyOf('fact_response', 'response_key', ASSESSMENT)};${assessment("response = 'pd'")}`],
    unexamined: [assessment('response = NULL')],
  },
  check_toxicity_twice: {
    row: TOXICITY,
    pass: ['SELECT 1'],
    fail: [copyOf('fact_adverse_event', 'adverse_event_key', TOXICITY)],
    unexamined: [toxicity('line_key = NULL')],
  },
};

const ATEMPORAL: Cases = {
  check_age_implausible: {
    row: PATIENT,
    pass: [18, 50, 110].map((age) => tumor(`age_at_diagnosis_years = ${age}`)),
    fail: [17.9, 110.1].map((age) => tumor(`age_at_diagnosis_years = ${age}`)),
    unexamined: [tumor('age_at_diagnosis_years = NULL')],
  },
  check_sex_of_site: {
    row: PATIENT,
    pass: [
      icd('male', 'C50.1'),
      icd('male', 'C61'),
      icd('male', 'C59'),
      icd('female', 'C56'),
      icd('female', 'C64'),
    ],
    fail: [icd('male', 'C51.0'), icd('male', 'C58'), icd('female', 'C60.1'), icd('female', 'C63')],
    unexamined: [tumor('icd10_code = NULL')],
  },
  check_size_implausible: limited(PATIENT, 'size_mm', tumor, [299, 300, 301]),
  check_mitoses_implausible: limited(PATIENT, 'mitoses_per_10_hpf', tumor, [199, 200, 201]),
  check_cycles_implausible: limited(LINE, 'cycles', line, [59, 60, 61]),
  check_dose_implausible: {
    row: 1,
    pass: [1, 1999, 2000].map((mg) => administration(`drug = 'bevacizumab', dose_mg = ${mg}`)),
    fail: [0, 2001].map((mg) => administration(`drug = 'bevacizumab', dose_mg = ${mg}`)),
    unexamined: [administration('dose_mg = 2001'), administration("drug = 'bevacizumab', dose_mg = NULL")],
  },
  check_lines_many: {
    row: PATIENT,
    pass: [11, 12].map(linesInAll),
    fail: [linesInAll(13)],
    unexamined: ['DELETE FROM fact_line_of_therapy WHERE patient_key = 2'],
  },
  check_poor_of_low_grade: {
    row: PATIENT,
    pass: [tumor("differentiation = 'poor', grade = 3"), tumor("differentiation = 'well', grade = 1")],
    fail: [tumor("differentiation = 'poor', grade = 2"), tumor("differentiation = 'poor', grade = 1")],
    unexamined: [tumor("differentiation = 'poor', grade = NULL")],
  },
  check_synchronous_and_metachronous: {
    row: PATIENT,
    pass: [tumor('has_synchronous_metastases = 1, has_metachronous_metastases = 0')],
    fail: [tumor('has_synchronous_metastases = 1, has_metachronous_metastases = 1')],
    unexamined: [tumor('has_synchronous_metastases = 1, has_metachronous_metastases = NULL')],
  },
  check_metastases_contradict: {
    row: LINE,
    pass: [
      presentation('has_metastases = 0, metastatic_site_count = 0'),
      presentation('has_metastases = 0, metastatic_site_count = NULL'),
      presentation('has_metastases = 1, metastatic_site_count = 1'),
    ],
    fail: [presentation('has_metastases = 0, metastatic_site_count = 1')],
    unexamined: [presentation('has_metastases = NULL, metastatic_site_count = 1')],
  },
  check_risk_contradicts: {
    row: LINE,
    pass: [
      presentation('has_cardiovascular_risk = 0, cardiovascular_risk_factor_count = 0'),
      presentation('has_cardiovascular_risk = 1, cardiovascular_risk_factor_count = 1'),
    ],
    fail: [presentation('has_cardiovascular_risk = 0, cardiovascular_risk_factor_count = 1')],
    unexamined: [presentation('has_cardiovascular_risk = NULL, cardiovascular_risk_factor_count = 1')],
  },
  check_ecog_of_proposal: {
    ...limited(LINE, 'ecog_status', presentation, [1, 2, 3]),
    unexamined: [
      presentation('ecog_status = NULL'),
      `${presentation('ecog_status = 4')};UPDATE study_proposal SET is_proposal = 0`,
    ],
  },
  check_men1_of_midgut: {
    row: PATIENT,
    pass: [tumor("has_men1 = 1, primary_site = 'pancreas'")],
    fail: ['jejunum', 'ileum', 'appendix', 'caecum', 'colon', 'rectum', 'anus'].map((site) =>
      tumor(`has_men1 = 1, primary_site = '${site}'`),
    ),
    unexamined: [
      tumor("has_men1 = 0, primary_site = 'ileum'"),
      tumor("has_men1 = 1, primary_site = 'unknown'"),
    ],
  },
  check_surgery_without_surgery: {
    row: LINE,
    pass: [line("modality = 'surgery', surgery_target = 'primary'")],
    fail: [line("surgery_target = 'primary'"), line("resection_margin = 'r0'")],
    unexamined: [line("modality = 'surgery'"), line("modality = NULL, surgery_target = 'primary'")],
  },
  check_progression_unwritten: {
    row: LINE,
    pass: [line("stop_reason = 'progression', has_progression = 1")],
    fail: [
      line("stop_reason = 'progression', has_progression = 0"),
      line("best_response = 'pd', stop_reason = 'toxicity', has_progression = 0"),
    ],
    unexamined: [line("stop_reason = 'toxicity', best_response = 'sd', has_progression = 0")],
  },
  check_absent_toxicity_graded: {
    row: TOXICITY,
    pass: [toxicity("status = 'absent', grade = NULL")],
    fail: [toxicity("status = 'absent', grade = 1"), toxicity("status = 'missing', grade = 1")],
    unexamined: [toxicity("status = 'present', grade = 1")],
  },
  check_stopped_by_death_alive: {
    row: LINE,
    pass: [`${line("stop_reason = 'death'")};${followUp('is_dead = 1')}`],
    fail: [`${line("stop_reason = 'death'")};${followUp('is_dead = 0')}`],
    unexamined: [
      line("stop_reason = 'toxicity'"),
      `${line("stop_reason = 'death'")};DELETE FROM fact_follow_up`,
    ],
  },
  check_fatal_toxicity_alive: {
    row: TOXICITY,
    pass: [`${toxicity('grade = 5')};${followUp('is_dead = 1')}`],
    fail: [`${toxicity('grade = 5')};${followUp('is_dead = 0')}`],
    unexamined: [toxicity('grade = 4')],
  },
  check_day_heaping: {
    row: LINE,
    pass: ['2012-02-02', '2012-02-14', '2012-02-16', '2012-02-29'].map((at) => line(day('started_on', at))),
    fail: ['2012-02-01', '2012-02-15'].map((at) => line(day('started_on', at))),
    unexamined: [
      line("started_on = '2012-02-15', started_on_earliest = '2012-02-01', started_on_latest = '2012-02-29'"),
    ],
  },
  check_patient_not_linked: {
    row: PATIENT,
    pass: [patient('has_orbis_record = 1')],
    fail: [patient('has_orbis_record = 0')],
    unexamined: ["UPDATE etl_source_file SET status = 'superseded' WHERE source = 'orbis'"],
  },
  check_linked_by_traits: {
    row: PATIENT,
    pass: ['ipp', 'ipp_alone'].map((by) => patient(`orbis_linked_by = '${by}'`)),
    fail: [patient("orbis_linked_by = 'traits'")],
    unexamined: [patient('orbis_linked_by = NULL')],
  },
  check_line_from_hospital: {
    row: LINE,
    pass: [line("source = 'dcc'")],
    fail: [line("source = 'orbis'")],
  },
  check_start_conflict: conflicting(LINE, 'fact_line_of_therapy', 'started_on', line),
  check_progression_conflict: conflicting(LINE, 'fact_line_of_therapy', 'progressed_on', line),
  check_death_conflict: conflicting(PATIENT, 'fact_follow_up', 'died_on', followUp),
};

const TEMPORAL: Cases = {
  check_end_before_start: {
    row: LINE,
    pass: [
      line(`${day('started_on', '2012-02-20')}, ended_on = '2012-02-21'`),
      line(`${day('started_on', '2012-02-20')}, ended_on = '2012-02-20'`),
      `${line(`${day('started_on', '2012-02-20')}, ended_on = '2012-02-15'`)};${imputedEnd('2012-02-29')}`,
    ],
    fail: [
      line(`${day('started_on', '2012-02-20')}, ended_on = '2012-02-19'`),
      `${line(`${day('started_on', '2012-02-20')}, ended_on = '2012-02-19'`)};
        INSERT INTO partial_date VALUES (13, ${LINE}, '', 'month_year', 'month', '2012-02-15', '2012-02-01', '2012-02-29', 'dcc')`,
      `${line(`${day('started_on', '2012-02-20')}, ended_on = '2012-01-15'`)};${imputedEnd('2012-01-31')}`,
    ],
    unexamined: [line('ended_on = NULL')],
  },
  check_progression_before_start: {
    row: LINE,
    pass: ['2012-02-21', '2012-02-20'].map((at) =>
      line(`${day('started_on', '2012-02-20')}, ${day('progressed_on', at)}`),
    ),
    fail: [line(`${day('started_on', '2012-02-20')}, ${day('progressed_on', '2012-02-19')}`)],
    unexamined: [line('progressed_on = NULL, progressed_on_earliest = NULL, progressed_on_latest = NULL')],
  },
  check_line_after_death: afterDeath(LINE, (at) => line(day('started_on', at))),
  check_presentation_after_death: afterDeath(LINE, (at) => presentation(`presented_on = '${at}'`)),
  check_administration_after_death: afterDeath(1, (at) => administration(`administered_on = '${at}'`)),
  check_imaging_after_death: afterDeath(ASSESSMENT, (at) => assessment(`assessed_on = '${at}'`)),
  check_news_after_death: afterDeath(PATIENT, (at) => followUp(day('last_news_on', at))),
  check_death_before_diagnosis: {
    row: PATIENT,
    pass: ['2011-12-02', '2011-12-01'].map((at) => `${died(at)};${tumor("diagnosed_on = '2012-01-01'")}`),
    fail: [`${died('2011-11-30')};${tumor("diagnosed_on = '2012-01-01'")}`],
    unexamined: [`${died('2011-11-30')};${tumor('diagnosed_on = NULL')}`],
  },
  check_treatment_before_diagnosis: {
    row: PATIENT,
    pass: ['2011-12-02', '2011-12-01'].map(
      (at) => `${line(day('started_on', at))};${tumor("diagnosed_on = '2012-01-01'")}`,
    ),
    fail: [`${line(day('started_on', '2011-11-30'))};${tumor("diagnosed_on = '2012-01-01'")}`],
    unexamined: [
      tumor('diagnosed_on = NULL'),
      `${tumor("diagnosed_on = '2012-01-01'")};${line('started_on_latest = NULL')}`,
    ],
  },
  check_diagnosis_after_presentation: {
    row: LINE,
    pass: ['2012-01-31', '2012-02-01'].map((at) =>
      presentation(`presented_on = '2012-01-01', diagnosed_on = '${at}'`),
    ),
    fail: [presentation("presented_on = '2012-01-01', diagnosed_on = '2012-02-02'")],
    unexamined: [presentation('diagnosed_on = NULL')],
  },
  check_metastases_before_diagnosis: {
    row: PATIENT,
    pass: ['2011-12-02', '2011-12-01'].map((at) =>
      tumor(`diagnosed_on = '2012-01-01', metastasized_on = '${at}'`),
    ),
    fail: [tumor("diagnosed_on = '2012-01-01', metastasized_on = '2011-11-30'")],
    unexamined: [tumor("diagnosed_on = NULL, metastasized_on = '2011-11-30'")],
  },
  check_synchronous_late: {
    row: PATIENT,
    pass: ['2011-07-02', '2011-07-03'].map((at) => synchronous(at)),
    fail: [synchronous('2011-07-04')],
    unexamined: [`${synchronous('2011-07-04')};${tumor('has_synchronous_metastases = 0')}`],
  },
  // 60 months are 1826.25 days.
  check_line_long: {
    row: LINE,
    pass: ["'+1825 days'", "'+1826 days'"].map(lasting),
    fail: [lasting("'+1827 days'")],
    unexamined: [line('ended_on = NULL'), `${lasting("'+1827 days'")};${line('has_cytotoxic = 0')}`],
  },
  check_lines_overlap: {
    row: 13,
    pass: ['2014-02-09', '2014-02-10'].map(endOfIndexLine),
    fail: [endOfIndexLine('2014-02-11')],
    unexamined: [
      'UPDATE fact_line_of_therapy SET ended_on = NULL',
      'UPDATE fact_line_of_therapy SET has_cytotoxic = 0',
    ],
  },
  // 39 days and a month granted are 10 weeks.
  check_cycles_of_duration: {
    row: LINE,
    pass: [9, 10].map((cycles) => `${lasting("'+39 days'")};${line(`cycles = ${cycles}`)}`),
    fail: [
      `${lasting("'+39 days'")};${line('cycles = 11')}`,
      `${lasting("'+0 days'")};${line('cycles = 5')}`,
    ],
    unexamined: [`${lasting("'-1 days'")};${line('cycles = 11')}`, line('cycles = NULL')],
  },
  check_progression_free_after_death: {
    row: PATIENT,
    pass: ['days - 1', 'days'].map(progressionFree),
    fail: [progressionFree('days + 1')],
    unexamined: ["DELETE FROM time_to_event WHERE endpoint = 'os' AND patient_key = 2"],
  },
  check_news_before_treatment: {
    row: PATIENT,
    pass: ['2012-02-03', '2012-02-02'].map((at) => followUp(day('last_news_on', at))),
    fail: [followUp(day('last_news_on', '2012-02-01'))],
    unexamined: [followUp('last_news_on = NULL, last_news_on_earliest = NULL, last_news_on_latest = NULL')],
  },
  check_follow_up_stale: {
    row: PATIENT,
    pass: ['2016-05-01', '2016-04-30'].map((at) => followUp(day('last_news_on', at))),
    fail: [
      followUp(day('last_news_on', '2016-04-29')),
      followUp('last_news_on = NULL, last_news_on_earliest = NULL, last_news_on_latest = NULL'),
    ],
    unexamined: [followUp('is_dead = 1'), 'DELETE FROM study_patient WHERE patient_key = 2'],
  },
  check_drug_before_its_time: {
    row: LINE,
    pass: ['2004-01-02', '2004-01-01'].map((at) => line(day('started_on', at))),
    fail: [line(day('started_on', '2003-12-31'))],
    unexamined: [line(`${day('started_on', '2003-12-31')}, has_bevacizumab = 0`)],
  },
  check_meeting_on_weekend: {
    row: LINE,
    pass: ['2012-01-06', '2012-01-09'].map((at) => presentation(`presented_on = '${at}'`)),
    fail: ['2012-01-07', '2012-01-08'].map((at) => presentation(`presented_on = '${at}'`)),
  },
  check_fact_after_last_news: {
    row: PATIENT,
    pass: ['SELECT 1', 'DELETE FROM late_fact'],
    fail: [lateFact()],
    unexamined: [
      `${lateFact()};${followUp('last_news_on = NULL, last_news_on_earliest = NULL, last_news_on_latest = NULL')}`,
    ],
  },
  check_start_far_from_proposal: {
    row: LINE,
    pass: ['2012-07-01', '2012-07-02', '2011-07-02'].map(startedOn),
    fail: ['2012-07-03', '2011-07-01'].map(startedOn),
    unexamined: ['DELETE FROM study_patient WHERE patient_key = 2'],
  },
  check_date_after_extraction: {
    row: ASSESSMENT,
    pass: ['2017-06-09', '2017-06-10'].map((at) => assessment(`assessed_on = '${at}'`)),
    fail: [assessment("assessed_on = '2017-06-11'")],
    unexamined: ['DELETE FROM fact_response'],
  },
  check_extractions_apart: {
    row: 2,
    pass: ['2017-05-02', '2017-05-01'].map(stamped),
    fail: [stamped('2017-04-30')],
    unexamined: ["UPDATE etl_source_file SET status = 'superseded' WHERE file_key = 2"],
  },
};

function found(run: string, code: string): string {
  return `INSERT INTO finding (finding_key, run_id, severity, code, rule, message, patient_key)
    VALUES (900, '${run}', 'warning', '${code}', 'C-17', 'm', 2)`;
}

function lateFact(): string {
  return "INSERT INTO late_fact VALUES (2, 'fact_follow_up', 2, 'last_news_on')";
}

function icd(sex: string, code: string): string {
  return `${patient(`sex = '${sex}'`)};${tumor(`icd10_code = '${code}'`)}`;
}

function linesInAll(count: number): string {
  const more = Array.from(
    { length: count - 1 },
    (_, n) => `INSERT INTO fact_line_of_therapy
      (line_key, patient_key, line_number, source, has_bevacizumab, has_cytotoxic, has_progression, is_drug_line, is_concomitant, source_row_key)
      VALUES (${9000 + n}, 2, ${n + 2}, 'dcc', 0, 0, 0, 1, 0, 1)`,
  );
  return more.join(';');
}

function conflicting(row: number, table: string, column: string, place: Place): Case {
  const known = place(day(column, '2014-02-15'));
  const conflict = (other: string): string =>
    `${known};INSERT INTO source_conflict VALUES (1, '${table}', ${row}, '${other}', 'dcc', NULL, 'orbis', NULL, 'S-4', NULL)`;
  return {
    row,
    pass: [known, conflict('another_column')],
    fail: [conflict(column)],
    unexamined: [place(`${column} = NULL`)],
  };
}

function imputedEnd(latest: string): string {
  return `INSERT INTO partial_date
    SELECT column_id, ${LINE}, '', 'month_year', 'month', date('${latest}', 'start of month', '+14 days'), date('${latest}', 'start of month'), '${latest}', 'dcc'
    FROM answer_column WHERE column_name = 'ended_on'`;
}

/** Before the death and on its day passes; the day after fails. */
function afterDeath(row: number, on: (at: string) => string): Case {
  return {
    row,
    pass: ['2015-03-09', '2015-03-10'].map((at) => `${died('2015-03-10')};${on(at)}`),
    fail: [`${died('2015-03-10')};${on('2015-03-11')}`],
    unexamined: [on('2015-03-11')],
  };
}

/** 183 days after 2011-01-01 is 2011-07-03. */
function synchronous(at: string): string {
  return tumor(`has_synchronous_metastases = 1, diagnosed_on = '2011-01-01', metastasized_on = '${at}'`);
}

function lasting(duration: string): string {
  return line(`${day('started_on', '2012-02-02')}, ended_on = date('2012-02-02', ${duration})`);
}

/** The retreatment of patient 1 (line 13) starts on 2014-01-10, 31 days before 2014-02-10. */
function endOfIndexLine(at: string): string {
  return `UPDATE fact_line_of_therapy SET ended_on = '${at}' WHERE line_key = 12`;
}

function progressionFree(days: string): string {
  return `UPDATE time_to_event SET days = (
      SELECT ${days} FROM time_to_event WHERE endpoint = 'os' AND patient_key = 2
    ) WHERE endpoint = 'pfs' AND patient_key = 2`;
}

/** 183 days after 2012-01-01 is 2012-07-02; before, 2011-07-02. */
function startedOn(at: string): string {
  return `${presentation("presented_on = '2012-01-01'")};${line(day('started_on', at))}`;
}

/** The registry's stamp is 2017-06-01. */
function stamped(at: string): string {
  return `UPDATE etl_source_file SET stamp = '${at}T00:00' WHERE file_key = 2`;
}

export const PLAUSIBILITY: Cases = { ...UNIQUENESS, ...ATEMPORAL, ...TEMPORAL };
