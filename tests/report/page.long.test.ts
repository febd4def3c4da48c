import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasReportOf, writeReport } from '../../src/report/report.ts';
import { etl } from '../run/inbox.ts';
import { INBOX, type Published, publishSample, reportAfter } from './night.ts';

let night: Published;

beforeAll(() => {
  night = publishSample();
}, 300_000);
afterAll(() => {
  night.db.close();
  rmSync(night.folder, { recursive: true });
});

const texts = (sql: string): string[] => night.db.prepare(sql).pluck().all() as string[];
const ids = (page: string): string[] => [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? '');

describe('the page', () => {
  it('is one file of less than a mebibyte', () => {
    expect(night.page.length).toBeGreaterThan(300_000);
    expect(statSync(night.report).size).toBeLessThan(2 ** 20);
  });

  it('is readable by owner and group only', () => {
    expect(statSync(night.report).mode & 0o777).toBe(0o440);
  });

  it('has no script, no style attribute, no picture and no address outside itself', () => {
    expect(night.page).not.toMatch(
      /<script|<img|<link|<iframe| style=| on[a-z]+=|url\(|@import|javascript:/i,
    );
    for (const [, address] of night.page.matchAll(/ (?:href|src|action)="([^"]*)"/g))
      expect(address).toMatch(/^#/);
  });

  it('allows itself its own style sheet by hash, and nothing else', () => {
    const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(night.page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(night.page) ?? [];
    expect(policy.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  it('leads every link to a place in it, and has no place twice', () => {
    const places = ids(night.page);
    expect(new Set(places).size).toBe(places.length);
    const links = new Set([...night.page.matchAll(/href="#([^"]*)"/g)].map((match) => match[1]));
    expect([...links].filter((link) => !places.includes(link ?? ''))).toEqual([]);
  });

  it('is the same, byte for byte, from the same warehouse', () => {
    expect(reportAfter(night, () => {}) === night.page).toBe(true);
  });

  it('names every patient once in the lists, and shows no identity', () => {
    const listed = [...night.page.matchAll(/<li id="p-[0-9a-f]+">([0-9a-f]{32})<\/li>/g)].map(
      (match) => match[1],
    );
    expect(listed.toSorted()).toEqual(texts('SELECT patient_pseudonym FROM dim_patient ORDER BY 1'));
  });

  it('explains every table and view of the warehouse', () => {
    const names = texts(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'",
    );
    const places = new Set(ids(night.page));
    expect(names.filter((name) => !places.has(`object-${name}`))).toEqual([]);
    for (const column of texts('SELECT DISTINCT "column" FROM data_dictionary'))
      expect(`${column} ${night.page.includes(`<code>${column}</code>`)}`).toBe(`${column} true`);
  });

  it('has words in both languages for every row of the printed tables', () => {
    const unnamed = texts(`
      SELECT DISTINCT section || ' ' || item FROM table_row JOIN study_table USING (printed_table)
      WHERE section NOT IN (SELECT section FROM study_table_section)
        OR item NOT GLOB '[0-9]' AND item NOT IN (SELECT item FROM study_table_item)`);
    expect(unnamed).toEqual([]);
  });
});

describe('hostile texts of the warehouse are shown, not obeyed', () => {
  const HOSTILE = `"><script>alert('x')</script><b onclick='x'>&amp;\u202e</style>`;
  const ESCAPED =
    '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&lt;b onclick=&#39;x&#39;&gt;&amp;amp;\ufffd&lt;/style&gt;';
  const PLACES: readonly (readonly [table: string, column: string, times: number])[] = [
    ['etl_source_file', 'file', 2],
    ['etl_source_file', 'source', 2],
    ['etl_row_count', 'sheet', 2],
    ['etl_row_count', 'file', 2],
    ['finding', 'message', 2],
    ['finding', 'code', 2],
    ['finding', 'rule', 2],
    ['etl_run', 'study', 3],
    ['study_endpoint', 'label_fr', 1],
    ['code_subgroup', 'label_en', 1],
    ['missing_reason', 'label_fr', 1],
    ['published_figure', 'label', 2],
    ['published_figure', 'place', 2],
    ['published_erratum', 'arithmetic', 1],
    ['published_erratum', 'arithmetic_fr', 1],
    ['data_dictionary', 'label_fr', 1],
    ['data_dictionary', 'codes', 1],
    ['data_dictionary', 'rule', 1],
    ['data_dictionary', 'source', 1],
    ['study_parameter', 'value', 1],
  ];

  const WHERE: Readonly<Record<string, string>> = {
    study_parameter: "WHERE name = 'cutoff'",
    etl_row_count: "WHERE file LIKE 'ORBIS_EI_2013%' AND stage = 'load'",
  };

  it.each(PLACES)('%s.%s', (table, column, times) => {
    const page = reportAfter(night, (db) => {
      db.pragma('foreign_keys = OFF');
      db.prepare(`UPDATE ${table} SET ${column} = ? ${WHERE[table] ?? ''}`).run(HOSTILE);
    });
    expect(page.split(ESCAPED).length - 1).toBeGreaterThanOrEqual(times);
    expect(/<script|onclick='|<b on|\u202e/.exec(page)?.[0]).toBeUndefined();
    expect(page.match(/<\/style>/g)).toHaveLength(1);
  });
});

describe('invented data (O-8)', () => {
  const BANNER =
    '<p class="invented"><span lang="fr">Données inventées</span><span lang="en">Invented data</span></p>';

  it('are across the page, in both languages', () => {
    expect(night.page.split(BANNER)).toHaveLength(2);
  });

  it.each(['0', 'NULL'])('a page of a run whose data are not (%s) has no banner', (value) => {
    const page = reportAfter(night, (db) => db.exec(`UPDATE etl_run SET is_invented_data = ${value}`));
    expect(page).not.toMatch(/<p class="invented"/);
  });

  it('a run on other exports has a page without the banner', () => {
    const page = reportAfter(night, (db) => db.exec('UPDATE etl_run SET is_invented_data = 0'));
    expect(page).not.toMatch(/<p class="invented"/);
  });
});

describe('the earlier runs', () => {
  const secondNight = (page: (sql: string) => void): void => {
    page('UPDATE etl_run SET night = 2');
    page(`INSERT INTO etl_run (run_id, night, started_at, started_by, study, code_version, key_id, inputs_sha256,
        parameters_sha256, extracted_on, patients_loaded, patients_opposed)
      SELECT 'before', 1, '2000-01-01T02:30:00.000Z', started_by, study, code_version, key_id, inputs_sha256,
        parameters_sha256, extracted_on, patients_loaded - 7, patients_opposed FROM etl_run`);
    page(`INSERT INTO finding SELECT finding_key + 100000, 'before', severity, code, rule, file, sheet, row_number,
      source_column, message, message_fr, patient_key FROM finding WHERE code <> 'grade_disagrees'`);
    page(`INSERT INTO etl_source_file SELECT file_key + 1000, 'before', source, file, format, sha256, size_bytes, stamp, status, patients
      FROM etl_source_file WHERE file NOT LIKE 'ORBIS_EI_2017%'`);
  };

  it('one alone has nothing to compare with', () => {
    expect(night.page).toContain('The warehouse has this run only: there is nothing to compare with.');
  });

  it('two are compared: patients, files and findings that moved, and only those', () => {
    const page = reportAfter(night, (db) => secondNight((sql) => db.exec(sql)));
    const [, moved = ''] =
      /Compared with the run of 2000-01-01 02:30<\/caption>([\s\S]*?)<\/table>/.exec(page) ?? [];
    const rows = [...moved.matchAll(/<th scope="row">([^<]*)<\/th><td>([^<]*)<\/td><td>([^<]*)</g)].map(
      (row) =>
        row
          .slice(1)
          .join(' | ')
          .replace(/ \([0-9a-f]{8}\)/, ''),
    );
    expect(rows).toEqual([
      'Patients loaded  | 749 | 756',
      'File ORBIS_EI_20170609.xlsx | 0 | 1',
      'Finding warning: grade_disagrees | 0 | 1',
    ]);
  });

  it('the figures of the run are those of the last one, and the trend has both', () => {
    const page = reportAfter(night, (db) => {
      secondNight((sql) => db.exec(sql));
      db.exec("INSERT INTO check_count VALUES ('before', 'check_line_start_missing', 1700, 160, NULL)");
    });
    const files = (text: string): number =>
      text.split('<th scope="row">ORBIS_CURES_20130107.csv</th>').length - 1;
    expect(files(page)).toBe(files(night.page));
    const [missing = ''] = texts(
      `SELECT printf('%,d', sum(n_failed)) FROM check_count JOIN check_definition USING (check_name)
       WHERE category = 'completeness'`,
    );
    const [, trend = ''] = /Run by run[^<]*<\/caption>([\s\S]*?)<\/table>/.exec(page) ?? [];
    expect(
      [...trend.matchAll(/<th scope="row">([^<]*)<\/th><td>([^<]*)<\/td><td>([^<]*)/g)].map((row) =>
        row.slice(2),
      ),
    ).toEqual([
      ['749', '160'],
      ['756', missing],
    ]);
  });

  it('shows the checks and the head of the log where the warehouse has them', () => {
    const head = 'feed5eed'.repeat(8);
    const page = reportAfter(night, (db) => {
      db.exec(`UPDATE etl_run SET log_head = '${head}'`);
      db.exec(`
        DROP VIEW check_result;
        CREATE TABLE check_result (check_name TEXT, category TEXT, severity TEXT, state TEXT, n_failed INTEGER, n_checked INTEGER);
        INSERT INTO check_result VALUES ('death_before_birth', 'plausibility', 'error', 'fail', 2, 749),
          ('sex_is_known', 'completeness', 'warning', 'pass', 0, 756), ('dose_is_known', 'completeness', 'info', 'not_applicable', NULL, NULL)`);
    });
    expect(page).toContain('1 of 3 checks to look at');
    expect(page).toMatch(
      /<code>death_before_birth<\/code><\/th><td>plausibility<\/td><td>error<\/td><td><strong class="alert">fail<\/strong><\/td><td>2 \/ 749</,
    );
    expect(page).toContain(`<dt>Head of the log</dt><dd><code>${head}</code>`);
    expect(night.page).toContain('Quality checks');
    expect(night.page).toContain('Head of the log');
  });
});

describe('with MIN_CELL', () => {
  const guardedPage = (): string => reportAfter(night, () => {}, 11);

  it('no pseudonym is in the page', () => {
    const page = guardedPage();
    for (const pseudonym of texts('SELECT patient_pseudonym FROM dim_patient')) {
      expect(page.includes(pseudonym.slice(0, 8))).toBe(false);
    }
  });

  it('no table shows a count from 1 to 10 of patients, and the print next to a hidden one is hidden', () => {
    const printed = guardedPage().matchAll(
      /<table class="figures printed[^"]*" id="en-table_\d+">[\s\S]*?<\/table>/g,
    );
    const cells = [...printed].flatMap(([table]) =>
      [...table.matchAll(/<td[^>]*>(\d+) \(/g)].map((cell) => Number(cell[1])),
    );
    expect(cells.length).toBeGreaterThan(50);
    expect(cells.filter((n) => n > 0 && n < 11)).toEqual([]);
  });

  it('a curve ends where fewer than 11 are at risk, and a small subgroup has none', () => {
    const page = guardedPage();
    expect(page).not.toContain('data-stratum="other"');
    expect(page).not.toContain('data-stratum="gi"');
    expect(page).toContain('data-stratum="pancreas"');
    expect(/role="cell"[^>]*>(?:[1-9]|10)</.exec(page)?.[0]).toBeUndefined();
    // The median of the overall survival lies behind the end of its curve: nothing points there.
    expect(page.split('>median 13.1<').length - 1).toBe(1);
    expect(page.split('>median 59.1<').length - 1).toBe(0);
  });

  it('the table of checks gives their states without numbers of patients', () => {
    const rows = [...guardedPage().matchAll(/<code>check_\w+<\/code>.*?<\/tr>/g)].map(([row]) => row);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => /\d \/ /.test(row))).toEqual([]);
    expect(rows.filter((row) => row.includes('<td>pass</td><td>hidden</td>')).length).toBeGreaterThan(50);
  });

  it('is 11 on the threshold: 10 shows what 11 hides', () => {
    const oedema = 't10.hypertension.yes';
    expect(texts(`SELECT n FROM table_10 WHERE id = '${oedema}'`)).toEqual([7]);
    const cell = (least: number): string =>
      /Bevacizumab: hypertension<[\s\S]*?Yes<\/th><td>([^<]*)</.exec(
        reportAfter(night, () => {}, least),
      )?.[1] ?? '';
    expect([cell(7), cell(8)]).toEqual(['7 (17.1)', 'hidden']);
  });
});

describe('the file', () => {
  const warehouse = (): string => join(night.folder, 'warehouse.sqlite');
  const runId = (): string => texts('SELECT run_id FROM etl_run')[0] ?? '';

  it('names its run, and how its counts are guarded', () => {
    expect(hasReportOf(night.folder, runId(), 0)).toBe(true);
    expect(hasReportOf(night.folder, runId(), 11)).toBe(false);
    expect(hasReportOf(night.folder, 'another', 0)).toBe(false);
  });

  it('is written again by a run with nothing new when it is missing, and left unchanged otherwise', () => {
    const before = statSync(night.report).ino;
    expect(etl({ EXPORTS: INBOX, OUT: night.folder }).stdout).not.toContain('Report');
    expect(statSync(night.report).ino).toBe(before);
    rmSync(night.report);
    expect(etl({ EXPORTS: INBOX, OUT: night.folder }).stdout).toMatch(
      /^Nothing new[^\n]*\nData {6}invented data[^\n]*\nReport {4}.*report\.html, \d+\.\d [kM]B\n$/,
    );
    expect(readFileSync(night.report, 'utf8') === night.page).toBe(true);
  });

  it('that cannot be written leaves the warehouse published: exit code 3, with a message on stderr and in the log', () => {
    rmSync(night.report);
    mkdirSync(join(night.folder, '.report.tmp/x'), { recursive: true });
    const { exitCode, stderr } = etl({ EXPORTS: INBOX, OUT: night.folder });
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/^published, but the report was not written: /);
    const logs = readdirSync(join(night.folder, 'logs')).sort();
    expect(readFileSync(join(night.folder, 'logs', logs.at(-1) ?? ''), 'utf8')).toContain(
      '"event":"report_failed"',
    );
    rmSync(join(night.folder, '.report.tmp'), { recursive: true });
  });

  it('of a former warehouse does not outlive a failure', () => {
    writeFileSync(night.report, 'of last night');
    expect(() => writeReport(`${warehouse()}.none`, 0)).toThrow();
    expect(readdirSync(night.folder)).not.toContain('report.html');
  });

  it('is written by the command alone, over and over the same', () => {
    const { exitCode, stdout } = etl({ OUT: night.folder }, ['report']);
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Report {4}/) });
    expect(readFileSync(night.report, 'utf8') === night.page).toBe(true);
  });

  it('without a warehouse there is none: exit code 2, and what to do', () => {
    const { exitCode, stderr } = etl({ OUT: join(night.folder, 'nowhere') }, ['report']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^nothing was ever published here: .*nowhere.warehouse\.sqlite is not there; set ETL_OUT=/,
    );
  });

  it.each(['ten', '-1', '1.5'])('MIN_CELL=%s is refused', (least) => {
    expect(etl({ OUT: night.folder, MIN_CELL: least }, ['report']).exitCode).toBe(64);
  });
});
