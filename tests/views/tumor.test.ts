import { describe, expect, test } from 'vitest';
import { insert, type Values } from './insert.ts';
import { warehouse } from './warehouse.ts';

const ki67 = (low: number, high: number, excluded: '' | 'low' | 'high' = ''): Values => ({
  ki67_low: low,
  ki67_high: high,
  is_ki67_low_excluded: excluded === 'low' ? 1 : 0,
  is_ki67_high_excluded: excluded === 'high' ? 1 : 0,
});

describe('Ki67 class (AP-20, C-24)', () => {
  const classOf = (tumor: Values): unknown =>
    warehouse([{ tumor }]).value('SELECT ki67_class FROM analysed_patient');

  test('the bands meet at 3 and 20, which belong to the middle', () => {
    const classes = [2.9, 3, 3.1, 19.9, 20, 20.1].map((value) => classOf(ki67(value, value)));
    expect(classes).toEqual(['lt3', '3to20', '3to20', '3to20', '3to20', 'gt20']);
  });

  test('a bound is known where both ends share the class: <3 and >20 are, <=3 and >=20 are not', () => {
    expect(classOf(ki67(0, 3, 'high'))).toBe('lt3');
    expect(classOf(ki67(20, 100, 'low'))).toBe('gt20');
    expect(classOf(ki67(0, 3))).toBeNull();
    expect(classOf(ki67(20, 100))).toBeNull();
  });

  test('a range is known only within one class', () => {
    expect(classOf(ki67(3, 20))).toBe('3to20');
    expect(classOf(ki67(2, 5))).toBeNull();
    expect(classOf(ki67(15, 25))).toBeNull();
  });

  test('no Ki67 has no class', () => {
    expect(classOf({})).toBeNull();
  });
});

describe('derived grade (AP-21)', () => {
  const grades = (tumor: Values): unknown =>
    warehouse([{ tumor }])
      .db.prepare('SELECT derived_grade_2010, derived_grade_2017, is_disagreement FROM derived_grade')
      .raw()
      .get();

  test('mitoses: below 2, 2 to 20, above 20', () => {
    const ofMitoses = (mitoses_per_10_hpf: number): unknown => grades({ mitoses_per_10_hpf });
    expect([1.9, 2, 20, 20.1].map(ofMitoses)).toEqual([
      [1, 1, 0],
      [2, 2, 0],
      [2, 2, 0],
      [3, 3, 0],
    ]);
  });

  test('a bound or a range of mitoses has a grade where both ends share it (C-92)', () => {
    const ofEnds = (low: number, high: number | null, excluded: '' | 'low' | 'high' = ''): unknown =>
      grades({
        mitoses_low: low,
        mitoses_high: high,
        is_mitoses_low_excluded: excluded === 'low' ? 1 : 0,
        is_mitoses_high_excluded: excluded === 'high' ? 1 : 0,
      });
    expect(ofEnds(0, 2, 'high')).toEqual([1, 1, 0]);
    expect(ofEnds(0, 2)).toEqual([null, null, 0]);
    expect(ofEnds(2, 3)).toEqual([2, 2, 0]);
    expect(ofEnds(2, 20)).toEqual([2, 2, 0]);
    expect(ofEnds(2, 20.1)).toEqual([null, null, 0]);
    expect(ofEnds(20, null, 'low')).toEqual([3, 3, 0]);
    expect(ofEnds(20, null)).toEqual([null, null, 0]);
    expect(ofEnds(19, null, 'low')).toEqual([null, null, 0]);
  });

  test('a span of recorded grades disagrees when no grade of it is possible (C-92)', () => {
    const recorded = { grade_low: 1, grade_high: 2 };
    const both = (mitoses_per_10_hpf: number): Values => ({ mitoses_per_10_hpf, ...ki67(1, 1) });
    expect(grades({ ...recorded, ...both(1) })).toEqual([1, 1, 0]);
    expect(grades({ ...recorded, ...both(20) })).toEqual([2, 2, 0]);
    expect(grades({ ...recorded, ...both(21) })).toEqual([3, 3, 1]);
    expect(grades({ grade_low: 2, grade_high: 3, ...both(1) })).toEqual([1, 1, 1]);
  });

  test('the higher of mitoses and Ki67', () => {
    expect(grades({ mitoses_per_10_hpf: 1, ...ki67(10, 10) })).toEqual([2, 2, 0]);
    expect(grades({ mitoses_per_10_hpf: 25, ...ki67(1, 1) })).toEqual([3, 3, 0]);
  });

  test('above 2 and below 3 is open in 2010 and grade 1 in 2017, unless the mitoses decide', () => {
    expect(grades(ki67(2, 2))).toEqual([1, 1, 0]);
    expect(grades(ki67(2.5, 2.5))).toEqual([null, 1, 0]);
    expect(grades(ki67(0, 3, 'high'))).toEqual([null, 1, 0]);
    expect(grades(ki67(3, 3))).toEqual([2, 2, 0]);
    expect(grades({ mitoses_per_10_hpf: 5, ...ki67(2.5, 2.5) })).toEqual([2, 2, 0]);
  });

  test('a recorded grade that the two cannot give is a finding', () => {
    const { row } = warehouse([{ tumor: { grade: 1, ...ki67(10, 10) } }]);
    expect(
      row("SELECT table_name, row_key, column_name FROM study_finding WHERE code = 'grade_disagrees'"),
    ).toEqual({
      table_name: 'dim_tumor',
      row_key: 1,
      column_name: 'grade',
    });
    expect(grades({ grade: 3, mitoses_per_10_hpf: 1, ...ki67(10, 10) })).toEqual([2, 2, 1]);
  });

  test('a missing part may have raised the grade, and what an edition leaves open contradicts nothing', () => {
    expect(grades({ grade: 2, ...ki67(1, 1) })).toEqual([1, 1, 0]);
    expect(grades({ grade: 2, mitoses_per_10_hpf: 1, ...ki67(2.5, 2.5) })).toEqual([null, 1, 0]);
    expect(grades({ grade: 2, mitoses_per_10_hpf: 1, ...ki67(1, 1) })).toEqual([1, 1, 1]);
  });

  test('no recorded grade disagrees with nothing', () => {
    expect(grades(ki67(10, 10))).toEqual([2, 2, 0]);
    expect(grades({ grade: 2 })).toEqual([null, null, 0]);
  });
});

describe('numbers (AP-13, AP-22, AP-26)', () => {
  test('each number of each patient is in all and in the subgroup; a missing one is NULL', () => {
    const { rows } = warehouse([{ tumor: { size_mm: 30 } }]);
    expect(rows("SELECT stratum, value FROM analysed_number WHERE variable = 'tumor_size'")).toEqual([
      { stratum: 'all', value: 30 },
      { stratum: 'pancreas', value: 30 },
    ]);
    expect(rows("SELECT value FROM analysed_number WHERE variable = 'cycles' AND stratum = 'all'")).toEqual([
      { value: null },
    ]);
  });

  test('the age at diagnosis is that of the baseline tumor (AP-22)', () => {
    const { value } = warehouse([{ tumor: { age_at_diagnosis_years: 57.9 } }]);
    expect(value('SELECT age_at_diagnosis FROM analysed_patient')).toBe(57.9);
  });

  test('the delay to metastases is in months, of the metachronous alone (C-65)', () => {
    const dates = { diagnosed_on: '2008-01-01', metastasized_on: '2012-01-01' };
    const { rows } = warehouse([
      { tumor: { ...dates, has_metachronous_metastases: 1 } },
      { tumor: { ...dates, has_metachronous_metastases: 0 } },
      {
        tumor: { diagnosed_on: '2013-01-01', metastasized_on: '2012-01-01', has_metachronous_metastases: 1 },
      },
    ]);
    expect(
      rows(
        "SELECT patient_key, value FROM analysed_number WHERE variable = 'metachronous_delay' AND stratum = 'all'",
      ),
    ).toEqual([
      { patient_key: 1, value: 48 },
      { patient_key: 3, value: null },
    ]);
  });

  test('an imputed day that alone puts the metastases before the diagnosis makes a delay of 0 (AP-9)', () => {
    const tumor = {
      diagnosed_on: '2008-01-20',
      metastasized_on: '2008-01-15',
      has_metachronous_metastases: 1,
    };
    const { value } = warehouse([{ tumor }], (db) => {
      insert(db, 'answer_column', { column_id: 1, table_name: 'dim_tumor', column_name: 'metastasized_on' });
      const month = {
        raw_text: '01/2008',
        precision: 'month',
        earliest: '2008-01-01',
        latest: '2008-01-31',
        source: 'dcc',
      };
      insert(db, 'partial_date', { column_id: 1, row_key: 1, value: '2008-01-15', ...month });
    });
    expect(value('SELECT months FROM metachronous_delay')).toBe(0);
  });
});
