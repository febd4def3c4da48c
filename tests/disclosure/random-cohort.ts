import { LOOKED_FOR } from '../views/study.ts';
import { INDEX, type PatientSpec, PROPOSAL, SURGERY } from '../views/warehouse.ts';

/** A cohort that the seed decides: sizes from a handful to a few dozen, answers that are rare or missing. */
export function randomCohort(size: number, seed: number): PatientSpec[] {
  let state = seed;
  // The generator of Park and Miller.
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const pick = <T>(...values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const often = (share: number): 0 | 1 => (random() < share ? 1 : 0);
  const patient = (): PatientSpec => {
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
    const site = pick(
      { primary_site: 'pancreas', subgroup: 'pancreas' },
      { primary_site: 'pancreas', subgroup: 'pancreas' },
      { primary_site: 'ileum', subgroup: 'gi' },
      { primary_site: 'ileum', subgroup: 'gi' },
      often(0.3) ? { primary_site: 'unknown', subgroup: 'other' } : { primary_site: 'ileum', subgroup: 'gi' },
    );
    const isOperated = often(0.4) === 1;
    const progression = often(0.7) ? `2013-0${1 + Math.floor(random() * 9)}-${day}` : null;
    return {
      patient: { sex: pick('male', 'female', 'female', null), has_orbis_record: often(0.6) },
      tumor: {
        ...site,
        differentiation: often(0.95) ? 'well' : 'poor',
        has_men1: pick(0, 0, 0, 1, null),
        grade: pick(1, 2, 2, 3, null),
        has_synchronous_metastases: pick(0, 1, 1, null),
      },
      presentations: [
        {
          ...PROPOSAL,
          ...(often(0.15) ? { has_bevacizumab: 0 } : {}),
          is_in_window: often(0.95),
          has_cardiovascular_risk: pick(0, 1, 1, 1),
          has_metastases: pick(0, 1, 1, 1, 1, 1),
          metastatic_site_count: pick(1, 2, 3),
          ecog_status: pick(0, 0, 1, 1, 2, 3, null),
        },
      ],
      lines: [
        ...(isOperated
          ? [
              {
                ...SURGERY,
                start: '2010-05',
                surgery_target: pick('primary', 'both'),
                resection_margin: 'r0',
              },
            ]
          : []),
        ...(often(0.92)
          ? [
              {
                ...INDEX,
                start: often(0.95) ? `2012-02-${day}` : null,
                progression,
                best_response: pick('cr', 'pr', 'pr', 'sd', 'sd', 'sd', 'pd', 'ne', null),
                regimen: pick('folfox', 'folfiri', 'fluoropyrimidine'),
                stop_reason: pick('progression', 'progression', 'toxicity', 'death', null),
                progression_at_start: pick('yes', 'yes', 'no', null),
              },
            ]
          : []),
        ...(often(0.25) ? [{ ...INDEX, start: '2014-01-10', regimen: 'folfiri', best_response: 'sd' }] : []),
      ],
      events: Object.values(LOOKED_FOR)
        .flat()
        .filter(() => often(0.4))
        .map((term) => ({
          term,
          line: isOperated ? 2 : 1,
          grade: pick(1, 2, 3),
          attribution: 'both',
          has_dose_concession: 0,
        })),
      followUp: often(0.3) ? { news: '2015-01-01', death: `2015-06-${day}` } : { news: '2016-01-01' },
    };
  };
  return Array.from({ length: size }, patient);
}
