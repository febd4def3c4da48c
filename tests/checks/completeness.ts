import {
  ADMINISTRATION,
  ANSWERED,
  ASSESSMENT,
  type Case,
  type Cases,
  followUp,
  LINE,
  line,
  PATIENT,
  presentation,
  set,
  TOXICITY,
  toxicity,
  tumor,
} from './case.ts';

interface Asked {
  readonly table: string;
  readonly key: string;
  readonly row: number;
}

const TUMOR: Asked = { table: 'dim_tumor', key: 'tumor_key', row: PATIENT };
const PERSON: Asked = { table: 'dim_patient', key: 'patient_key', row: PATIENT };
const FICHE: Asked = { table: 'fact_presentation', key: 'presentation_key', row: LINE };
const THERAPY: Asked = { table: 'fact_line_of_therapy', key: 'line_key', row: LINE };
const NEWS: Asked = { table: 'fact_follow_up', key: 'patient_key', row: PATIENT };
const EVENT: Asked = { table: 'fact_adverse_event', key: 'adverse_event_key', row: TOXICITY };
const CURE: Asked = { table: 'fact_administration', key: 'administration_key', row: ADMINISTRATION };
const IMAGING: Asked = { table: 'fact_response', key: 'response_key', row: ASSESSMENT };

/** An answer passes, a gap fails, one that does not apply is not asked for; `also` brings the row into the question. */
function answered({ table, key, row }: Asked, column: string, value: string | number, also = '1 = 1'): Case {
  const place = set(table, key, row);
  const bring = also === '1 = 1' ? '' : `${place(also)};`;
  const columnId = ANSWERED.findIndex(([t, c]) => t === table && c === column) + 1;
  const gap = `${bring}${place(`${column} = NULL`)}`;
  return {
    row,
    pass: [`${bring}${place(`${column} = '${value}'`)}`],
    fail: [gap],
    unexamined: [`${gap}; INSERT INTO missing_cell VALUES (${columnId}, ${row}, 4, '')`],
  };
}

export const COMPLETENESS: Cases = {
  check_patient_sex_missing: answered(PERSON, 'sex', 'male'),
  check_patient_birth_month_missing: answered(PERSON, 'birth_month', '1950-03'),
  check_tumor_site_missing: answered(TUMOR, 'primary_site', 'ileum'),
  check_tumor_differentiation_missing: answered(TUMOR, 'differentiation', 'well'),
  check_tumor_proof_missing: answered(TUMOR, 'has_histological_proof', 0),
  check_tumor_grade_missing: answered(TUMOR, 'grade', 1),
  check_tumor_ki67_missing: answered(TUMOR, 'ki67_low', 0),
  check_tumor_diagnosis_undated: answered(TUMOR, 'diagnosed_on', '2011-05-04'),
  check_metastases_undated: answered(
    TUMOR,
    'metastasized_on',
    '2011-05-04',
    'has_metachronous_metastases = 1',
  ),
  check_presentation_ecog_missing: answered(FICHE, 'ecog_status', 0),
  check_presentation_metastases_missing: answered(FICHE, 'has_metastases', 0),
  check_proposal_outcome_missing: answered(FICHE, 'is_carried_out', 0),
  check_line_start_missing: answered(THERAPY, 'started_on', '2012-02-02'),
  check_line_end_missing: answered(THERAPY, 'ended_on', '2012-09-02'),
  check_line_modality_missing: answered(THERAPY, 'modality', 'chemotherapy'),
  check_line_regimen_missing: answered(THERAPY, 'regimen', 'folfox'),
  check_line_stop_reason_missing: answered(THERAPY, 'stop_reason', 'progression'),
  check_line_cycles_missing: answered(THERAPY, 'cycles', 0),
  check_vital_status_missing: answered(NEWS, 'vital_status', 'alive'),
  check_last_news_missing: answered(NEWS, 'last_news_on', '2016-01-01'),
  check_death_undated: answered(NEWS, 'died_on', '2016-01-01', 'is_dead = 1'),
  check_progression_undated: answered(THERAPY, 'progressed_on', '2013-01-01', 'has_progression = 1'),
  check_toxicity_grade_missing: answered(EVENT, 'grade', 1),
  check_administered_drug_missing: answered(CURE, 'drug', 'oxaliplatin'),
  check_imaging_response_missing: answered(IMAGING, 'response', 'ne'),
  check_follow_up_missing: {
    row: PATIENT,
    pass: [followUp('vital_status = NULL')],
    fail: ['DELETE FROM fact_follow_up WHERE patient_key = 2'],
  },
  check_criterion_missing: {
    row: PATIENT,
    pass: [tumor("differentiation = 'poor'")],
    fail: [
      tumor('differentiation = NULL'),
      tumor('primary_site = NULL'),
      tumor('has_histological_proof = NULL'),
    ],
    unexamined: ['DELETE FROM proposed_patient WHERE patient_key = 2'],
  },
  check_included_not_analysed: {
    row: PATIENT,
    pass: ["UPDATE patient_flow SET criterion = 'analysed' WHERE patient_key = 2"],
    fail: ["UPDATE patient_flow SET criterion = 'not_analysed' WHERE patient_key = 2"],
    unexamined: ["UPDATE patient_flow SET criterion = 'not_carried_out' WHERE patient_key = 2"],
  },
  check_index_response_missing: {
    row: LINE,
    pass: ["UPDATE line_response SET best_response = 'ne' WHERE line_key = 21"],
    fail: [
      'UPDATE line_response SET best_response = NULL WHERE line_key = 21',
      'DELETE FROM line_response WHERE line_key = 21',
    ],
    unexamined: ['DELETE FROM study_patient WHERE patient_key = 2'],
  },
  check_toxicity_not_looked_for: {
    row: PATIENT,
    column: 'bevacizumab',
    pass: [
      "UPDATE patient_toxicity SET answer = 'no' WHERE patient_key = 2",
      "UPDATE patient_toxicity SET answer = 'missing' WHERE patient_key = 2 AND attribution = 'chemotherapy'",
    ],
    fail: ["UPDATE patient_toxicity SET answer = 'missing' WHERE patient_key = 2"],
  },
};

/** Rows out of the question by what they are. */
export const OUT_OF_QUESTION: Readonly<Record<string, string>> = {
  check_metastases_undated: tumor('has_metachronous_metastases = 0, metastasized_on = NULL'),
  check_proposal_outcome_missing: `${presentation('is_carried_out = NULL')};UPDATE study_proposal SET is_proposal = 0`,
  check_line_regimen_missing: line('has_cytotoxic = 0, regimen = NULL'),
  check_line_stop_reason_missing: line('has_cytotoxic = 0, stop_reason = NULL'),
  check_line_cycles_missing: line('has_cytotoxic = 0, cycles = NULL'),
  check_death_undated: followUp('is_dead = 0, died_on = NULL'),
  check_progression_undated: line('has_progression = 0, progressed_on = NULL'),
  check_toxicity_grade_missing: toxicity("status = 'missing', grade = NULL"),
};
