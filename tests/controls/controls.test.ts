import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pipeline } from '#pipelines';
import { readCorrections } from '../../src/controls/controls.ts';
import { readOppositions } from '../../src/controls/oppositions.ts';
import { problemText, Refusal } from '../../src/findings/problem.ts';
import { csv, DCC, fiches, Inbox, KEYS, latin, type Rows, workbook } from '../extract/fixture.ts';

const oppositions = (rows: Rows) =>
  readOppositions('oppositions.csv', latin(csv(rows)), pipeline.sources, KEYS);
const HEADER = ['source', 'key', 'column', 'old_value', 'new_value', 'author', 'reason', 'date'];
/** Reads these corrections; what a row lacks of author, reason and date is empty. */
const corrections = (...rows: Rows) =>
  correctionsAsWritten(rows.map((row) => [...row, '', '', ''].slice(0, HEADER.length)));
const correctionsAsWritten = (rows: Rows) =>
  readCorrections(
    'corrections.csv',
    latin(csv([HEADER, ...rows])),
    pipeline.sources,
    { extractedOn: '2024-01-01' },
    KEYS,
  );

describe('oppositions.csv (C-54)', () => {
  it('either number may be blank; both become hashes', async () => {
    const { oppositions: found, findings } = await oppositions([
      ['N° dossier DCC', 'IPP'],
      ['dcc000111a', ''],
      ['', 12345],
      ['DCC2', '00000007'],
      ['', ''],
    ]);
    expect(found).toEqual({
      patients: new Set([KEYS.patient('DCC000111A'), KEYS.patient('DCC2')]),
      hospitals: new Set([KEYS.hospital('00012345'), KEYS.hospital('7')]),
    });
    expect(findings).toEqual([]);
  });

  it('a number that cannot be one is an error, and a row without a number a warning; neither is quoted', async () => {
    const { findings } = await oppositions([
      ['N° dossier DCC', 'IPP'],
      ['', '123456789012'],
      ['-', '?'],
    ]);
    const place = { file: 'oppositions.csv' };
    expect(findings).toEqual([
      { code: 'unreadable_opposition', place: { ...place, rowNumber: 2 } },
      { code: 'unknown_opposition', place: { ...place, rowNumber: 3 } },
    ]);
  });

  it('a file that cannot be read stops the run, and its first row is not quoted', async () => {
    using inbox = new Inbox();
    inbox.dcc();
    inbox.write('oppositions.csv', 'DCC000111A;00012345\r\n');
    const { errors } = await inbox.extract();
    expect(errors.map(problemText)).toEqual([
      expect.stringContaining(
        'oppositions.csv: found another first row; expected the header "N° dossier DCC;IPP"',
      ),
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/000111|12345/);
    expect((await inbox.extract()).sheets).toEqual([]);
  });

  it.each(['oppositions.xlsx', 'Oppositions (1).csv', 'oppositions.csv.part'])(
    '%s is never passed over in silence',
    async (name) => {
      using inbox = new Inbox();
      inbox.dcc();
      inbox.write(name, 'x');
      expect((await inbox.chosen()).problems).toMatchObject([{ place: { file: name } }]);
    },
  );

  it.each([
    'opposition.csv',
    'Liste des oppositions.csv',
    'oppositions.csv.txt',
    'dcc/oppositions.csv',
    'lists/Opposition (1).csv',
  ])('%s stops the run, with or without the real list (C-101)', async (name) => {
    using inbox = new Inbox();
    inbox.dcc();
    inbox.write(name, 'x');
    expect(await inbox.chosen()).toMatchObject({ problems: [{ expected: expect.anything() }] });
    inbox.write('oppositions.csv', 'x');
    expect((await inbox.chosen()).problems).toHaveLength(1);
  });

  it('the name of a person beside that of the list is not quoted (S-2, C-101)', async () => {
    using inbox = new Inbox();
    inbox.dcc();
    inbox.write('oppositions ZYGOMATIX.csv', 'x');
    const { problems } = await inbox.chosen();
    expect(problems.map(({ place }) => place.file)).toEqual(['oppositions ….csv']);
  });

  it('a copy beside the real list is left alone (C-57)', async () => {
    using inbox = new Inbox();
    inbox.dcc();
    inbox.write('oppositions.csv', 'x');
    inbox.write('oppositions.csv~', 'x');
    expect(await inbox.chosen()).toMatchObject({ problems: [], unknown: 1 });
  });

  it('two encodings in one list are refused: "N° dossier DCC" would not be found, and its numbers be passed over', async () => {
    const mixed = Buffer.concat([Buffer.from('N° dossier DCC;IPP\r\nDCC1;\r\n'), latin('DCC2;é\r\n')]);
    await expect(readOppositions('oppositions.csv', mixed, pipeline.sources, KEYS)).rejects.toMatchObject({
      problem: { code: 'encoding', place: { file: 'oppositions.csv' } },
    });
  });

  it('the control files are inputs of the run, whatever the case of their names', async () => {
    using inbox = new Inbox();
    inbox.dcc();
    inbox.write(
      'OPPOSITIONS.CSV',
      csv([
        ['N° dossier DCC', 'IPP'],
        ['DCC000111A', ''],
      ]),
    );
    inbox.write('corrections.csv', csv([HEADER]));
    const { files, errors, oppositions: found } = await inbox.extract();
    expect(errors).toEqual([]);
    expect(files.map(({ fileId, file, status }) => [fileId, file, status])).toEqual([
      [1, 'DCC_RENATEN_20240101.xlsx', 'used'],
      [2, 'corrections.csv', 'control'],
      [3, 'OPPOSITIONS.CSV', 'control'],
    ]);
    expect(found.patients.has(KEYS.patient('DCC000111A'))).toBe(true);
  });
});

describe('corrections.csv (C-54)', () => {
  it('a last row that is cut off is refused with its place: its new value may be incomplete', async () => {
    const whole = ['Toxicités', 'DCC000111A|1|hta|', 'Présente', 'N', 'O', 'A', 'B', '01/01/2024'];
    for (const cells of [4, 5, 7]) {
      await expect(correctionsAsWritten([whole, whole.slice(0, cells)])).rejects.toMatchObject({
        problem: { code: 'control_unreadable', place: { file: 'corrections.csv', rowNumber: 3 } },
      });
    }
    expect((await corrections(whole)).corrections).toHaveLength(1);
  });

  it('the key of a correction is the hash of the row that it means; it is kept nowhere', async () => {
    using inbox = new Inbox();
    await inbox.stage(
      'DCC_RENATEN_20240101.xlsx',
      workbook({ ...DCC, 'Fiches RCP': fiches({ Version: 2 }) }),
    );
    const { corrections: found } = await corrections(
      ['fiches  rcp', 'f1001|2', 'date du diagnostic', ' 01/02/2014', '02/02/2014', 'A', 'B', '01/01/2024'],
      ['Toxicités', 'DCC000111A|1|hta|', 'Présente', 'N', 'O', '', '', ''],
    );
    expect(found).toEqual([
      {
        rowNumber: 2,
        source: 'dcc',
        sheet: 'Fiches RCP',
        column: 'Date du diagnostic',
        field: 'diagnosed_on',
        oldValue: '01/02/2014',
        oldHash: KEYS.text('01/02/2014'),
        newValue: '02/02/2014',
        keyHash: inbox.rows('Fiches RCP')[0]?.keyHash,
      },
      expect.objectContaining({
        sheet: 'Toxicités',
        field: 'is_present',
        keyHash: inbox.rows('Toxicités')[0]?.keyHash,
      }),
    ]);
    expect(JSON.stringify(found)).not.toMatch(/F1001|DCC000111A/i);
  });

  it('a number in a key fits however it is written, and none in scientific notation (C-102)', async () => {
    const [row, other] = [
      ['HTA', 'Présente', 'N', 'O'],
      ['dcc\u00a0000\u00ad111a', 'DCC000111A', '2,01E+11'],
    ];
    const keyed = await corrections(
      ...other.map((number) => ['Toxicités', `${number}|1|${row[0]}|`, ...row.slice(1)]),
    );
    expect(new Set(keyed.corrections.map(({ keyHash }) => keyHash)).size).toBe(1);
    expect(keyed.corrections).toHaveLength(2);
    expect(keyed.findings).toEqual([
      { code: 'unmatched_correction', place: { file: 'corrections.csv', rowNumber: 4 } },
    ]);
  });

  it('a date in a key fits however it is written', async () => {
    using inbox = new Inbox();
    await inbox.stage(
      'ORBIS_IMAGERIE_20240101.csv',
      'IPP;DATE_EXAMEN;MODALITE;CONCLUSION_RECIST\n00012345;05/02/2014 08:30;TDM;PD\n',
    );
    const { corrections: found } = await corrections([
      'IMAGERIE',
      '12345|5/2/2014|tdm',
      'CONCLUSION_RECIST',
      'PD',
      'SD',
    ]);
    expect(found[0]?.keyHash).toBe(inbox.rows('IMAGERIE')[0]?.keyHash);
  });

  it.each([
    ['another sheet', ['Biologie', 'x', 'Siège', 'a', 'b']],
    ['another column', ['Fiches RCP', 'F1|1', 'Couleur', 'a', 'b']],
    ['an identity column', ['Fiches RCP', 'F1|1', 'Nom de naissance', 'a', 'b']],
    ['a key of other length', ['Fiches RCP', 'F1', 'Siège', 'a', 'b']],
    ['a key with a blank', ['Fiches RCP', '|1', 'Siège', 'a', 'b']],
  ])('a correction of %s is a finding', async (_, row) => {
    const { corrections: found, findings } = await corrections(row);
    expect(found).toEqual([]);
    expect(findings).toEqual([
      { code: 'unmatched_correction', place: { file: 'corrections.csv', rowNumber: 2 } },
    ]);
  });

  it('a file without its columns stops the run', async () => {
    const read = readCorrections(
      'corrections.csv',
      Buffer.from('source;key;column\n'),
      pipeline.sources,
      { extractedOn: '2024-01-01' },
      KEYS,
    );
    await expect(read).rejects.toBeInstanceOf(Refusal);
  });
});

describe('a control file in the record of a run', () => {
  it('has a keyed hash and no size: the plain hash of a list of one number gives the number away', async () => {
    using inbox = new Inbox();
    inbox.dcc();
    const list = 'N° dossier DCC;IPP\r\n;00012345\r\n';
    inbox.write('oppositions.csv', list);
    const { files } = await inbox.extract();
    const plain = createHash('sha256').update(list).digest('hex');
    expect(files.find(({ source }) => source === 'control')).toMatchObject({
      file: 'oppositions.csv',
      sha256: KEYS.controlFile(plain),
      sizeBytes: null,
    });
    for (const name of readdirSync(inbox.state, { recursive: true }) as string[])
      expect(readFileSync(join(inbox.state, name)).includes(plain)).toBe(false);
  });
});
