import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemText, Refusal } from '../../src/findings/problem.ts';
import { openHashed, readHashed } from '../../src/inbox/hash-file.ts';
import { csv, DCC, fiches, Inbox, latin, PERSONS, workbook } from '../extract/fixture.ts';

const codes = (problems: readonly { code: string }[]): string[] => problems.map(({ code }) => code);

/** A whole set of CSV files of one stamp. */
function csvSet(inbox: Inbox, stamp: string, sheets: readonly string[]): void {
  for (const sheet of sheets)
    inbox.write(`dcc/DCC_RENATEN_${stamp}_${sheet}.csv`, latin(csv(DCC[sheet.replaceAll('_', ' ')] ?? [])));
}

describe('which files are used', () => {
  it('the newest extraction by its stamp is used, older ones are superseded and not read (C-50, C-51)', async () => {
    using inbox = new Inbox();
    inbox.write('dcc/DCC_RENATEN_20230101.xlsx', workbook({ broken: [['not', 'read']] }));
    inbox.dcc('DCC_RENATEN_20240101.xlsx', {
      Suivi: [...(DCC.Suivi ?? []), ['DCC2', '01/01/2015', 'Vivant', null]],
    });
    inbox.dcc('DCC_RENATEN_20240101_0830.xlsx');
    const { files, errors, extractedOn } = await inbox.extract();
    expect(errors).toEqual([]);
    expect(files.map(({ file, stamp, status }) => [file, stamp, status])).toEqual([
      ['DCC_RENATEN_20230101.xlsx', '2023-01-01T00:00', 'superseded'],
      ['DCC_RENATEN_20240101.xlsx', '2024-01-01T00:00', 'superseded'],
      ['DCC_RENATEN_20240101_0830.xlsx', '2024-01-01T08:30', 'used'],
    ]);
    expect(extractedOn).toBe('2024-01-01');
  });

  it('a damaged newest extraction stops the run, and an older one is used by request only, with a finding (C-50)', async () => {
    using inbox = new Inbox();
    inbox.dcc('DCC_RENATEN_20230101.xlsx');
    const newest = inbox.dcc('DCC_RENATEN_20240101.xlsx');
    writeFileSync(newest, readFileSync(newest).subarray(0, 2000));
    const refused = await inbox.extract();
    expect(codes(refused.errors)).toEqual(['damaged']);
    expect(refused.errors.map(problemText)).toEqual([
      'DCC_RENATEN_20240101.xlsx: found a zip archive without its end: cut off, or still being written; expected a whole workbook; copy or export it again',
    ]);
    const older = await inbox.extract({ useFile: 'DCC_RENATEN_20230101.xlsx' });
    expect(older.errors).toEqual([]);
    expect(older.findings.map(({ code }) => code)).toContain('older_extraction_used');
    expect(codes((await inbox.extract({ useFile: 'DCC_RENATEN_2022.xlsx' })).errors)).toContain(
      'unknown_extraction',
    );
  });

  it('the same stamp with the same content is a duplicate, with other content an error that names both (C-51)', async () => {
    using inbox = new Inbox();
    const whole = readFileSync(inbox.dcc('DCC_RENATEN_20240101.xlsx'));
    inbox.write('dcc/DCC_RENATEN_20240101_0000.xlsx', whole);
    const same = await inbox.chosen();
    expect(same.problems).toEqual([]);
    expect(same.files.map(({ status }) => status)).toEqual(['used', 'duplicate']);
    inbox.dcc('DCC_RENATEN_20240101_0000.xlsx', { 'Fiches RCP': fiches({}, { 'N° fiche': 'F2' }) });
    const other = await inbox.chosen();
    expect(codes(other.problems)).toEqual(['same_stamp']);
    expect(other.problems.map(problemText)[0]).toMatch(
      /^DCC_RENATEN_20240101_0000.xlsx: .*DCC_RENATEN_20240101.xlsx/,
    );
  });

  it('increments add up, ordered by stamp, then name (C-51)', async () => {
    using inbox = new Inbox();
    inbox.dcc();
    for (const name of ['PATIENTS_20240301', 'PATIENTS_20240201_0900', 'PATIENTS_20240201']) {
      inbox.write(
        `orbis/ORBIS_${name}.csv`,
        latin(csv([...PERSONS, [name.length, 'A', '', 'B', '01/01/1950', 'M', '', '']])),
      );
    }
    const { files, errors, sheets } = await inbox.extract();
    expect(errors).toEqual([]);
    expect(files.filter(({ source }) => source === 'orbis').map(({ file }) => file)).toEqual([
      'ORBIS_PATIENTS_20240201.csv',
      'ORBIS_PATIENTS_20240201_0900.csv',
      'ORBIS_PATIENTS_20240301.csv',
    ]);
    expect(sheets.map(({ sheetId, sheet }) => `${sheetId} ${sheet}`).slice(0, 5)).toEqual([
      ...['1 Fiches RCP', '2 Lignes de traitement', '3 Toxicités', '4 Suivi', '5 PATIENTS'],
    ]);
  });

  it('an extraction as CSV has one file a sheet, in any spelling; an incomplete set is refused (C-52)', async () => {
    using inbox = new Inbox();
    csvSet(inbox, '20240101', ['Fiches_RCP', 'Lignes_de_traitement', 'Toxicités']);
    const incomplete = await inbox.chosen();
    expect(codes(incomplete.problems)).toEqual(['incomplete_set']);
    expect(incomplete.problems[0]?.found).toContain('"Suivi"');
    inbox.write('dcc/dcc_renaten_20240101_SUIVI.CSV', csv(DCC.Suivi ?? []));
    const whole = await inbox.extract();
    expect(whole.errors).toEqual([]);
    expect(whole.sheets.map(({ sheet, rowsRead }) => [sheet, rowsRead])).toEqual([
      ...[
        ['Fiches RCP', 1],
        ['Lignes de traitement', 1],
        ['Toxicités', 1],
        ['Suivi', 1],
      ],
    ]);
  });

  it('a required source without a file stops the run, an optional one is a finding (C-50, S-9)', async () => {
    using inbox = new Inbox();
    const { problems: errors, findings } = await inbox.chosen();
    expect(codes(errors)).toEqual(['source_without_file']);
    expect(findings).toContainEqual({ code: 'optional_source_absent', details: { source: 'orbis' } });
  });

  it('a report that is there and unusable stops the run (C-50)', async () => {
    using inbox = new Inbox();
    inbox.dcc();
    inbox.write('orbis/ORBIS_EI_20240101.csv', 'nothing;of;it\r\n');
    expect(codes((await inbox.extract()).errors)).toEqual(['no_header']);
  });
});

describe('files that are not usable', () => {
  it('unknown names are counted and left alone, and never quoted (C-57)', async () => {
    using inbox = new Inbox();
    inbox.dcc();
    inbox.write('dcc/DUPONT Jean.xlsx', 'x');
    inbox.write('orbis/ORBIS_BIOLOGIE_20240101.csv', 'x');
    inbox.write('orbis/notes.tmp', 'x');
    writeFileSync(Buffer.concat([Buffer.from(`${inbox.path}/dcc/r`), Buffer.from([0xe9, 0xe8])]), 'x');
    const { problems: errors, findings, unknown } = await inbox.chosen();
    expect(errors).toEqual([]);
    expect(unknown).toBe(4);
    expect(JSON.stringify([findings, errors])).not.toContain('DUPONT');
  });

  it.each(['DCC_RENATEN_20240201.xlsx.part', '~$DCC_RENATEN_20240201.xlsx', 'DCC_RENATEN_20240201.xlsx.tmp'])(
    '%s is still being written (S-9)',
    async (name) => {
      using inbox = new Inbox();
      inbox.dcc();
      inbox.write(`dcc/${name}`, 'x');
      const { problems: errors } = await inbox.chosen();
      expect(codes(errors)).toEqual(['still_being_written']);
      expect(errors[0]?.place.file).toBe(name);
    },
  );

  it('a file that grows between two looks is still being written (S-9)', async () => {
    using inbox = new Inbox();
    const path = inbox.dcc();
    setTimeout(() => appendFileSync(path, 'x'), 60);
    const { problems: errors } = await inbox.chosen({ freshMs: 60_000, settleMs: 200 });
    expect(codes(errors)).toContain('still_being_written');
  });

  it('the bytes read are the bytes hashed: a file replaced in between is refused (S-9)', () => {
    using inbox = new Inbox();
    const path = inbox.write('dcc/a.csv', 'hashed');
    const sha256 = createHash('sha256').update('hashed').digest('hex');
    expect(readHashed('a.csv', path, { sha256, sizeBytes: 6 }).toString()).toBe('hashed');
    for (const content of ['hushed', 'hashed and more', 'hash']) {
      inbox.write('dcc/a.csv', content);
      expect(() => readHashed('a.csv', path, { sha256, sizeBytes: 6 })).toThrow(Refusal);
    }
  });

  it('a file that is read while it is open is what was hashed, or refused at the end (S-9)', () => {
    using inbox = new Inbox();
    const path = inbox.write('dcc/a.xlsx', 'hashed');
    const expected = { sha256: createHash('sha256').update('hashed').digest('hex'), sizeBytes: 6 };
    using open = openHashed('a.xlsx', path, expected);
    expect(open.slice(1, 4).toString()).toBe('ash');
    expect(open.slice(4, 99).toString()).toBe('ed');
    open.refuseChanged();
    renameSync(inbox.write('dcc/b.xlsx', 'other!'), path);
    expect(open.slice(0, 6).toString()).toBe('hashed');
    expect(() => openHashed('a.xlsx', path, expected)).toThrow(Refusal);
    const again = inbox.write('dcc/c.xlsx', 'hashed');
    using grown = openHashed('c.xlsx', again, expected);
    appendFileSync(again, ' and more');
    expect(grown.slice(0, 99).toString()).toBe('hashed');
    expect(() => grown.refuseChanged()).toThrow(Refusal);
  });

  it('an empty file is reported as one (S-9)', async () => {
    using inbox = new Inbox();
    inbox.dcc();
    inbox.write('orbis/ORBIS_EI_20240101.csv', '');
    const { problems: errors } = await inbox.chosen();
    expect(errors.map(problemText)).toEqual([
      'ORBIS_EI_20240101.csv: found an empty file; expected an export; deliver it again',
    ]);
  });

  it('a link that leaves the inbox is an error, one that stays is followed (C-57, S-9)', async () => {
    using inbox = new Inbox();
    inbox.write('archive/kept.xlsx', readFileSync(inbox.dcc()));
    const outside = join(inbox.root, 'outside.xlsx');
    writeFileSync(outside, readFileSync(join(inbox.path, 'dcc/DCC_RENATEN_20240101.xlsx')));
    symlinkSync(join(inbox.path, 'archive/kept.xlsx'), join(inbox.path, 'dcc/DCC_RENATEN_20240102.xlsx'));
    expect(codes((await inbox.chosen()).problems)).toEqual([]);
    symlinkSync(outside, join(inbox.path, 'dcc/DCC_RENATEN_20240103.xlsx'));
    expect(codes((await inbox.chosen()).problems)).toEqual(['link_leaves_inbox']);
  });

  it('a folder, and a pipe, named like an export are errors and hang nothing (C-57)', async () => {
    using inbox = new Inbox();
    inbox.dcc();
    mkdirSync(join(inbox.path, 'dcc/DCC_RENATEN_20240201.xlsx'));
    execFileSync('mkfifo', [join(inbox.path, 'dcc/DCC_RENATEN_20240301.xlsx')]);
    expect(codes((await inbox.chosen()).problems)).toEqual(['not_a_file', 'not_a_file']);
  });

  it('a stamp that no calendar has is an error (C-51)', async () => {
    using inbox = new Inbox();
    inbox.dcc();
    inbox.dcc('DCC_RENATEN_20240230.xlsx');
    inbox.dcc('DCC_RENATEN_20240228_2461.xlsx');
    expect(codes((await inbox.chosen()).problems)).toEqual(['impossible_stamp', 'impossible_stamp']);
  });

  it('an inbox that is not there is an error (S-9)', async () => {
    using inbox = new Inbox();
    const { errors } = await inbox.extract({ inbox: join(inbox.root, 'nowhere') });
    expect(codes(errors)).toEqual(['inbox_unreadable']);
  });

  it('a MANIFEST.sha256 must fit every file of its folder (S-9)', async () => {
    using inbox = new Inbox();
    const sum = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
    const path = inbox.dcc();
    inbox.write('dcc/MANIFEST.sha256', `${sum(path)}  DCC_RENATEN_20240101.xlsx\n`);
    expect((await inbox.chosen()).problems).toEqual([]);
    inbox.dcc('DCC_RENATEN_20230101.xlsx');
    inbox.write(
      'dcc/MANIFEST.sha256',
      `${'0'.repeat(64)} *DCC_RENATEN_20240101.xlsx\n${'0'.repeat(64)}  gone.xlsx\n`,
    );
    const { problems: errors } = await inbox.chosen();
    expect(codes(errors)).toEqual(['manifest_mismatch', 'manifest_mismatch', 'manifest_mismatch']);
    expect(JSON.stringify(errors)).not.toContain('gone');
  });
});
