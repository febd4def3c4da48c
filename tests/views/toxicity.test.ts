import { describe, expect, test } from 'vitest';
import type { Values } from './insert.ts';
import { LOOKED_FOR } from './study.ts';
import { INDEX, warehouse } from './warehouse.ts';

const answers = (...events: Values[]): unknown =>
  warehouse([{ events }]).row(`
    SELECT
      MAX(answer) FILTER (WHERE attribution = 'bevacizumab') AS bevacizumab,
      MAX(answer) FILTER (WHERE attribution = 'chemotherapy') AS chemotherapy
    FROM toxicity_answer
    WHERE term = '${events[0]?.term}'`);

const event = (values: Values): Values => ({
  term: 'bleeding',
  grade: 1,
  attribution: 'both',
  has_dose_concession: 0,
  ...values,
});
const both = (bevacizumab: string, chemotherapy: string): object => ({ bevacizumab, chemotherapy });

describe('thresholds', () => {
  test('bevacizumab counts from grade 2, the chemotherapy from grade 3 (AP-14, AP-15)', () => {
    expect(answers(event({ grade: 1 }))).toEqual(both('no', 'no'));
    expect(answers(event({ grade: 2 }))).toEqual(both('yes', 'no'));
    expect(answers(event({ grade: 3 }))).toEqual(both('yes', 'yes'));
  });

  test('a dose concession makes any grade count for the chemotherapy, a known one or not (AP-15)', () => {
    expect(answers(event({ grade: 1, has_dose_concession: 1 }))).toEqual(both('no', 'yes'));
    expect(answers(event({ grade: null, has_dose_concession: 1 }))).toEqual(both('missing', 'yes'));
  });

  test('treated hypertension is at least grade 2 (AP-14, C-21)', () => {
    const treated = { term: 'hypertension', attribution: 'bevacizumab', has_treatment_started: 1 };
    expect(answers(event({ ...treated, grade: null }))).toEqual(both('yes', 'no'));
    expect(answers(event({ ...treated, grade: 1 }))).toEqual(both('yes', 'no'));
    expect(answers(event({ ...treated, grade: null, has_treatment_started: 0 }))).toEqual(
      both('missing', 'no'),
    );
    expect(answers(event({ ...treated, grade: null, term: 'edema' }))).toEqual(both('missing', 'no'));
  });
});

describe('three states (AP-16, C-21)', () => {
  test('absent is no, unrecorded and never looked for are missing', () => {
    expect(answers(event({ status: 'absent', grade: null }))).toEqual(both('no', 'no'));
    expect(answers(event({ status: 'missing', grade: null }))).toEqual(both('missing', 'missing'));
    const { value } = warehouse([{}]);
    expect(value("SELECT COUNT(*) FROM toxicity_answer WHERE answer = 'missing'")).toBe(9);
    expect(value("SELECT COUNT(*) FROM toxicity_answer WHERE answer <> 'missing'")).toBe(0);
  });

  test('a present one without the grade that decides is missing', () => {
    expect(answers(event({ grade: null }))).toEqual(both('missing', 'missing'));
  });

  test('present with the other attribution only is no', () => {
    expect(answers(event({ grade: 4, attribution: 'bevacizumab' }))).toEqual(both('yes', 'no'));
    expect(answers(event({ grade: 4, attribution: 'chemotherapy' }))).toEqual(both('no', 'yes'));
  });

  test('attributed to neither is no for both, whatever the grade (C-88)', () => {
    expect(answers(event({ grade: 4, attribution: 'neither' }))).toEqual(both('no', 'no'));
  });

  test('a threshold is met by one record that meets it alone (C-88)', () => {
    const records = [
      event({ grade: 1, attribution: 'chemotherapy' }),
      event({ grade: 3, attribution: 'bevacizumab' }),
    ];
    expect(answers(...records)).toEqual(both('yes', 'no'));
  });

  test('an unknown attribution with a qualifying grade is missing for both, below the threshold no', () => {
    for (const attribution of ['unknown', null]) {
      expect(answers(event({ grade: 3, attribution }))).toEqual(both('missing', 'missing'));
      expect(answers(event({ grade: 2, attribution }))).toEqual(both('missing', 'no'));
      expect(answers(event({ grade: 1, attribution }))).toEqual(both('no', 'no'));
    }
  });

  test('a conduct that is not recorded leaves grades 1 and 2 open for the chemotherapy', () => {
    expect(answers(event({ grade: 2, has_dose_concession: null }))).toEqual(both('yes', 'missing'));
    expect(answers(event({ grade: 3, has_dose_concession: null }))).toEqual(both('yes', 'yes'));
  });

  test('one record that qualifies is enough', () => {
    expect(answers(event({ grade: 1 }), event({ grade: 3 }))).toEqual(both('yes', 'yes'));
  });
});

describe('any toxicity of a patient (AP-16)', () => {
  const absent = Object.values(LOOKED_FOR)
    .flat()
    .map((term) => event({ term, status: 'absent', grade: null }));
  const ofPatient = (events: readonly Values[]): unknown =>
    warehouse([{ events }]).row('SELECT toxicity_bevacizumab, toxicity_chemotherapy FROM analysed_patient');

  test('is no only if every term that is looked for is no', () => {
    expect(ofPatient(absent)).toEqual({ toxicity_bevacizumab: 'no', toxicity_chemotherapy: 'no' });
    expect(ofPatient(absent.slice(1))).toEqual({
      toxicity_bevacizumab: 'missing',
      toxicity_chemotherapy: 'no',
    });
  });

  test('is yes by any term, also one that is not looked for', () => {
    const nausea = event({ term: 'nausea', grade: 3, attribution: 'chemotherapy' });
    expect(ofPatient([nausea])).toEqual({ toxicity_bevacizumab: 'missing', toxicity_chemotherapy: 'yes' });
  });

  test('events of other lines do not count', () => {
    const { value } = warehouse([
      { lines: [INDEX, { start: '2013-01-01' }], events: [event({ line: 2, grade: 4 })] },
    ]);
    expect(value("SELECT COUNT(*) FROM toxicity_answer WHERE answer = 'yes'")).toBe(0);
  });
});

test('a drug against hypertension: yes if started, no if not or without hypertension, else missing (C-25)', () => {
  const treated = (values: Values): unknown =>
    warehouse([{ events: [{ term: 'hypertension', ...values }] }]).value(
      'SELECT answer FROM hypertension_treatment',
    );
  expect(treated({ has_treatment_started: 1 })).toBe('yes');
  expect(treated({ has_treatment_started: 0 })).toBe('no');
  expect(treated({ status: 'absent' })).toBe('no');
  expect(treated({ status: 'missing' })).toBe('missing');
  expect(treated({ has_treatment_started: null })).toBe('missing');
  expect(warehouse([{}]).value('SELECT answer FROM hypertension_treatment')).toBe('missing');
});
