import { english, kinds } from './finding-kind.ts';
import { LINE_FINDINGS } from './line-findings.ts';
import { PATIENT_FINDINGS_FR } from './patient-findings-fr.ts';

/** Findings about a patient, after rows are joined. */
const ENGLISH = english({
  ...LINE_FINDINGS,

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
      'hospital rows of a person without a row of their own were linked by the IPP alone, without a check of the birth date and sex',
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
