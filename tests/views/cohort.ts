import { LOOKED_FOR } from './study.ts';
import { INDEX, type PatientSpec, PROPOSAL, SURGERY } from './warehouse.ts';

const RESPONSES = ['cr', 'pr', 'sd', 'pd', 'ne', null];
const SITES = [
  { primary_site: 'pancreas', subgroup: 'pancreas' },
  { primary_site: 'ileum', subgroup: 'gi' },
  { primary_site: 'unknown', subgroup: 'other' },
];

/** A few dozen patients in which every table, answer and endpoint occurs, some of them missing. */
export const COHORT: readonly PatientSpec[] = Array.from({ length: 36 }, (_, k) => patient(k));

function patient(k: number): PatientSpec {
  const day = String(1 + (k % 28)).padStart(2, '0');
  const isOperated = k % 3 === 0;
  const isRetreated = k % 4 === 0;
  return {
    patient: { sex: k % 2 === 0 ? 'male' : 'female', has_orbis_record: k % 2 === 0 ? 1 : 0 },
    tumor: {
      ...SITES[k % 3],
      grade: (k % 3) + 1,
      ki67_low: k,
      ki67_high: k,
      size_mm: 10 + k,
      age_at_diagnosis_years: 40 + k,
    },
    presentations: [{ ...PROPOSAL, has_cardiovascular_risk: 1, has_metastases: 1, ecog_status: k % 4 }],
    lines: [
      ...(isOperated
        ? [{ ...SURGERY, start: '2010-05', surgery_target: 'primary', resection_margin: 'r0' }]
        : []),
      {
        ...INDEX,
        start: k % 5 === 0 ? '2012-02' : `2012-02-${day}`,
        progression: k % 2 === 0 ? `2013-03-${day}` : null,
        best_response: RESPONSES[k % 6] ?? null,
        regimen: 'folfox',
        cycles: k,
        stop_reason: 'therapeutic_break',
        progression_at_start: 'yes',
      },
      ...(isRetreated
        ? [{ ...INDEX, start: '2014-01-10', progression: `2014-09-${day}`, regimen: 'folfiri' }]
        : []),
    ],
    events: Object.values(LOOKED_FOR)
      .flat()
      .map((term, n) => ({
        term,
        line: isOperated ? 2 : 1,
        grade: ((k + n) % 4) + 1,
        attribution: 'both',
        has_dose_concession: 0,
      })),
    responses: [{ assessed_on: '2012-06-01', response: 'sd' }],
    followUp: k % 3 === 0 ? { news: '2015-01-01', death: `2015-06-${day}` } : { news: '2016-01-01' },
  };
}
