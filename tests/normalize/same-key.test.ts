import { describe, expect, test } from 'vitest';
import type { AnyReadRow } from '../../src/normalize/cell.ts';
import { fiche, line, patientOf, resolved, row } from './fixture.ts';

const DAY = '10/01/2012';
/** A row of one key, bevacizumab of 10/01/2012. */
const cure = (status: string, dose: string | number | null = 300, delivery = 0) =>
  row(
    'administration',
    { administered_on: DAY, molecule: 'BEVACIZUMAB', protocol: 'FOLFOX-BEVACIZUMAB', status, dose_mg: dose },
    { keyHash: 'one key', delivery },
  );

/** What became of each row, in the order of the rows. */
const fatesOf = (rows: readonly AnyReadRow[]): string[] => {
  const { outcomes } = resolved(rows);
  expect(outcomes).toHaveLength(rows.length);
  return rows.map(({ row: { rowId } }) => {
    const fate = outcomes.find((one) => one.row.rowId === rowId);
    return fate === undefined ? 'none' : 'code' in fate && fate.code !== undefined ? fate.code : fate.fate;
  });
};
const dosesOf = (rows: readonly AnyReadRow[]): unknown[] =>
  patientOf([fiche(), line(), ...rows]).administrations.map(({ answers }) => answers.dose_mg.value);

describe('rows of one key in one file (C-78)', () => {
  test('the administered one counts, whatever the order', () => {
    expect(fatesOf([cure('Annulée'), cure('Administrée')])).toEqual(['cancelled', 'loaded']);
    expect(fatesOf([cure('Administrée'), cure('Annulée')])).toEqual(['loaded', 'cancelled']);
    expect(fatesOf([cure('Reportée'), cure('Administrée'), cure('Annulée', 200)])).toEqual([
      'postponed',
      'loaded',
      'cancelled',
    ]);
  });

  test('rows equal in every cell are one', () => {
    expect(fatesOf([cure('Administrée'), cure('Administrée')])).toEqual(['loaded', 'duplicate']);
    expect(fatesOf([cure('Annulée'), cure('Annulée')])).toEqual(['cancelled', 'duplicate']);
    expect(dosesOf([cure('Administrée'), cure('Administrée')])).toEqual([300]);
  });

  test('different doses of one day add up to one administration, from both rows', () => {
    const rows = [cure('Administrée', 400), cure('Administrée', '2400,5'), cure('Annulée', 100)];
    expect(fatesOf(rows)).toEqual(['loaded', 'loaded', 'cancelled']);
    for (const order of [rows, rows.toReversed()]) expect(dosesOf(order)).toEqual([2800.5]);
    const [given] = patientOf([fiche(), line(), ...rows]).administrations;
    expect(given?.answers.dose_mg.origin?.map(({ rowId }) => rowId).sort()).toEqual(
      rows.slice(0, 2).map(({ row: { rowId } }) => rowId),
    );
  });

  test('one dose in two spellings is one dose', () => {
    expect(dosesOf([cure('Administrée', '300'), cure('Administrée', '300,0')])).toEqual([300]);
  });

  test('a sum with a dose that is missing is no sum', () => {
    for (const dose of [null, 'environ 100']) {
      expect(dosesOf([cure('Administrée', 300), cure('Administrée', dose)])).toEqual([null]);
    }
  });

  test('a status of no list next to an administered row is ignored and reported', () => {
    const rows = [cure('En attente'), cure('Administrée')];
    expect(fatesOf(rows)).toEqual(['status_unreadable', 'loaded']);
    expect(patientOf([fiche(), line(), ...rows]).findings.map(({ code }) => code)).toContain('unknown_code');
  });
});

describe('a later file of increments (C-51, C-78)', () => {
  test('replaces the rows of the earlier one, all of them', () => {
    const rows = [cure('Administrée', 400), cure('Administrée', 100), cure('Annulée', 400, 1)];
    expect(fatesOf(rows)).toEqual(['replaced_by_later_delivery', 'replaced_by_later_delivery', 'cancelled']);
    expect(dosesOf([cure('Administrée', 400), cure('Annulée', 400, 1), cure('Administrée', 350, 1)])).toEqual(
      [350],
    );
  });

  test('with equal content is a duplicate', () => {
    const rows = [
      cure('Administrée', 400),
      cure('Administrée', 100),
      cure('Administrée', 100, 1),
      cure('Administrée', 400, 1),
    ];
    expect(fatesOf(rows)).toEqual(['loaded', 'loaded', 'duplicate', 'duplicate']);
  });
});

test.each([
  'Administrée partiellement',
  'Partiellement administrée',
  'PARTIELLE',
  'Interrompue, dose partiellement reçue',
  'Partiellement (réaction)',
])('%j was administered (C-78)', (status) => {
  expect(fatesOf([cure(status)])).toEqual(['loaded']);
});

test.each(['Non administrée', 'Impartialement', 'Annulée'])('%j was not (C-78)', (status) => {
  expect(fatesOf([cure(status)])).not.toEqual(['loaded']);
});
