import type { Questions } from '../../../src/define/questions.ts';
import { cardiovascularRiskFactor } from '../../code-lists/index.ts';
import { toxicities } from './toxicities.ts';

/** The start and number of a line and of the index line decide which of them comes first (AP-17). */
const ORDER = ['started_on', 'line_number'] as const;
const LATER_TREATMENTS = [
  'has_later_ssa',
  'has_later_chemotherapy',
  'has_later_chemoembolization',
  'has_later_prrt',
  'has_later_targeted_therapy',
  'has_later_surgery',
  'has_later_supportive_care',
] as const;

const otherLine = (column: string) => ({ other_line: [column, ...ORDER], index_line: ORDER });
const later = (column: string) => ({ follow_up: [`has_later_${column}`] });
const indexResponse = { index_line: ['best_response'], index_imaging: ['response'] };
const retreatmentResponse = { retreatment: ['best_response'], retreatment_imaging: ['response'] };

/** A toxicity without an adverse event is a missing value of the index line. */
function events(terms: readonly string[]) {
  const columns = ['status', 'grade', 'attribution', 'has_dose_concession', 'has_treatment_started'];
  const rows = terms.map((term) => [`event.${term}`, columns]);
  return { index_line: ['line_number'], ...(Object.fromEntries(rows) as Record<string, string[]>) };
}

/** What the answers of the printed tables rest on: `make trace` and the doubts of a figure follow it. */
export const questions: Questions = {
  columns: {
    // Table 5
    sex: { patient: ['sex'] },
    place_of_care: { index_line: ['place_of_care'] },
    who: { presentation: ['ecog_status'] },
    who_le_2: { presentation: ['ecog_low', 'ecog_high'] },
    men1: { tumor: ['has_men1'] },
    cvrf: { presentation: ['has_cardiovascular_risk'] },
    ...Object.fromEntries(
      Object.keys(cardiovascularRiskFactor.entries).map((factor) => [
        `cvrf.${factor}`,
        { presentation: ['cardiovascular_risk_factor_count'] },
      ]),
    ),
    age_at_diagnosis: { tumor: ['age_at_diagnosis_years'] },
    // Table 6
    primary: { tumor: ['primary_site'] },
    primary_in_place: { presentation: ['is_primary_in_place'] },
    differentiation: { tumor: ['differentiation'] },
    ki67: { tumor: ['ki67_low', 'ki67_high'] },
    ki67_site: { tumor: ['ki67_specimen'] },
    ki67_highest: { tumor: ['ki67_highest_in'] },
    grade: { tumor: ['grade'] },
    secreting: { tumor: ['is_secreting'] },
    secretory_syndrome: { presentation: ['has_secretory_syndrome'] },
    synchronous: { tumor: ['has_synchronous_metastases'] },
    metachronous: { tumor: ['has_metachronous_metastases'] },
    metachronous_delay: { tumor: ['diagnosed_on', 'metastasized_on'] },
    metastatic_at_start: { presentation: ['has_metastases'] },
    multiple_sites: { presentation: ['metastatic_site_count'] },
    liver: { presentation: ['metastatic_site_count'] },
    tumor_size: { tumor: ['size_mm'] },
    mitoses: { tumor: ['mitoses_per_10_hpf'] },
    // Table 7
    prior: otherLine('modality'),
    prior_lines: otherLine('modality'),
    prior_ssa: otherLine('modality'),
    prior_chemo: otherLine('has_cytotoxic'),
    prior_prrt: otherLine('modality'),
    prior_tace: otherLine('modality'),
    prior_targeted: otherLine('modality'),
    prior_surgery: otherLine('modality'),
    surgery_target: { other_line: ['surgery_target'] },
    surgery_r0: { other_line: ['resection_margin'] },
    // Table 8
    progression_before: { index_line: ['progression_at_start'] },
    regimen: { index_line: ['regimen'] },
    concomitant_ssa: { index_line: ['has_concomitant_ssa'] },
    cycles: { index_line: ['cycles'] },
    stop: { index_line: ['stop_reason'] },
    after: { ...otherLine('modality'), follow_up: LATER_TREATMENTS },
    after_ssa: later('ssa'),
    after_chemo: later('chemotherapy'),
    after_tace: later('chemoembolization'),
    after_prrt: later('prrt'),
    after_targeted: later('targeted_therapy'),
    after_surgery: later('surgery'),
    after_supportive: later('supportive_care'),
    // Table 9
    response: indexResponse,
    orr: indexResponse,
    dcr: indexResponse,
    // Table 10
    ...Object.fromEntries(
      Object.entries(toxicities).flatMap(([attribution, terms]) => [
        ...terms.map((term) => [`${attribution}.${term}`, events([term])]),
        [`${attribution}.any`, events(terms)],
      ]),
    ),
    'bevacizumab.hypertension_treated': events(['hypertension']),
    'bevacizumab.treated_if_hypertensive': events(['hypertension']),
    'bevacizumab.stop': { index_line: ['stop_reason'] },
    // Survival
    died: { follow_up: ['is_dead'] },
    // Retreatment
    retreated: { combination_line: ['has_bevacizumab'] },
    'retreatment.regimen': { retreatment: ['regimen'] },
    'retreatment.response': retreatmentResponse,
    'retreatment.dcr': retreatmentResponse,
    'retreatment.progressing_at_start': { retreatment: ['progression_at_start'] },
    'retreatment.pr_first': indexResponse,
  },
  endpoints: {
    progressed: ['pfs'],
    died_after_progression: ['pfs', 'os'],
    os_event: ['os'],
    'retreatment.progressed': ['pfs_retreatment'],
    pfs: ['pfs'],
    os: ['os'],
    pfs_retreatment: ['pfs_retreatment'],
  },
};
