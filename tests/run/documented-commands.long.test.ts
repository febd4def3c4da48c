import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReadOnly } from '../../src/warehouse/open.ts';
import { etl, inventInbox, temporaryFolder } from './inbox.ts';
import { ROOT, shell } from './make.ts';

/** Every command line of README.md and docs/, run as it is printed, on two published runs of a small inbox (O-6). */

/** Commands that take minutes, or write into the checkout: make is asked whether it knows them, with these variables. */
const NOT_RUN = [
  'test',
  'test-long',
  'check',
  'torture',
  'sbom',
  'advisories',
  'coverage',
  'mutation',
  'samples',
  'bench',
  'setup',
];
const DOCUMENTS = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)];
const COMMAND = /\b(?:make|bin\/renaten)(?: --[a-z-]+ \/\S+| [A-Za-z-]\S*(?:=(?:'[^']*'|<[^>]*>))?)*/;

/** Lines of code blocks and code within text that call make or the executable, without their comments. */
function commandsOf(document: string): string[] {
  const text = readFileSync(join(ROOT, document), 'utf8').replace(/```sql\n[\s\S]*?```/g, '');
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const inline = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, code = '']) => code,
  );
  return [...blocks, ...inline]
    .map((line) => line.replace(/\s+#.*/, ''))
    .filter((line) => /^(.*(?:&& |\/))?(make(?= |$)|bin\/renaten )/.test(line))
    .map((line) => COMMAND.exec(line)?.[0] ?? line);
}

/** What these need is not in a name that a sentence mentions: `make trace`. */
const NEED_MORE = ['trace', 'answers', 'rollback'];
const goalOf = (line: string): string => /^\S+(?: -\S+)* ([a-z-]+)/.exec(line)?.[1] ?? 'help';
const isLast = (line: string): number => (goalOf(line) === 'rollback' ? 1 : 0);
const lines = [...new Set(DOCUMENTS.flatMap(commandsOf))].sort((a, b) => isLast(a) - isLast(b));

let [folder, inbox, out] = ['', '', ''];
/** What the variables of the documents are here. */
let real: Readonly<Record<string, string>>;
beforeAll(() => {
  folder = temporaryFolder();
  [inbox, out] = [inventInbox(), join(folder, 'out')];
  for (const CUTOFF of ['2017-03-31', '']) etl({ EXPORTS: inbox, OUT: out, CUTOFF });
  etl({ OUT: out }, ['queries']);
  const db = openReadOnly(join(out, 'warehouse.sqlite'));
  const one = (sql: string): string => String(db.prepare(sql).pluck().get());
  real = {
    EXPORTS: inbox,
    OUT: out,
    STATE: join(out, 'state'),
    RUN: one('SELECT run_id FROM etl_run WHERE night = 1'),
    FROM: one('SELECT run_id FROM etl_run WHERE night = 1'),
    TO: one('SELECT run_id FROM etl_run WHERE night = 2'),
    ID: one(
      "SELECT patient_pseudonym FROM time_to_event JOIN dim_patient USING (patient_key) WHERE endpoint = 'pfs'",
    ),
    FILE: one("SELECT file FROM row_fate WHERE sheet = 'Lignes de traitement'"),
    SHEET: 'Lignes de traitement',
    ROW: one("SELECT row_number FROM row_fate WHERE sheet = 'Lignes de traitement'"),
    EXTRACTION: 'DCC_RENATEN_20170515.xlsx',
    MIN_CELL: '11',
    ACCEPT: 'fewer-patients:DCC_RENATEN_20170610.xlsx',
    CUTOFF: '2017-03-31',
    KEY_FILE: join(out, 'state/pseudonym.key'),
  };
  db.close();
}, 300_000);
afterAll(() => {
  for (const one of [folder, inbox]) rmSync(one, { recursive: true, force: true });
});

/** The line with the values of this test, where the document has those of a hospital. */
function filled(line: string): string {
  const withOptions = line.replace(/--([a-z-]+) \/\S+/g, (printed, name: string) => {
    const value = real[name.toUpperCase().replaceAll('-', '_')];
    return value === undefined ? printed : `--${name} '${value}'`;
  });
  return withOptions.replace(/([A-Z_]+)=('[^']*'|<[^>]*>|\S*)/g, (_, name: string, printed: string) => {
    const isKept = /^(?:ETL_)?ROW$/.test(name) && line.includes('TABLE=');
    const short = name.replace(/^ETL_/, '');
    const value =
      goalOf(line) === 'answers' && short === 'FILE' ? join(out, 'queries/questions-chu.xlsx') : real[short];
    return `${name}='${(isKept ? undefined : value) ?? printed.replaceAll("'", '')}'`;
  });
}

describe('the commands of the documents', () => {
  it('are found: one line at least of every command that an operator has', () => {
    const goals = new Set(lines.map(goalOf));
    expect(
      ['etl', 'report', 'audit', 'trace', 'diff', 'queries', 'answers', 'rollback', 'export'].filter(
        (goal) => !goals.has(goal),
      ),
    ).toEqual([]);
  });

  it.each(lines)('%s works as printed (O-6)', (line) => {
    const isMention = NEED_MORE.includes(goalOf(line)) && !line.includes('=');
    const isRun = !isMention && !NOT_RUN.includes(goalOf(line));
    const site = isRun ? { ETL_EXPORTS: inbox, ETL_OUT: out, ETL_STATE: real.STATE ?? '' } : {};
    const { exitCode, screen } = shell(isRun ? filled(line) : line.replace(/^make/, 'make -n'), site);
    // The executable says by 3 that a finding is an error; make counts that as success.
    const isExpected = exitCode === 0 || (exitCode === 3 && line.startsWith('bin/'));
    expect({ isExpected, exitCode, screen }).toMatchObject({ isExpected: true });
    expect(screen).not.toMatch(/have new names/);
  });
});
