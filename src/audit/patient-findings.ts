import { english, type FindingKind, kinds } from './finding-kind.ts';
import { PATIENT_FINDINGS_FR } from './patient-findings-fr.ts';

/** What can be said of a patient once rows are put together. */
/** A line that only the hospital knows changes what is counted of an analysed patient (C-73). */
const fromHospital = (role: string): Omit<FindingKind, 'messageFr'> => ({
  severity: 'error',
  rule: 'C-73',
  message: `administrations that no line of the registry holds ${role} of an analysed patient; have the line entered in the registry`,
});

const ENGLISH = english({
  // Identity
  doubtful_match: {
    severity: 'warning',
    rule: 'S-1',
    message:
      'a hospital record with the same IPP contradicts the birth date or sex; it was not linked, and its cures, imagings and adverse events are missing',
  },
  ambiguous_match: {
    severity: 'warning',
    rule: 'S-1',
    message:
      'several records share name, first name, birth date and sex; none was linked, and the data of the hospital are missing',
  },
  shared_hospital_id: {
    severity: 'warning',
    rule: 'C-17',
    message:
      'one IPP is in several files of the registry; none was linked, and the data of the hospital are missing',
  },
  same_person_twice: {
    severity: 'warning',
    rule: 'C-104',
    message:
      'the birth name, first name, birth date and sex of the row are those of another number in {other}; nothing was merged and the patient may count twice: check whether they are one person',
  },
  linked_by_ipp_alone: {
    severity: 'warning',
    rule: 'C-17',
    message:
      'hospital rows without a PATIENTS row were linked by the IPP alone, without a check of the birth date and sex',
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
    message:
      'the fiches of the file disagree on the birth date; that of the newest fiche was kept and gives the age at diagnosis',
  },
  patient_without_presentation: {
    severity: 'warning',
    rule: 'C-17',
    message: 'the file has rows but no validated fiche; the patient does not enter the study',
  },

  // Tumor and baseline
  site_icd10_disagree: {
    severity: 'warning',
    rule: 'C-12',
    message: 'the site and the ICD-10 code name different organs; the site was kept and gives the subgroup',
  },
  conditional_proposal: {
    severity: 'warning',
    rule: 'C-90',
    message:
      'the meeting names the treatment under study under a condition, for discussion or as one of two; it {outcome}: a combined line within {days} days after the meeting decides',
  },
  past_mention: {
    severity: 'info',
    rule: 'C-90',
    message: 'the meeting names the treatment under study as one of the past; it does not count as proposed',
  },
  site_from_icd10: {
    severity: 'info',
    rule: 'C-12',
    message: 'the site is missing and was read from the ICD-10 code, which gives the subgroup',
  },
  several_primary_sites: {
    severity: 'info',
    rule: 'C-16',
    message:
      'the fiches of the patient name several primary sites; that of the first proposal gives the subgroup',
  },

  // Lines and administrations
  combined_rows: {
    severity: 'warning',
    rule: 'C-74',
    message:
      'two rows of the registry start together, one with the cytotoxic drugs and one with the targeted drug; they count as one combined line',
  },
  index_line_of_combined_rows: {
    severity: 'error',
    rule: 'C-74',
    message:
      'the index line of this analysed patient is made of two rows of the registry that start together and count as one line; have the registry corrected, or the combination confirmed',
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
  index_line_from_hospital: fromHospital('are the index line'),
  retreatment_from_hospital: fromHospital('count as a retreatment'),
  prior_line_from_hospital: fromHospital('count as a prior line'),
  later_line_from_hospital: fromHospital('count as a later line'),
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
      'the combined line ends before the diagnosis or starts long before the meeting that proposes the treatment; it counts as a prior line, not as the index line',
  },
  progression_of_other_line: {
    severity: 'warning',
    rule: 'C-83',
    message:
      'the line has no progression of its own; that of line {line}, {days} days after its start, ends the progression-free survival',
  },
  unread_imaging: {
    severity: 'warning',
    rule: 'C-87',
    message:
      'the conclusion of an imaging cannot be read and no readable imaging follows it; it counts as no progression: check the report, on which this rests: {endpoint}',
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
      'registry and hospital date the progression too far apart to be one event; the earlier date is kept and ends the progression-free survival',
  },
  baseline_imaging: {
    severity: 'info',
    rule: 'C-80',
    message:
      'an imaging in the first days of the line is read as progression; it counts as the baseline of the line and as no progression of it',
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
    message: 'the date lies before the birth of the patient; it is kept: correct one of them',
  },
  contradicting_dates: {
    severity: 'error',
    rule: 'AP-9',
    message:
      'the end lies before the start; the duration is not computable and the patient leaves the endpoint: correct one of the dates',
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
    message:
      'a fact is dated after the last news of the patient; the survival is censored too early if the news are incomplete',
  },
  undated_progression: {
    severity: 'warning',
    rule: 'C-5',
    message:
      'a progression is written down without a usable date; the progression-free survival is not computable unless a dated event comes first',
  },
  undated_death: {
    severity: 'warning',
    rule: 'C-5',
    message: 'a death is written down without a usable date; the overall survival is not computable',
  },
  progression_without_date: {
    severity: 'warning',
    rule: 'C-5',
    message:
      'the line stopped for, or responded by, progression, but no progression is dated; it counts as no event of the progression-free survival',
  },

  // Lines, courses, events
  line_from_hospital: {
    severity: 'warning',
    rule: 'S-3',
    message: 'a course of administrations fits no line of the registry; it counts as a line of its own',
  },
  chemotherapy_without_protocol: {
    severity: 'warning',
    rule: 'C-62',
    message: 'the line is a chemotherapy without a readable protocol; it counts as cytotoxic',
  },
  event_without_line: {
    severity: 'warning',
    rule: 'C-22',
    message: 'the adverse event falls in no line of therapy; it counts in no toxicity',
  },
  toxicity_without_line: {
    severity: 'warning',
    rule: 'S-6',
    message: 'the toxicity names a line that the patient does not have; it counts in no toxicity',
  },
  order_undecided: {
    severity: 'warning',
    rule: 'C-8',
    message:
      'neither the dates nor the numbers decide whether the line came before or after the index line; it counts as neither',
  },

  // Study
  proposed_without_answer: {
    severity: 'warning',
    rule: 'C-12',
    message: 'an exclusion criterion is missing for a proposed patient; it does not exclude',
  },
  analysed_without_answer: {
    severity: 'error',
    rule: 'C-12',
    message:
      'an exclusion criterion is missing for an analysed patient; the run assumes that it does not exclude: fill it in, since it may take the patient out of the analysis',
  },
  carried_out_despite_no: {
    severity: 'error',
    rule: 'C-11',
    message:
      'the fiche says that the proposal was not carried out, but a line of therapy does; it counts as carried out and the patient stays in the study',
  },
  carried_out_without_line: {
    severity: 'warning',
    rule: 'C-11',
    message:
      'the proposal counts as carried out, but no line of therapy shows it; the patient is included and not analysed',
  },
  os_not_computable: {
    severity: 'warning',
    rule: 'C-5',
    message: 'the analysed patient has no computable overall survival and is missing from that endpoint',
  },
  grade_disagrees: {
    severity: 'warning',
    rule: 'AP-21',
    message: 'the recorded grade is not the one that mitoses and Ki67 give; the recorded grade is kept',
  },
});

/** The same in both languages. */
export const PATIENT_FINDINGS = kinds(ENGLISH, PATIENT_FINDINGS_FR);
