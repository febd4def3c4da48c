import type { Pipeline } from '../define/study.ts';
import type { StudyParameter } from '../warehouse/declared-tables.ts';

/** Window, treatment, distances and thresholds as rows of `study_parameter`: what views read instead of literals. */
export function studyParameters({ study, sources }: Pipeline): StudyParameter[] {
  const { window, cutoff, indexTreatment, rules, thresholds } = study;
  const registry = sources.find((source) => source.role === 'registry');
  const rows: readonly (readonly [string, string | number, string, string])[] = [
    ['window_from', window.from, 'AP-1', 'first day of the meetings, included'],
    ['window_to', window.to, 'AP-1', 'last day of the meetings, included'],
    ['cutoff', cutoff, 'AP-2', 'what is dated later has not happened for the analysis'],
    ['index_drug', indexTreatment.drug, 'AP-4', 'the drug under study'],
    ['index_with_class', indexTreatment.withClass, 'AP-4', 'class of the drugs that it is combined with'],
    ['registry_source', registry?.name ?? '', 'C-8', 'the source whose numbers give the order of lines'],
    ['course_gap_days', rules.courseGapDays, 'S-3', 'administrations further apart are two courses'],
    ['course_claim_days', rules.courseClaimDays, 'S-3', 'a course this near refines a line'],
    ['progression_conflict_days', rules.progressionConflictDays, 'C-1', 'two progressions this near are one'],
    [
      'adverse_event_grace_days',
      rules.adverseEventGraceDays,
      'C-22',
      'an event this late belongs to the line',
    ],
    ['response_grace_days', rules.responseGraceDays, 'C-20', 'an imaging this late tells the response'],
    ['bevacizumab_toxicity_grade', thresholds.bevacizumabToxicityGrade, 'AP-14', 'least grade that counts'],
    ['chemotherapy_toxicity_grade', thresholds.chemotherapyToxicityGrade, 'AP-15', 'least grade that counts'],
    ['treated_hypertension_grade', thresholds.treatedHypertensionGrade, 'AP-14', 'least grade when treated'],
    ['ki67_middle_from', thresholds.ki67Middle.from, 'AP-20', 'middle class of Ki67 in percent, included'],
    ['ki67_middle_to', thresholds.ki67Middle.to, 'AP-20', 'middle class of Ki67 in percent, included'],
    ['ki67_grade_1_to_2010', thresholds.ki67Grade1To2010, 'AP-21', 'highest Ki67 of grade 1, WHO 2010'],
    ['mitoses_grade_2_from', thresholds.mitosesGrade2.from, 'AP-21', 'mitoses of grade 2, included'],
    ['mitoses_grade_2_to', thresholds.mitosesGrade2.to, 'AP-21', 'mitoses of grade 2, included'],
  ];
  return rows.map(([name, value, rule, description]) => ({ name, value: String(value), rule, description }));
}
