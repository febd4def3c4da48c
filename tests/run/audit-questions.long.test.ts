import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, openReadOnly } from '../../src/warehouse/open.ts';
import { etl, temporaryFolder } from './inbox.ts';

/** Every answer of docs/audit-questions.md, taken from there as it is printed. */

const ROOT = join(import.meta.dirname, '../..');
const INBOX = join(ROOT, 'sample-exports/inbox');

interface Question {
  readonly title: string;
  readonly language: string;
  readonly answer: string;
}

const questions: readonly Question[] = readFileSync(join(ROOT, 'docs/audit-questions.md'), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((text) => {
    const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
    expect([text.split('\n')[0], blocks.length]).toEqual([text.split('\n')[0], 1]);
    return { title: text.split('\n')[0] ?? '', language: blocks[0]?.[1] ?? '', answer: blocks[0]?.[2] ?? '' };
  });

let out: string;
let db: Connection;
let stands: Readonly<Record<string, string>>;
beforeAll(() => {
  out = temporaryFolder();
  for (const CUTOFF of ['2017-03-31', '2017-04-30']) etl({ EXPORTS: INBOX, OUT: out, CUTOFF });
  db = openReadOnly(join(out, 'warehouse.sqlite'));
  const row = db
    .prepare(
      "SELECT file, sheet, row_number AS row FROM row_fate WHERE fate = 'ignored' AND fate_code IS NOT NULL LIMIT 1",
    )
    .get() as Record<string, string | number>;
  const pseudonym = db
    .prepare(
      `SELECT patient_pseudonym FROM time_to_event JOIN dim_patient USING (patient_key)
       WHERE endpoint = 'pfs' AND ended_by = 'progression' AND is_imputed LIMIT 1`,
    )
    .pluck()
    .get();
  const run = db.prepare('SELECT run_id FROM etl_run WHERE night = 1').pluck().get();
  stands = {
    file: String(row.file),
    sheet: String(row.sheet),
    row: String(row.row),
    pseudonym: String(pseudonym),
    run: String(run),
  };
}, 300_000);
afterAll(() => {
  db.close();
  rmSync(out, { recursive: true, force: true });
});

const filled = (text: string): string => text.replace(/<(\w+)>/g, (_, name: string) => stands[name] ?? name);

/** What a command line of the document prints: its `make` by the program itself, with the variables that it sets. */
function printed(command: string): string {
  const [, target = '', settings = ''] = /^make (\w+) ?(.*)$/.exec(command.trim()) ?? [];
  const variables = Object.fromEntries(
    [...settings.matchAll(/(\w+)=<?([^\s>]+)>?/g)].map(([, name = '', value = '']) => [
      name,
      stands[value] ?? value,
    ]),
  );
  const { exitCode, stdout, stderr } = etl({ OUT: out, ...variables }, [target]);
  expect([exitCode, stderr]).toEqual([0, '']);
  return stdout;
}

const SQL = questions.filter(({ language }) => language === 'sql');
const COMMANDS = questions.filter(({ language }) => language === 'sh');

describe('the twelve questions', () => {
  it('are twelve, each with one answer', () => {
    expect(questions).toHaveLength(12);
    expect(SQL.length + COMMANDS.length).toBe(12);
  });

  it.each(SQL)('$title', ({ answer }) => {
    const rows = db.prepare(filled(answer)).all();
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each(COMMANDS)('$title', ({ answer }) => {
    expect(printed(answer)).not.toBe('');
  });

  it('the queries run in the sqlite3 shell', (context) => {
    const { error } = spawnSync('sqlite3', ['--version']);
    context.skip(error !== undefined, 'sqlite3 is not to be had');
    for (const { title, answer } of SQL) {
      const { stdout, stderr, status } = spawnSync('sqlite3', [
        join(out, 'warehouse.sqlite'),
        filled(answer),
      ]);
      expect([title, status, stderr.toString()]).toEqual([title, 0, '']);
      expect(stdout.length).toBeGreaterThan(0);
    }
  });

  it('answer what was asked', () => {
    const answerTo = (number: number): string => questions[number - 1]?.answer ?? '';
    const rows = (number: number) => db.prepare(filled(answerTo(number))).all() as Record<string, unknown>[];
    expect(rows(1).find(({ name }) => name === 'cutoff')).toMatchObject({ value: '2017-04-30' });
    expect(rows(2).every(({ sha256 }) => /^[0-9a-f]{64}$/.test(String(sha256)))).toBe(true);
    expect(printed(answerTo(3))).toContain('nothing was altered');
    expect(rows(4).every(({ unaccounted }) => unaccounted === 0)).toBe(true);
    expect(printed(answerTo(5))).toMatch(/: ignored, /);
    expect(printed(answerTo(6))).toMatch(/^t6\.ki67\.lt3: ki67 = lt3, all: \d+ of \d+/);
    expect(printed(answerTo(7))).toContain('only the month is known');
    expect(rows(9).some(({ table_name }) => table_name === 'time_to_event')).toBe(true);
    expect(rows(10)[0]).toMatchObject({ known_by: 'first_night', run_id: stands.run });
    expect(rows(12)).toHaveLength(1);
  });
});
