import { describe, expect, it } from 'vitest';
import { pipeline } from '#pipelines';
import { acceptLosses } from '../../src/history/accept.ts';
import { tokensIn } from '../../src/history/acceptance.ts';
import type { DeliveredFile, DeliveredRows, LastDelivery } from '../../src/history/delivery.ts';
import { lossesSince } from '../../src/history/losses.ts';

const { sources } = pipeline;

function file(name: string, over: Partial<DeliveredFile> = {}): DeliveredFile {
  const [, prefix = '', day = ''] = /^(DCC|ORBIS)\D*(\d{8})/.exec(name) ?? [];
  const stamp = day === '' ? null : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00`;
  const source = prefix === '' ? 'control' : prefix.toLowerCase();
  return {
    source,
    file: name,
    sha256: `bytes of ${name}`,
    stamp,
    patients: null,
    status: source === 'control' ? 'control' : 'used',
    ...over,
  };
}

const dcc = (patients: number | null, day = '20170610'): DeliveredFile =>
  file(`DCC_RENATEN_${day}.xlsx`, { patients });
const rows = (name: string, sheet: string, count: number): DeliveredRows => ({
  source: name.startsWith('DCC') ? 'dcc' : 'orbis',
  file: name,
  sheet,
  rows: count,
});
const last = (files: readonly DeliveredFile[], counted: readonly DeliveredRows[] = []): LastDelivery => ({
  runId: 'run',
  patientsLoaded: 95,
  files,
  rows: counted,
});
const tokens = (
  before: LastDelivery,
  files: readonly DeliveredFile[],
  counted: readonly DeliveredRows[] = [],
) => lossesSince(before, { files, rows: counted }, sources).map(({ token }) => token);

describe('a complete extraction with fewer patients (C-100)', () => {
  it.each([
    [89, ['fewer-patients:DCC_RENATEN_20170611.xlsx']],
    [90, []],
    [91, []],
    [100, []],
  ])('%i of 100', (patients, expected) => {
    expect(tokens(last([dcc(100)]), [dcc(patients, '20170611')])).toEqual(expected);
  });

  it('is named with both counts', () => {
    const [loss] = lossesSince(last([dcc(12)]), { files: [dcc(2, '20170611')], rows: [] }, sources);
    expect(loss?.text).toBe(
      'DCC_RENATEN_20170611.xlsx: 2 of the 12 patients in the last published run (DCC_RENATEN_20170610.xlsx), fewer than 90 %',
    );
  });

  it('of a run that kept no count, the patients that it loaded are compared: 85 of 95, 86 of 95', () => {
    expect(tokens(last([dcc(null)]), [dcc(85, '20170611')])).toHaveLength(1);
    expect(tokens(last([dcc(null)]), [dcc(86, '20170611')])).toEqual([]);
  });

  it('as CSV is named once, by what its files have in common', () => {
    const set = (day: string, patients: number): DeliveredFile[] =>
      ['Fiches RCP', 'Suivi'].map((sheet) => file(`DCC_RENATEN_${day}_${sheet}.csv`, { patients }));
    expect(tokens(last([dcc(100)]), set('20170611', 50))).toEqual(['fewer-patients:DCC_RENATEN_20170611']);
    expect(tokens(last(set('20170610', 100)), set('20170611', 100))).toEqual([]);
  });

  it('a sheet with a filter left on takes no patient away, and is a loss all the same', () => {
    const before = last([dcc(100)], [rows('DCC_RENATEN_20170610.xlsx', 'Suivi', 100)]);
    const now = (count: number): string[] =>
      tokens(before, [dcc(100, '20170611')], [rows('DCC_RENATEN_20170611.xlsx', 'Suivi', count)]);
    expect(now(89)).toEqual(['fewer-rows:DCC_RENATEN_20170611.xlsx']);
    expect(now(90)).toEqual([]);
    const few = last([dcc(9)], [rows('DCC_RENATEN_20170610.xlsx', 'Suivi', 9)]);
    const edited = (count: number): number =>
      tokens(few, [dcc(9, '20170611')], [rows('DCC_RENATEN_20170611.xlsx', 'Suivi', count)]).length;
    expect([edited(6), edited(7), edited(8)]).toEqual([1, 0, 0]);
  });
});

describe('a report with fewer rows (C-100)', () => {
  const [first, second] = ['ORBIS_CURES_20170601.csv', 'ORBIS_CURES_20170602.csv'];
  const before = last([file(first), file(second)], [rows(first, 'CURES', 60), rows(second, 'CURES', 40)]);

  it.each([
    [49, ['fewer-rows:CURES:89-of-100']],
    [50, []],
    [51, []],
  ])('%i and 40 rows of 60 and 40: all its files count together', (count, expected) => {
    const now = [rows(first, 'CURES', count), rows(second, 'CURES', 40)];
    expect(tokens(before, [file(first), file(second)], now)).toEqual(expected);
  });

  it('the rows of a file that is missing are missing with it, and not counted twice', () => {
    expect(tokens(before, [file(first)], [rows(first, 'CURES', 60)])).toEqual([
      'missing-file:ORBIS_CURES_20170602.csv',
    ]);
  });
});

describe('a file that is not there any more (C-100)', () => {
  it('is a loss, also the list of oppositions', () => {
    const before = last([dcc(9), file('ORBIS_EI_20170601.csv'), file('oppositions.csv')]);
    expect(tokens(before, [dcc(9)])).toEqual([
      'missing-file:oppositions.csv',
      'missing-file:ORBIS_EI_20170601.csv',
    ]);
    expect(tokens(before, [dcc(9), file('ORBIS_EI_20170601.csv'), file('OPPOSITIONS.CSV')])).toEqual([]);
  });

  it('several of one source are one loss, with their number', () => {
    const names = ['ORBIS_EI_20170601.csv', 'ORBIS_EI_20170602.csv'];
    expect(tokens(last([dcc(9), ...names.map((name) => file(name))]), [dcc(9)])).toEqual([
      expect.stringMatching(/^missing-files:orbis:2:[0-9a-f]{8}$/),
    ]);
  });

  it('is none when the same bytes have another name', () => {
    const renamed = file('ORBIS_EI_20170602.csv', { sha256: 'bytes of ORBIS_EI_20170601.csv' });
    expect(tokens(last([file('ORBIS_EI_20170601.csv')]), [renamed])).toEqual([]);
  });

  it('an extraction is superseded by a newer one, or by another form of the same moment, never by an older one', () => {
    expect(tokens(last([dcc(9)]), [dcc(9, '20170611')])).toEqual([]);
    expect(tokens(last([dcc(9)]), [file('DCC_RENATEN_20170610.xls', { patients: 9 })])).toEqual([]);
    expect(tokens(last([dcc(9)]), [dcc(9, '20170609')])).toEqual(['missing-file:DCC_RENATEN_20170610.xlsx']);
  });

  it('an extraction that was superseded in the last run may go', () => {
    const before = last([dcc(9), { ...dcc(null, '20170601'), status: 'superseded' }]);
    expect(tokens(before, [dcc(9)])).toEqual([]);
  });

  it('an older extraction by request leaves the newer one there: only its patients count', () => {
    const set = [dcc(8, '20170601'), { ...dcc(null), status: 'superseded' }];
    expect(tokens(last([dcc(9)]), set)).toEqual(['fewer-patients:DCC_RENATEN_20170601.xlsx']);
  });
});

describe('ACCEPT= (C-100, C-111)', () => {
  const losses = [
    { token: 'missing-file:oppositions.csv', text: 'a' },
    { token: 'fewer-rows:CURES:1-of-9', text: 'b' },
  ];
  const accept = (given: string) =>
    acceptLosses('run', losses, tokensIn(given), (all) => `make etl ACCEPT=${all}`);

  it('a loss that is not accepted stops the run with the whole line to repeat', () => {
    expect(() => accept('missing-file:oppositions.csv')).toThrow(
      expect.objectContaining({
        exitCode: 2,
        details: [
          'b; deliver it again, whole, or accept it as fewer-rows:CURES:1-of-9',
          'To accept for one run what is named above: make etl ACCEPT=missing-file:oppositions.csv,fewer-rows:CURES:1-of-9',
        ],
      }),
    );
  });

  it('a token that is not needed is harmless, and given back', () => {
    const given = 'missing-file:oppositions.csv, fewer-rows:CURES:1-of-9,fewer-rows:EI:1-of-9';
    expect(accept(given)).toEqual({ accepted: losses, unneeded: ['fewer-rows:EI:1-of-9'] });
  });

  it.each(['yes', '1', 'fewer-patients', 'fewer-patients:', 'all:DCC.xlsx', 'missing-file:a b'])(
    '"%s" is no token',
    (given) => {
      expect(() => tokensIn(given)).toThrow(/^ETL_ACCEPT: part 1 is no token/);
    },
  );
});
