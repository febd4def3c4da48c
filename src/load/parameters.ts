import type { Pipeline } from '../define/study.ts';
import type { StudyParameter } from '../warehouse/declared-tables.ts';

/** Window, treatment, distances and thresholds as rows of `study_parameter`: views read them instead of literals. */
export function studyParameters({ study, sources }: Pipeline): StudyParameter[] {
  const { window, cutoff, indexTreatment, rules, thresholds } = study;
  const registry = sources.find((source) => source.role === 'registry');
  const rows: readonly (readonly [string, string | number, string, string])[] = [
    ['study', study.name, 'AP-1', 'name of the study'],
    ['title_en', study.title, 'AP-1', 'title of the study, in English'],
    ['title_fr', study.titleFr, 'AP-1', 'title of the study, in French'],
    ['window_from', window.from, 'AP-1', 'first day of the meetings, included'],
    ['window_to', window.to, 'AP-1', 'last day of the meetings, included'],
    ['cutoff', cutoff, 'AP-2', 'what is dated later has not happened for the analysis'],
    ['index_drug', indexTreatment.drug, 'AP-4', 'the drug under study'],
    ['index_with_class', indexTreatment.withClass, 'AP-4', 'class of the drugs that it is combined with'],
    ['registry_source', registry?.name ?? '', 'C-8', 'the source whose numbers give the order of lines'],
    ['course_gap_days', rules.courseGapDays, 'C-73', 'administrations further apart are two courses'],
    ['window_before_days', rules.windowBeforeDays, 'C-70', 'a line holds days this long before its start'],
    ['window_after_days', rules.windowAfterDays, 'C-70', 'a line holds days this long after its end'],
    [
      'start_refinement_days',
      rules.startRefinementDays,
      'C-72',
      'a first administration this near is the start',
    ],
    ['pause_days', rules.pauseDays, 'C-71', 'a longer pause within a line is a finding'],
    ['open_line_days', rules.openLineDays, 'C-75', 'a drug line of which no end is known runs this long'],
    ['maintenance_gap_days', rules.maintenanceGapDays, 'C-76', 'a combined line this soon is maintenance'],
    [
      'before_baseline_days',
      rules.beforeBaselineDays,
      'C-77',
      'an earlier combined line is of another disease',
    ],
    [
      'conditional_proposal_days',
      rules.conditionalProposalDays,
      'C-90',
      'a conditional proposal counts if a combined line starts this soon',
    ],
    ['baseline_imaging_days', rules.baselineImagingDays, 'C-80', 'an imaging this soon is the baseline'],
    ['stable_disease_days', rules.stableDiseaseDays, 'C-80', 'stable disease counts from this day on'],
    [
      'progression_conflict_days',
      rules.progressionConflictDays,
      'C-82',
      'two progressions further apart are a finding',
    ],
    [
      'adverse_event_grace_days',
      rules.adverseEventGraceDays,
      'C-22',
      'an event this late belongs to the line',
    ],
    ['response_grace_days', rules.responseGraceDays, 'C-20', 'an imaging this late still gives the response'],
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
