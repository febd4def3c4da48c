import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/warehouse/record.ts';
import { fiche, imaging, line, patientOf, row } from './fixture.ts';

const reasonOf = (given: Answer<unknown> | undefined): string | null =>
  given !== undefined && 'missing' in given && given.value === null ? given.missing.reason : null;

describe('the date of a progression (C-95)', () => {
  const reason = (cells: Parameters<typeof line>[0], ...rows: ReturnType<typeof imaging>[]) =>
    reasonOf(patientOf([fiche(), line(cells), ...rows]).lines[0]?.answers.progressed_on);

  test.each([null, '', 'NR', 'NSP', '?', 'sans objet', 'aucune'])(
    'does not apply to a line without a known progression, whose cell is %j',
    (progressed_on) => {
      expect(reason({ progressed_on })).toBe('not_applicable');
    },
  );
  test('is missing where the line stopped for a progression, or responded by one', () => {
    expect(reason({ stop_reason: 'Progression' })).toBe('not_recorded');
    expect(reason({ best_response: 'PD', progressed_on: 'NSP' })).toBe('unknown');
    expect(reason({ stop_reason: 'Toxicité', best_response: 'SD' })).toBe('not_applicable');
  });
  test('is missing when a progression is unreadable, or known by its year', () => {
    expect(reason({ progressed_on: 'voir lettre' })).toBe('unreadable');
    expect(reason({ progressed_on: '2013' })).toBe('not_recorded');
  });
  test('is that of the imaging where the cell is blank', () => {
    expect(reason({}, imaging('20/09/2012', 'PD'))).toBeNull();
  });
});

describe('the date of a death (C-95)', () => {
  const reason = (vital_status: string, died_on: string | null = null) =>
    reasonOf(patientOf([fiche(), row('follow_up', { vital_status, died_on })]).followUp?.answers.died_on);

  test.each([null, 'NR', '?', 'non'])('does not apply to the living, whose cell is %j', (died_on) => {
    expect(reason('Vivant', died_on)).toBe('not_applicable');
  });
  test('is missing for the dead, those lost to follow-up and those without a recorded status', () => {
    expect(reason('Décédé')).toBe('not_recorded');
    expect(reason('Perdu de vue')).toBe('not_recorded');
    expect(reason('NR')).toBe('not_recorded');
  });
  test('stays unreadable of the living', () => {
    expect(reason('Vivant', 'voir lettre')).toBe('unreadable');
  });
});

describe('what only one type of line is asked (C-95)', () => {
  const answers = (cells: Parameters<typeof line>[0]) => patientOf([fiche(), line(cells)]).lines[0]?.answers;

  test.each(['NR', '?', null])(
    'the site of a surgery does not apply to a chemotherapy, whose cell is %j',
    (cell) => {
      const given = answers({ surgery_target: cell, resection_margin: cell });
      expect(reasonOf(given?.surgery_target)).toBe('not_applicable');
      expect(reasonOf(given?.resection_margin)).toBe('not_applicable');
    },
  );
  test('it is missing of a surgery', () => {
    const given = answers({ modality: 'Chirurgie', protocol: null, surgery_target: 'NSP' });
    expect(reasonOf(given?.surgery_target)).toBe('unknown');
    expect(reasonOf(given?.resection_margin)).toBe('not_recorded');
  });
  test('the cycles of the drug do not apply to a line without it', () => {
    expect(reasonOf(answers({ protocol: 'FOLFIRI', cycles: '?' })?.cycles)).toBe('not_applicable');
    expect(reasonOf(answers({ cycles: '?' })?.cycles)).toBe('unknown');
  });
});
