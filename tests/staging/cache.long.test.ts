import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { pipeline } from '#pipelines';
import { keyring } from '../../src/deidentify/pseudonym.ts';
import { stagedKeyId } from '../../src/staging/cache.ts';
import {
  csv,
  fiches,
  Inbox,
  KEYS,
  latin,
  PERSONS,
  sheetXml,
  xlsxMembers,
  zipOf,
} from '../extract/fixture.ts';

const PATIENTS = 'orbis/ORBIS_PATIENTS_20240101.csv';

function filled(): Inbox {
  const inbox = new Inbox();
  inbox.dcc();
  inbox.write(PATIENTS, latin(csv(PERSONS)));
  return inbox;
}

const readNames = ({ readFiles }: { readFiles: readonly { file: string }[] }): string[] =>
  readFiles.map(({ file }) => file);

describe('the staging cache', () => {
  it('an unchanged file is never read twice, and gives the same findings and rows; a changed one alone is read', async () => {
    using inbox = filled();
    const first = await inbox.extract();
    const rows = inbox.rows('Fiches RCP');
    expect([first.readFiles.length, first.reusedFiles]).toEqual([2, 0]);
    const second = await inbox.extract();
    expect([second.readFiles.length, second.reusedFiles]).toEqual([0, 2]);
    expect(second.findings).toEqual(first.findings);
    expect(inbox.rows('Fiches RCP')).toEqual(rows);
    inbox.write(PATIENTS, latin(csv([...PERSONS, ['9', 'B', '', 'C', '01/02/1950', 'M', '', '']])));
    expect(readNames(await inbox.extract())).toEqual(['ORBIS_PATIENTS_20240101.csv']);
  });

  it('a renamed file is reused under its new name, one with another stamp is read again', async () => {
    using inbox = filled();
    await inbox.extract();
    renameSync(join(inbox.path, PATIENTS), join(inbox.path, 'orbis/orbis_patients_20240101_0000.CSV'));
    const renamed = await inbox.extract();
    expect(readNames(renamed)).toEqual([]);
    expect(renamed.files.at(-1)?.file).toBe('orbis_patients_20240101_0000.CSV');
    renameSync(
      join(inbox.path, 'orbis/orbis_patients_20240101_0000.CSV'),
      join(inbox.path, 'orbis/ORBIS_PATIENTS_20240102.csv'),
    );
    expect(readNames(await inbox.extract())).toEqual(['ORBIS_PATIENTS_20240102.csv']);
  });

  it('rows of files that are gone or superseded are purged, from the bytes too', async () => {
    using inbox = filled();
    const cells = { Siège: 'Appendice', 'Ki67 (%)': 'Mme Unetelle' };
    inbox.dcc('DCC_RENATEN_20240101.xlsx', { 'Fiches RCP': fiches(cells) });
    await inbox.extract();
    const staged = (): Buffer => readFileSync(join(inbox.state, 'staging-dcc.sqlite'));
    const encrypted = [
      ...staged()
        .toString('latin1')
        .matchAll(/"sealed":"([^"]+)"/g),
    ]
      .map(([, cell = '']) => cell)
      .filter((cell) => KEYS.unseal(cell).includes('Mme Unetelle'));
    expect(encrypted).toHaveLength(1);
    const marks = ['"Appendice"', ...encrypted];
    const left = (): string[] => marks.filter((mark) => staged().includes(mark));
    expect(left()).toEqual(marks);
    inbox.dcc('DCC_RENATEN_20240201.xlsx');
    await inbox.extract();
    expect(left()).toEqual([]);
    expect(inbox.rows('Fiches RCP')).toHaveLength(1);
  });

  it('the cache of all sources, as version 0.1.0 kept it, is removed: an opposed patient is in no unused file', async () => {
    using inbox = filled();
    mkdirSync(inbox.state);
    writeFileSync(join(inbox.state, 'staging.sqlite'), 'rows of before');
    await inbox.extract();
    expect(existsSync(join(inbox.state, 'staging.sqlite'))).toBe(false);
  });

  it('other declarations read every file again', async () => {
    using inbox = filled();
    await inbox.extract();
    const changed = { ...pipeline, codeLists: pipeline.codeLists.slice(1) };
    expect((await inbox.extract({ pipeline: changed })).readFiles).toHaveLength(2);
  });

  it('the order in which files were read, in one run or in two, changes nothing', async () => {
    using one = filled();
    using two = new Inbox();
    two.dcc();
    await two.extract();
    copyFileSync(join(one.path, PATIENTS), two.write(PATIENTS, ''));
    const [first, second] = [await one.extract(), await two.extract()];
    expect(second.sheets).toEqual(first.sheets);
    expect(second.files.map(({ file, fileId }) => [file, fileId])).toEqual(
      first.files.map(({ file, fileId }) => [file, fileId]),
    );
  });

  it.each([
    ['cut', (path: string) => truncateSync(path, 5000)],
    ['foreign bytes', (path: string) => writeFileSync(path, 'no database at all')],
    ['another application', (path: string) => new Database(path).exec('PRAGMA user_version = 99').close()],
    [
      'overwritten inside',
      (path: string) => writeFileSync(path, readFileSync(path).fill(0xaa, 4096, 12_000)),
    ],
    [
      'a folder',
      (path: string) => {
        renameSync(path, `${path}.old`);
        mkdirSync(path);
      },
    ],
  ])('a cache that is damaged (%s) is thrown away and rebuilt, the other one stays', async (_, damage) => {
    using inbox = filled();
    await inbox.extract();
    const rows = inbox.rows('Fiches RCP');
    damage(join(inbox.state, 'staging-dcc.sqlite'));
    const again = await inbox.extract();
    expect([again.errors, again.readFiles.length]).toEqual([[], 1]);
    expect(inbox.rows('Fiches RCP').map(({ keyHash }) => keyHash)).toEqual(
      rows.map(({ keyHash }) => keyHash),
    );
  });

  it('only its owner may read it, whatever the umask, and it names the key that it was made with (S-2)', async () => {
    const umask = process.umask(0);
    try {
      using inbox = filled();
      await inbox.extract();
      expect(statSync(join(inbox.state, 'staging-dcc.sqlite')).mode & 0o777).toBe(0o600);
      expect(statSync(inbox.state).mode & 0o777).toBe(0o700);
      expect(stagedKeyId(inbox.state)).toBe(KEYS.keyId);
    } finally {
      process.umask(umask);
    }
  });

  it('rows hashed under another key are not reused', async () => {
    using inbox = filled();
    await inbox.extract();
    const key = Buffer.alloc(32, 8);
    const other = await inbox.extract({ key, keyring: keyring(key) });
    expect(other.readFiles).toHaveLength(2);
    expect(inbox.rows('Suivi')[0]?.identity.patient).toBe(keyring(key).patient('DCC000111A'));
  });

  it('a bad file keeps nothing, and leaves the staging of the others for the next run', async () => {
    using inbox = filled();
    inbox.write(
      'orbis/ORBIS_EI_20240101.csv',
      'IPP;DATE_DEBUT;DATE_FIN;LIBELLE;GRADE_CTCAE;IMPUTABILITE;CONDUITE\n1;01/01/2014;;HTA;"1;;\n',
    );
    const bad = await inbox.extract();
    expect(bad.errors).toMatchObject([
      { code: 'quotes', place: { file: 'ORBIS_EI_20240101.csv', rowNumber: 2 } },
    ]);
    inbox.write(
      'orbis/ORBIS_EI_20240101.csv',
      'IPP;DATE_DEBUT;DATE_FIN;LIBELLE;GRADE_CTCAE;IMPUTABILITE;CONDUITE\n1;01/01/2014;;HTA;1;;\n',
    );
    expect(readNames(await inbox.extract())).toEqual(['ORBIS_EI_20240101.csv']);
  });

  it('a file that takes too long is killed and refused; the others are read (S-9)', async () => {
    using inbox = filled();
    const { errors, readFiles } = await inbox.extract({ limits: { freshMs: 0, baseMs: 1, msPerMb: 0 } });
    expect(errors.map(({ code, found }) => `${code}: ${found}`)).toEqual(
      Array(2).fill('reader_failed: a file that takes too long to read'),
    );
    expect(readFiles).toEqual([]);
  });

  it('a reader that runs out of memory is one refused file (S-9)', async () => {
    using inbox = filled();
    const text = 'x'.repeat(30_000);
    const shared = Array.from({ length: 4_000 }, (_, at) => `<si><t>${at}${text}</t></si>`).join('');
    const parts = { 'xl/sharedStrings.xml': `<sst>${shared}</sst>` };
    const name = 'DCC_RENATEN_20240101.xlsx';
    inbox.write(`dcc/${name}`, zipOf({ ...xlsxMembers(sheetXml(''), 'Suivi', ['sharedStrings']), ...parts }));
    const { errors } = await inbox.extract({ limits: { freshMs: 0, baseMemoryMb: 40, memoryPerMb: 0 } });
    expect(errors).toMatchObject([{ code: 'reader_failed', place: { file: name } }]);
  });

  it('an interrupted extraction stops at once', async () => {
    using inbox = filled();
    const stop = AbortSignal.timeout(30);
    await expect(inbox.extract({ signal: stop })).rejects.toThrow();
    expect(existsSync(join(inbox.state, 'staging-dcc.sqlite'))).toBe(true);
    chmodSync(inbox.state, 0o700);
  });
});
