import { describe, expect, it } from 'vitest';
import { pipeline } from '#pipelines';
import { problemText } from '../../src/findings/problem.ts';
import { closeSource, isNear, quotable } from '../../src/inbox/close-name.ts';
import { Inbox } from '../extract/fixture.ts';

const { sources } = pipeline;
const sourceOf = (name: string): string | null => closeSource(name, sources)?.name ?? null;

describe('a name close to that of an export (C-101)', () => {
  it.each([
    ['a copy of a browser', 'DCC_RENATEN_20240101 (1).xlsx', 'dcc'],
    ['a copy of Windows', 'DCC_RENATEN_20240101 - Copie.xlsx', 'dcc'],
    ['a copy of Windows again', 'DCC_RENATEN_20240101 - Copie (2).xlsx', 'dcc'],
    ['a copy of macOS', 'Copie de ORBIS_CURES_20240101.csv', 'orbis'],
    ['a copy in English', 'copy of DCC_RENATEN_20240101.xlsx', 'dcc'],
    ['a second extension', 'ORBIS_EI_20240101.csv.txt', 'orbis'],
    ['an archive', 'DCC_RENATEN_20240101.xlsx.zip', 'dcc'],
    ['another kind of workbook', 'DCC_RENATEN_20240101.xlsm', 'dcc'],
    ['no extension', 'DCC_RENATEN_20240101', 'dcc'],
    ['no stamp', 'DCC_RENATEN.xlsx', 'dcc'],
    ['no stamp of a report', 'ORBIS_CURES.csv', 'orbis'],
    ['a stamp with hyphens', 'DCC_RENATEN_2024-01-01.xlsx', 'dcc'],
    ['a stamp that is too short', 'ORBIS_CURES_2024011.csv', 'orbis'],
    ['a time with a letter', 'DCC_RENATEN_20240101_08h30.xlsx', 'dcc'],
    ['something behind the stamp', 'DCC_RENATEN_20240101_v2.xlsx', 'dcc'],
    ['spaces for underscores', 'DCC RENATEN 20240101.xlsx', 'dcc'],
    ['no underscores', 'DCCRENATEN20240101.xlsx', 'dcc'],
    ['another letter in the prefix', 'DCC_RENATEM_20240101.xlsx', 'dcc'],
    ['two letters swapped', 'OBRIS_CURES_20240101.csv', 'orbis'],
    ['half of the prefix', 'RENATEN_20240101.xlsx', 'dcc'],
    ['the singular of a report', 'ORBIS_CURE_20240101.csv', 'orbis'],
    ['a report without its system', 'IMAGERIE_20240101.csv', 'orbis'],
    ['a sheet alone', 'Fiches RCP.csv', 'dcc'],
    ['the exact name, wherever it is', 'ORBIS_PATIENTS_20240101.csv', 'orbis'],
  ])('%s: %s', (_, name, source) => {
    expect(sourceOf(name)).toBe(source);
  });

  it.each([
    ['readme.txt'],
    ['Thumbs.db'],
    ['.DS_Store'],
    ['._DCC_RENATEN_20240101.xlsx'],
    ['DUPONT Jean.xlsx'],
    ['20240101.xlsx'],
    ['ORBIS_BIOLOGIE_20240101.csv'],
    ['ORBIS_BIOLOGIE_20240101 (1).csv'],
    ['DCC_RENATEN_20240101_Biologie.csv'],
    ['DCC_RENATEN notice.pdf'],
    ['minutes of the DCC.docx'],
  ])('%s is close to none', (name) => {
    expect(sourceOf(name)).toBeNull();
  });

  it('of a word of 8 letters and more two may differ, of one of 5 to 7 one, of a shorter one none', () => {
    expect(
      ['dccrenaten', 'dccrenatem', 'dcrenatem', 'dcrenat'].map((word) => isNear(word, 'dccrenaten')),
    ).toEqual([...[true, true, true, false]]);
    expect(['orbis', 'orbi', 'orb'].map((word) => isNear(word, 'orbis'))).toEqual([true, true, false]);
    expect(['ei', 'eis'].map((word) => isNear(word, 'ei'))).toEqual([true, false]);
  });
});

describe('what a message quotes of a name (C-101, S-2)', () => {
  it.each([
    ['DCC_RENATEN_20240101 (1).xlsx', 'DCC_RENATEN_20240101 (1).xlsx'],
    ['DCC_RENATEN_20240101_0830 - Copie.xlsx', 'DCC_RENATEN_20240101_0830 - Copie.xlsx'],
    ['DCC_RENATEN_DUPONT Jean.xlsx', 'DCC_RENATEN_… ….xlsx'],
    ['DCC_RENATEM_20240101.xlsx', 'DCC_…_20240101.xlsx'],
    ['ORBIS_CURES_01234567.csv', 'ORBIS_CURES_….csv'],
    ['ORBIS_CURES_19510907.csv', 'ORBIS_CURES_….csv'],
    ['Suivi Zoé 0830.csv', 'Suivi … ….csv'],
  ])('%s: %s', (name, quoted) => {
    expect(quotable(name, sources)).toBe(quoted);
  });
});

describe('a run with such a file', () => {
  it.each([
    [
      'the workbook in the inbox itself',
      'DCC_RENATEN_20240201.xlsx',
      'DCC_RENATEN_20240201.xlsx: found an export outside of the folder dcc/ (entry 1 of 2 in the inbox, by name)',
    ],
    [
      'a folder in capitals',
      'DCC/DCC_RENATEN_20240201.xlsx',
      'DCC/DCC_RENATEN_20240201.xlsx: found an export outside of the folder dcc/ (entry 1 of 1 in DCC/, by name)',
    ],
    [
      'the folder of the other source',
      'orbis/DCC_RENATEN_20240201.xlsx',
      'orbis/DCC_RENATEN_20240201.xlsx: found an export outside of the folder dcc/ (entry 1 of 1 in orbis/, by name)',
    ],
    [
      'a folder in the folder',
      'dcc/DUPONT/DCC_RENATEN_20240201.xlsx',
      'dcc/…/DCC_RENATEN_20240201.xlsx: found an export outside of the folder dcc/ (entry 1 of 1 in dcc/…/, by name)',
    ],
    [
      'a copy',
      'dcc/DCC_RENATEN_20240201 (1).xlsx',
      'dcc/DCC_RENATEN_20240201 (1).xlsx: found a name close to that of an export (entry 2 of 2 in dcc/, by name)',
    ],
  ])('%s stops, and its place is named (C-101)', async (_, name, expected) => {
    using inbox = new Inbox();
    inbox.dcc();
    inbox.write(name, 'x');
    const { problems } = await inbox.chosen();
    expect(problems.map(problemText)).toEqual([
      `${expected}; expected DCC_RENATEN_<yyyymmdd>[_<hhmm>].xlsx in dcc/; rename or move it if it is that export, take it out of the inbox if it is not`,
    ]);
  });

  it('an extraction elsewhere stops unless it is older than the one in its place: below, on and above (C-101)', async () => {
    for (const [stamp, count] of [
      ['20231231', 0],
      ['20240101', 1],
      ['20240102', 1],
    ] as const) {
      using inbox = new Inbox();
      inbox.dcc();
      inbox.write(`archive/DCC_RENATEN_${stamp}.xlsx`, 'x');
      const { problems, unknown } = await inbox.chosen();
      expect([stamp, problems.length, unknown]).toEqual([stamp, count, 1]);
    }
  });
});

describe('an inbox without exports names what was found (O-3, O-4)', () => {
  const told = async (inbox: Inbox, path = inbox.path): Promise<string[]> =>
    (await inbox.extract({ inbox: path })).errors.map(problemText);

  it('nothing, a file, an empty folder', async () => {
    using inbox = new Inbox();
    const file = inbox.write('a file', 'x');
    expect(await told(inbox, `${inbox.path}/nowhere`)).toEqual([
      `${inbox.path}/nowhere: found nothing: there is no such file or folder; expected the folder of the exports; check EXPORTS`,
    ]);
    expect(await told(inbox, file)).toEqual([
      `${file}: found a file where a folder is expected; expected the folder of the exports; check EXPORTS`,
    ]);
    using empty = new Inbox();
    expect((await told(empty))[0]).toContain(
      `no file DCC_RENATEN_<yyyymmdd>: ${empty.path} is an empty folder`,
    );
  });

  it('files that were passed over are counted where they are', async () => {
    using inbox = new Inbox();
    inbox.write('readme.txt', 'x');
    expect((await told(inbox))[0]).toContain(
      `${inbox.path} has no folder dcc/; passed over: 1 other file or folder in the inbox itself`,
    );
    inbox.write('dcc/a.txt', 'x');
    inbox.write('dcc/b.txt', 'x');
    expect((await told(inbox))[0]).toContain(
      `in dcc/ of ${inbox.path}; passed over: 2 other files or folders in dcc/, 1 other file or folder in the inbox itself, whose names belong to no export`,
    );
  });
});
