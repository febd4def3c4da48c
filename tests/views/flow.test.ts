import { describe, expect, test } from 'vitest';
import { INDEX, type PatientSpec, PROPOSAL, warehouse } from './warehouse.ts';

const OTHER = { presented_on: '2012-01-10', has_bevacizumab: 0, has_cytotoxic: 1 };
const steps = (spec: PatientSpec): unknown =>
  warehouse([spec]).value('SELECT criterion FROM patient_flow WHERE patient_key = 1');

describe('who is proposed (AP-3, AP-4)', () => {
  test('a presentation outside the window is not discussed', () => {
    expect(steps({ presentations: [{ ...OTHER, is_in_window: 0 }] })).toBeUndefined();
  });

  test('both drugs have to be in one presentation', () => {
    const apart = [OTHER, { ...OTHER, has_bevacizumab: 1, has_cytotoxic: 0 }];
    expect(steps({ presentations: apart })).toBe('discussed');
    expect(steps({ presentations: [OTHER, PROPOSAL] })).toBe('analysed');
  });

  test('a proposal outside the window does not count', () => {
    expect(steps({ presentations: [OTHER, { ...PROPOSAL, is_in_window: 0 }] })).toBe('discussed');
  });
});

describe('who is excluded (AP-5, C-12)', () => {
  test('the first reason that applies is the one', () => {
    const none = { lines: [], presentations: [{ ...PROPOSAL, is_carried_out: 0 }] };
    const poor = { differentiation: 'poor', has_histological_proof: 0 };
    expect(steps({ ...none, tumor: { ...poor, primary_site: 'bronchus' } })).toBe('not_digestive');
    expect(steps({ ...none, tumor: poor })).toBe('not_well_differentiated');
    expect(steps({ ...none, tumor: { has_histological_proof: 0 } })).toBe('no_histological_proof');
    expect(steps(none)).toBe('not_carried_out');
  });

  test('a missing answer of an analysed patient excludes no patient and is an error (C-12)', () => {
    const tumor = { primary_site: null, differentiation: null, has_histological_proof: null };
    const { value, rows } = warehouse([{ tumor }]);
    expect(value('SELECT criterion FROM patient_flow')).toBe('analysed');
    expect(
      rows(
        "SELECT column_name FROM study_finding WHERE code = 'analysed_without_answer' ORDER BY column_name DESC",
      ),
    ).toEqual([
      { column_name: 'primary_site' },
      { column_name: 'has_histological_proof' },
      { column_name: 'differentiation' },
    ]);
  });

  test.each(['small_cell_carcinoma', 'large_cell_carcinoma', 'mixed_neoplasm', 'goblet_cell_carcinoma'])(
    'without a differentiation, %s means that the tumor is not well differentiated (C-93)',
    (histology) => {
      const { row, value } = warehouse([{ tumor: { histology, differentiation: null } }]);
      expect(value('SELECT criterion FROM patient_flow')).toBe('not_well_differentiated');
      expect(
        row('SELECT is_not_well_differentiated, differentiation_column FROM exclusion_criterion'),
      ).toEqual({ is_not_well_differentiated: 1, differentiation_column: 'histology' });
      expect(value("SELECT COUNT(*) FROM study_finding WHERE code = 'proposed_without_answer'")).toBe(0);
    },
  );

  test.each(['neuroendocrine_tumor', 'neuroendocrine_carcinoma', 'other', null])(
    'without a differentiation, the type %s decides nothing (C-93)',
    (histology) => {
      const { row } = warehouse([{ tumor: { histology, differentiation: null } }]);
      expect(
        row('SELECT criterion, differentiation_column FROM patient_flow JOIN exclusion_criterion'),
      ).toEqual({
        criterion: 'analysed',
        differentiation_column: null,
      });
    },
  );

  test('a written differentiation is kept against the histology, with a finding (C-93)', () => {
    const contradictions = (tumor: Record<string, string | null>): unknown[] => {
      const { rows, value } = warehouse([{ tumor }]);
      const found = rows(
        "SELECT row_key, column_name FROM study_finding WHERE code = 'histology_contradicts'",
      );
      return [value('SELECT criterion FROM patient_flow'), found.length];
    };
    const histology = 'small_cell_carcinoma';
    expect(contradictions({ histology, differentiation: 'well' })).toEqual(['analysed', 1]);
    expect(contradictions({ histology, differentiation: 'poor' })).toEqual(['not_well_differentiated', 0]);
    expect(contradictions({ histology, differentiation: null })).toEqual(['not_well_differentiated', 0]);
    expect(contradictions({ histology: 'other', differentiation: 'well' })).toEqual(['analysed', 0]);
  });

  test('an unknown primary is in', () => {
    expect(steps({ tumor: { primary_site: 'unknown', subgroup: 'other' } })).toBe('analysed');
  });
});

describe('who was treated (C-11)', () => {
  const without = (...answers: (0 | 1 | null)[]): PatientSpec => ({
    lines: [],
    presentations: answers.map((is_carried_out) => ({ ...PROPOSAL, is_carried_out })),
  });

  test('without a line, every no or one no beside silence is not carried out', () => {
    expect(steps(without(0, 0))).toBe('not_carried_out');
    expect(steps(without(null, 0))).toBe('not_carried_out');
  });

  test('without a line, one yes or silence alone is included, not analysed, and a finding', () => {
    for (const spec of [without(0, 1), without(null, null)]) {
      const { value } = warehouse([spec]);
      expect(value('SELECT criterion FROM patient_flow')).toBe('not_analysed');
      expect(value("SELECT COUNT(*) FROM study_finding WHERE code = 'carried_out_without_line'")).toBe(1);
    }
  });

  test('a line counts against a no, and is a finding', () => {
    const { value } = warehouse([{ ...without(0), lines: [INDEX] }]);
    expect(value('SELECT criterion FROM patient_flow')).toBe('analysed');
    expect(value("SELECT row_key FROM study_finding WHERE code = 'carried_out_despite_no'")).toBe(11);
  });

  test('a line that starts after the cut-off carries nothing out', () => {
    expect(steps({ ...without(0), lines: [{ ...INDEX, start: '2017-05-01' }] })).toBe('not_carried_out');
  });

  test('a line of supportive care, or of one drug alone, carries nothing out', () => {
    expect(steps({ ...without(0), lines: [{ ...INDEX, has_cytotoxic: 0 }] })).toBe('not_carried_out');
    expect(steps({ ...without(0), lines: [{ ...INDEX, modality: 'supportive_care' }] })).toBe(
      'not_carried_out',
    );
  });
});

describe('the flow (C-40)', () => {
  const cohort: readonly PatientSpec[] = [
    { presentations: [{ ...OTHER, is_in_window: 0 }] },
    { presentations: [OTHER] },
    { tumor: { primary_site: 'bronchus' } },
    { lines: [], presentations: [{ ...PROPOSAL, is_carried_out: 0 }] },
    { lines: [{ ...INDEX, start: null }] },
    {},
    {},
  ];

  test('every step is shown, also those that count 0', () => {
    const { db } = warehouse(cohort);
    expect(db.prepare('SELECT * FROM cohort_flow').raw().all()).toEqual([
      [1, 'discussed', 7, 1, 6],
      [2, 'proposed', 6, 1, 5],
      [3, 'not_digestive', 5, 1, 4],
      [4, 'not_well_differentiated', 4, 0, 4],
      [5, 'no_histological_proof', 4, 0, 4],
      [6, 'not_carried_out', 4, 1, 3],
      [7, 'included', 3, 0, 3],
      [8, 'not_analysed', 3, 1, 2],
      [9, 'analysed', 2, 0, 2],
    ]);
  });

  test('an exclusion lists the excluded, the other steps those left', () => {
    const { db } = warehouse(cohort);
    const patients = db
      .prepare("SELECT group_concat(patient_key, ' ') FROM cohort_flow_patient WHERE step = ?")
      .pluck();
    const listed = [1, 2, 3, 4, 6, 7, 8, 9].map((step) => patients.get(step));
    expect(listed).toEqual(['2 3 4 5 6 7', '3 4 5 6 7', '3', null, '4', '5 6 7', '5', '6 7']);
  });

  test('an empty warehouse still shows nine steps of 0', () => {
    expect(
      warehouse([]).row('SELECT COUNT(*) AS steps, SUM(patients_in) AS patients FROM cohort_flow'),
    ).toEqual({
      steps: 9,
      patients: 0,
    });
  });
});

test('the baseline presentation and tumor are those that the analysis uses (AP-7, C-15)', () => {
  const presentations = [
    { ...PROPOSAL, presented_on: '2012-01-10' },
    { ...PROPOSAL, presented_on: '2013-01-10', is_baseline: 0 },
  ];
  const { row } = warehouse([{ presentations }]);
  expect(row('SELECT tumor_key, presentation_key FROM analysed_patient')).toEqual({
    tumor_key: 1,
    presentation_key: 11,
  });
});

test('a patient whose primary site is missing counts in all, and in no subgroup (AP-19)', () => {
  const { rows } = warehouse([{ tumor: { primary_site: null, subgroup: null } }]);
  expect(rows('SELECT stratum, n FROM response_rate')).toEqual([
    { stratum: 'all', n: 1 },
    { stratum: 'pancreas', n: 0 },
    { stratum: 'gi', n: 0 },
    { stratum: 'other', n: 0 },
  ]);
});
