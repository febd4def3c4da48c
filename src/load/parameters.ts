import type { Study } from '../define/study.ts';
import type { StudyParameter } from '../warehouse/tracking-tables.ts';

/** The study's window, treatment and distances as rows of `study_parameter`: what views read instead of literals. */
export function studyParameters(study: Study): StudyParameter[] {
  const { window, cutoff, indexTreatment, rules } = study;
  const row = (name: string, value: string | number, rule: string, description: string): StudyParameter => ({
    name,
    value: String(value),
    rule,
    description,
  });
  return [
    row('window_from', window.from, 'AP-1', 'first day of the meetings, included'),
    row('window_to', window.to, 'AP-1', 'last day of the meetings, included'),
    row('cutoff', cutoff, 'AP-2', 'what is dated later has not happened for the analysis'),
    row('index_drug', indexTreatment.drug, 'AP-4', 'the drug under study'),
    row('index_with_class', indexTreatment.withClass, 'AP-4', 'class of the drugs that it is combined with'),
    row('course_gap_days', rules.courseGapDays, 'S-3', 'administrations further apart are two courses'),
    row('course_claim_days', rules.courseClaimDays, 'S-3', 'a course this near refines a line'),
    row(
      'progression_conflict_days',
      rules.progressionConflictDays,
      'C-1',
      'two progressions this near are one',
    ),
    row(
      'adverse_event_grace_days',
      rules.adverseEventGraceDays,
      'C-22',
      'an event this late belongs to the line',
    ),
    row('response_grace_days', rules.responseGraceDays, 'C-20', 'an imaging this late tells the response'),
  ];
}
