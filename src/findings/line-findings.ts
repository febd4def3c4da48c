import { english, type FindingKind } from './finding-kind.ts';

/** A line that only the hospital records changes the counts of an analysed patient (C-73). */
const fromHospital = (role: string): Omit<FindingKind, 'messageFr'> => ({
  severity: 'error',
  rule: 'C-73',
  message: `administrations that no line of the registry holds ${role} of an analysed patient; have the line entered in the registry`,
});

/** Findings about a line of therapy, its administrations, imagings and events. */
export const LINE_FINDINGS = english({
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

  // Administrations and events without a line
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
});
