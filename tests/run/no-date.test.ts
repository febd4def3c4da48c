import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, openReadOnly } from '../../src/warehouse/open.ts';
import { type Ended, etl, temporaryFolder } from './inbox.ts';
import { fiche, followUp, line, person, smallInbox } from './small-inbox.ts';

let folders: string[] = [];
let db: Connection;
let ended: Ended;

/** Patients A to F: alive, all with a line from 10/01/2012. */
beforeAll(() => {
  const who = [...'ABCDEF'];
  const progressions = ['non', 'aucune', '31/12/9999', '01/01/1970', 'pas de progression', '31/02/2014'];
  const deaths = ['31/12/9999', '01/01/1970', '01/01/1900', '00/00/0000', 'néant', ''];
  const inbox = smallInbox({
    'Fiches RCP': who.map((one) => fiche(one)),
    'Lignes de traitement': who.map((one, at) =>
      line(one, { 'Date de progression': progressions[at] ?? '' }),
    ),
    Suivi: who.map((one) => followUp(one, { 'Date de décès': one === 'A' ? 'cf courrier' : '' })),
    PATIENTS: who.map((one, at) => person(one, { DATE_DECES: deaths[at] ?? '' })),
  });
  const out = temporaryFolder();
  folders = [inbox, out];
  ended = etl({ EXPORTS: inbox, OUT: out });
  db = openReadOnly(join(out, 'warehouse.sqlite'));
}, 300_000);
afterAll(() => {
  db.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const findings = (code: string): unknown[] =>
  db.prepare('SELECT severity, source_column, row_number, message FROM finding WHERE code = ?').all(code);

test('texts and days that mean none are no event: five of six have neither progression nor death (C-84)', () => {
  const count = (sql: string): unknown => db.prepare(sql).pluck().get();
  expect(count('SELECT count(*) FROM fact_line_of_therapy WHERE has_progression')).toBe(1);
  expect(count('SELECT count(*) FROM fact_follow_up WHERE is_dead')).toBe(0);
  expect(
    count(`SELECT count(*) FROM missing_value WHERE table_name = 'fact_line_of_therapy'
    AND column_name = 'progressed_on' AND reason = 'not_applicable' AND raw_text <> ''`),
  ).toBe(5);
});

test('one finding a column counts the cells, as an info (C-84)', () => {
  const message = (count: number): string =>
    `${count} cell(s) of the column hold a word or a day that means that there is no date; they count as no event`;
  expect(findings('sentinel_date')).toEqual([
    { severity: 'info', source_column: 'Date de progression', row_number: null, message: message(5) },
    { severity: 'info', source_column: 'DATE_DECES', row_number: null, message: message(5) },
  ]);
});

test('a progression that cannot be read is an error: it takes the patient out of an endpoint (C-5, C-84)', () => {
  expect(findings('unreadable_event')).toMatchObject([
    { severity: 'error', source_column: 'Date de progression' },
  ]);
  expect(ended.exitCode).toBe(3);
});

test('a death that cannot be read beside "Vivant" is no death, with a warning (C-84)', () => {
  expect(findings('unreadable_death_of_living')).toMatchObject([
    { severity: 'warning', source_column: 'Date de décès', row_number: 2 },
  ]);
});

test('a run on days that mean none ends with 0, and 1 January 1970 is a day after an earlier diagnosis (C-84)', () => {
  const untreated = { 'Proposition thérapeutique': 'Surveillance' };
  const inbox = smallInbox({
    'Fiches RCP': [
      fiche('A', { ...untreated, 'Date du diagnostic': '05/12/1969', 'Né(e) le': '03/04/1930' }),
      fiche('B', { ...untreated, 'Date du diagnostic': '' }),
    ],
    Suivi: ['A', 'B'].map((one) => followUp(one, { Etat: '', 'Date de décès': '01/01/1970' })),
  });
  const out = temporaryFolder();
  const { exitCode } = etl({ EXPORTS: inbox, OUT: out });
  const second = openReadOnly(join(out, 'warehouse.sqlite'));
  const deaths = second.prepare('SELECT died_on FROM fact_follow_up WHERE is_dead').pluck().all();
  second.close();
  for (const folder of [inbox, out]) rmSync(folder, { recursive: true, force: true });
  expect([exitCode, deaths]).toEqual([0, ['1970-01-01']]);
}, 300_000);
