import { kinds } from './finding-kind.ts';

/** What can be said of a patient once rows are put together. */
export const PATIENT_FINDINGS = kinds({
  // Identity
  doubtful_match: {
    severity: 'warning',
    rule: 'S-1',
    message: 'a hospital record with the same IPP contradicts the birth date or sex; it was not linked',
  },
  ambiguous_match: {
    severity: 'warning',
    rule: 'S-1',
    message: 'several records share name, first name, birth date and sex; none was linked',
  },
  shared_hospital_id: {
    severity: 'warning',
    rule: 'C-17',
    message: 'one IPP stands on several files; none was linked',
  },
  same_person_twice: {
    severity: 'warning',
    rule: 'C-104',
    message:
      'the birth name, first name, birth date and sex of the row are those of another number in {other}; nothing was merged: check whether they are one person',
  },
  linked_by_ipp_alone: {
    severity: 'warning',
    rule: 'C-17',
    message: 'hospital rows without a PATIENTS row were linked by the IPP alone',
  },
  unlinked_hospital_person: {
    severity: 'info',
    rule: 'C-17',
    message: '{count} hospital person(s) have no registry file and were not loaded',
  },
  sex_conflict: {
    severity: 'warning',
    rule: 'S-1',
    message: 'the fiches of the file disagree on the sex; that of the newest fiche was kept',
  },
  birth_date_conflict: {
    severity: 'warning',
    rule: 'C-17',
    message: 'the fiches of the file disagree on the birth date; that of the newest fiche was kept',
  },
  patient_without_presentation: {
    severity: 'warning',
    rule: 'C-17',
    message: 'the file has rows but no validated fiche',
  },

  // Tumor and baseline
  site_icd10_disagree: {
    severity: 'warning',
    rule: 'C-12',
    message: 'the site and the ICD-10 code name different organs; the site was kept',
  },
  site_from_icd10: {
    severity: 'info',
    rule: 'C-12',
    message: 'the site is missing and was read from the ICD-10 code',
  },
  several_primary_sites: {
    severity: 'info',
    rule: 'C-16',
    message: 'the fiches of the patient name several primary sites',
  },

  histology_contradicts: {
    severity: 'warning',
    rule: 'C-93',
    message:
      'the histological type contradicts the differentiation of the tumor; the differentiation was kept: correct one of them',
  },

  stage_contradicts_metastases: {
    severity: 'warning',
    rule: 'C-15',
    message:
      'the first presentation of the tumor has an M that contradicts its answer about synchronous metastases; correct one of them',
  },

  // Lines and administrations
  combined_rows: {
    severity: 'warning',
    rule: 'C-74',
    message:
      'two rows of the registry start together, one with the cytotoxic drugs and one with the targeted drug; they count as one combined line',
  },
  pause_within_line: {
    severity: 'warning',
    rule: 'C-71',
    message: 'the hospital gave nothing for {days} days within the line; it stays one line',
  },
  regimen_differs: {
    severity: 'warning',
    rule: 'C-71',
    message:
      'the hospital gave cytotoxic drugs that the protocol of the line does not name; the line stays one and keeps its protocol',
  },
  cycles_without_start: {
    severity: 'warning',
    rule: 'C-72',
    message:
      'the registry has no count of cycles and the hospital did not see the start of the line; the count of the hospital is used and may be too low',
  },
  index_line_from_hospital: {
    severity: 'error',
    rule: 'C-73',
    message:
      'administrations that no line of the registry holds became the index line of an analysed patient; have the line entered in the registry',
  },
  retreatment_from_hospital: {
    severity: 'error',
    rule: 'C-73',
    message:
      'administrations that no line of the registry holds count as a retreatment of an analysed patient; have the line entered in the registry',
  },
  prior_line_from_hospital: {
    severity: 'error',
    rule: 'C-73',
    message:
      'administrations that no line of the registry holds count as a prior line of an analysed patient; have the line entered in the registry',
  },
  later_line_from_hospital: {
    severity: 'error',
    rule: 'C-73',
    message:
      'administrations that no line of the registry holds count as a later line of an analysed patient; have the line entered in the registry',
  },
  maintenance_line: {
    severity: 'info',
    rule: 'C-76',
    message:
      'the line follows the combined line before it without a pause or a progression; it counts as maintenance, neither as a retreatment nor as a later line',
  },
  maintenance_undecided: {
    severity: 'warning',
    rule: 'C-76',
    message:
      'the known days do not decide whether the line follows a pause or a progression; it counts as a retreatment',
  },
  index_line_of_other_disease: {
    severity: 'warning',
    rule: 'C-77',
    message:
      'the combined line ends before the diagnosis or starts long before the meeting that proposes the treatment; it counts as a prior line',
  },
  progression_of_other_line: {
    severity: 'warning',
    rule: 'C-83',
    message:
      'the line has no progression of its own; that of line {line}, {days} days after its start, ends the progression-free survival',
  },
  short_stable_disease: {
    severity: 'info',
    rule: 'C-80',
    message:
      'an imaging {days} days after the start is read as stable disease; that is too early to count as a response',
  },
  progressions_differ: {
    severity: 'warning',
    rule: 'C-82',
    message:
      'registry and hospital date the progression too far apart to be one event; the earlier date is kept',
  },
  baseline_imaging: {
    severity: 'info',
    rule: 'C-80',
    message:
      'an imaging in the first days of the line is read as progression; it is the baseline of the line and no progression of it',
  },
  response_by_other_modality: {
    severity: 'info',
    rule: 'C-81',
    message: 'a response is read from a modality that RECIST does not use; it is kept and does not count',
  },

  // Dates
  date_before_birth: {
    severity: 'warning',
    rule: 'C-9',
    message: 'the date lies before the birth of the patient',
  },
  contradicting_dates: {
    severity: 'warning',
    rule: 'AP-9',
    message: 'the end lies before the start; the duration is not computable',
  },
  imputed_day_contradicted: {
    severity: 'warning',
    rule: 'C-85',
    message:
      'what is known of the month contradicts its 15th; the value stays the 15th, the bounds are narrowed',
  },
  imputed_end_before_start: {
    severity: 'info',
    rule: 'AP-9',
    message: 'only the imputed day puts the end before the start; the duration is 0 days',
  },
  fact_after_last_news: {
    severity: 'warning',
    rule: 'S-5',
    message: 'a fact is dated after the last news of the patient',
  },
  undated_progression: {
    severity: 'warning',
    rule: 'C-5',
    message: 'a progression is written down without a usable date',
  },
  undated_death: {
    severity: 'warning',
    rule: 'C-5',
    message: 'a death is written down without a usable date',
  },
  progression_without_date: {
    severity: 'warning',
    rule: 'C-5',
    message: 'the line stopped for, or responded by, progression, but no progression is dated',
  },

  // Lines, courses, events
  line_from_hospital: {
    severity: 'warning',
    rule: 'S-3',
    message: 'a course of administrations fits no line of the registry; it became a line of its own',
  },
  chemotherapy_without_protocol: {
    severity: 'warning',
    rule: 'C-62',
    message: 'the line is a chemotherapy without a readable protocol; it counts as cytotoxic',
  },
  event_without_line: {
    severity: 'warning',
    rule: 'C-22',
    message: 'the adverse event falls in no line of therapy',
  },
  imaging_without_line: {
    severity: 'info',
    rule: 'C-20',
    message: 'the imaging falls in no line of therapy',
  },
  toxicity_without_line: {
    severity: 'warning',
    rule: 'S-6',
    message: 'the toxicity names a line that the patient does not have',
  },
  order_undecided: {
    severity: 'warning',
    rule: 'C-8',
    message: 'neither the dates nor the numbers decide whether the line came before or after the index line',
  },

  // Study
  proposed_without_answer: {
    severity: 'warning',
    rule: 'C-12',
    message: 'an exclusion criterion is missing for a proposed patient; it does not exclude',
  },
  carried_out_despite_no: {
    severity: 'warning',
    rule: 'C-11',
    message: 'the fiche says that the proposal was not carried out, but a line of therapy does',
  },
  carried_out_without_line: {
    severity: 'warning',
    rule: 'C-11',
    message: 'the proposal counts as carried out, but no line of therapy shows it',
  },
  os_not_computable: {
    severity: 'warning',
    rule: 'C-5',
    message: 'the analysed patient has no computable overall survival',
  },
  grade_disagrees: {
    severity: 'warning',
    rule: 'AP-21',
    message: 'the recorded grade is not the one that mitoses and Ki67 give',
  },
});
