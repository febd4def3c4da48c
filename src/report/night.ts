import type { Connection } from '../warehouse/open.ts';
import { columnsOf } from '../warehouse/writer.ts';
import { html, type Markup } from './html.ts';
import type { Language } from './language.ts';
import { guarded, type LeastCount } from './small-cell.ts';

/** The night that the warehouse was published by: the last one that it holds. */
export interface Run {
  readonly run_id: string;
  readonly started_at: string;
  readonly study: string;
  readonly code_version: string;
  readonly key_id: string;
  readonly inputs_sha256: string;
  readonly parameters_sha256: string;
  readonly extracted_on: string;
  readonly patients_loaded: number;
  readonly patients_opposed: number;
  /** Where the chain of the log stood, in warehouses that keep it. */
  readonly log_head: string | null;
}

interface SourceFile {
  readonly source: string;
  readonly file: string;
  readonly status: string;
  readonly size_bytes: number;
  readonly sha256: string;
}

interface RowCount {
  readonly file: string;
  readonly sheet: string;
  readonly rows_read: number;
  readonly rows_loaded: number;
  readonly rows_superseded: number;
  readonly rows_duplicate: number;
  readonly rows_ignored: number;
  readonly rows_rejected: number;
}

interface FindingCount {
  readonly severity: string;
  readonly code: string;
  readonly rule: string;
  readonly n: number;
  readonly message: string;
}

interface CheckResult {
  readonly check_name: string;
  readonly category: string;
  readonly severity: string;
  readonly state: string;
  readonly n_failed: number | null;
  readonly n_checked: number | null;
}

/** Something that is not as it was in the night before. */
interface Move {
  readonly what: 'patients' | 'opposed' | 'file' | 'finding';
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

export interface Night {
  readonly run: Run;
  /** The night before, or null when the warehouse holds one night. */
  readonly previous: { readonly run_id: string; readonly started_at: string } | null;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly files: readonly SourceFile[];
  readonly rows: readonly RowCount[];
  readonly findings: readonly FindingCount[];
  /** Null when the warehouse has no table of checks. */
  readonly checks: readonly CheckResult[] | null;
  readonly moves: readonly Move[];
}

const RUNS = 'SELECT run_id, started_at FROM etl_run ORDER BY started_at DESC, run_id DESC LIMIT 2';

const FILES = `
  SELECT source, file, status, size_bytes, sha256
  FROM etl_source_file
  WHERE run_id = ?
  ORDER BY source, stamp, file`;

const ROWS = `
  SELECT file, sheet, rows_read, rows_loaded, rows_superseded, rows_duplicate, rows_ignored, rows_rejected
  FROM etl_row_count
  WHERE run_id = ? AND stage = 'load'
  ORDER BY file, sheet`;

const FINDINGS = `
  SELECT severity, code, rule, COUNT(*) AS n, MIN(message) AS message
  FROM finding
  WHERE run_id = ?
  GROUP BY severity, code, rule
  ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, code`;

/** What two nights count differently; a file is told by its content. */
const MOVES = `
  WITH
  night AS (SELECT :before AS run_id, 0 AS is_after UNION ALL SELECT :after, 1),
  counted AS (
    SELECT is_after, 'patients' AS what, '' AS name, patients_loaded AS n FROM night JOIN etl_run USING (run_id)
    UNION ALL
    SELECT is_after, 'opposed', '', patients_opposed FROM night JOIN etl_run USING (run_id)
    UNION ALL
    SELECT is_after, 'file', file || ' (' || substr(sha256, 1, 8) || ')', 1
    FROM night
    JOIN etl_source_file USING (run_id)
    WHERE status IN ('used', 'control')
    UNION ALL
    SELECT is_after, 'finding', severity || ': ' || code, COUNT(*)
    FROM night
    JOIN finding USING (run_id)
    GROUP BY is_after, severity, code
  )
  SELECT what, name,
    COALESCE(SUM(n) FILTER (WHERE NOT is_after), 0) AS before,
    COALESCE(SUM(n) FILTER (WHERE is_after), 0) AS after
  FROM counted
  GROUP BY what, name
  HAVING before <> after
  ORDER BY CASE what WHEN 'patients' THEN 0 WHEN 'opposed' THEN 1 WHEN 'file' THEN 2 ELSE 3 END, name`;

const CHECKS = `
  SELECT check_name, category, severity, state, n_failed, n_checked
  FROM check_result
  ORDER BY CASE state WHEN 'error' THEN 0 WHEN 'fail' THEN 1 WHEN 'pass' THEN 2 ELSE 3 END,
    CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, category, check_name`;
const CHECK_COLUMNS = ['check_name', 'category', 'severity', 'state', 'n_failed', 'n_checked'];

/** The last night of the warehouse, and what it counts differently from the night before. Throws when there is none. */
export function readNight(db: Connection): Night {
  const [last, previous = null] = db.prepare(RUNS).all() as { run_id: string; started_at: string }[];
  if (last === undefined) throw new Error('the warehouse holds no night: etl_run is empty');
  const hasHead = columnsOf(db, 'etl_run').includes('log_head');
  const hasChecks = CHECK_COLUMNS.every((column) => columnsOf(db, 'check_result').includes(column));
  return {
    run: db
      .prepare(`SELECT etl_run.*, ${hasHead ? 'log_head' : 'NULL AS log_head'} FROM etl_run WHERE run_id = ?`)
      .get(last.run_id) as Run,
    previous,
    parameters: db
      .prepare("SELECT name, value FROM study_parameter WHERE name IN ('window_from', 'window_to', 'cutoff')")
      .all() as Night['parameters'],
    files: db.prepare(FILES).all(last.run_id) as SourceFile[],
    rows: db.prepare(ROWS).all(last.run_id) as RowCount[],
    findings: db.prepare(FINDINGS).all(last.run_id) as FindingCount[],
    checks: hasChecks ? (db.prepare(CHECKS).all() as CheckResult[]) : null,
    moves:
      previous === null
        ? []
        : (db.prepare(MOVES).all({ before: previous.run_id, after: last.run_id }) as Move[]),
  };
}

/** `2026-11-24 23:09`, in UTC as the run has it. */
export function minute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

export function nightSection(night: Night, language: Language, least: LeastCount): Markup {
  return html`${identity(night, language)}
${least === 0 && moves(night, language)}
${checkTable(night.checks, language)}
${findingTable(night.findings, language, least)}
${fileTable(night.files, language)}
${rowTable(night.rows, language)}`;
}

function identity({ run }: Night, { say }: Language): Markup {
  const rows: [string, string | null][] = [
    [say('Nuit', 'Run'), run.run_id],
    [say('Commencée (UTC)', 'Started (UTC)'), minute(run.started_at)],
    [say('Extraction du', 'Extracted on'), run.extracted_on],
    [say('Code', 'Code'), run.code_version],
    [say('Fichiers lus', 'Inputs'), run.inputs_sha256],
    [say('Paramètres', 'Parameters'), run.parameters_sha256],
    [say('Clé des pseudonymes', 'Key of the pseudonyms'), run.key_id],
    [say('Tête du journal', 'Head of the log'), run.log_head],
  ];
  return html`<dl class="identity">${rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>`)}</dl>`;
}

function moves({ moves, previous }: Night, { say, count }: Language): Markup {
  const title = html`<h3>${say('Depuis la publication précédente', 'Since the last publication')}</h3>`;
  if (previous === null) {
    return html`${title}<p>${say(
      "L'entrepôt ne contient que cette nuit : rien à comparer.",
      'The warehouse holds this night only: there is nothing to compare with.',
    )}</p>`;
  }
  const since = say(
    `Comparée à la nuit du ${minute(previous.started_at)}`,
    `Compared with the night of ${minute(previous.started_at)}`,
  );
  if (moves.length === 0)
    return html`${title}<p>${since}${say(' : rien n\u2019a bougé.', ': nothing moved.')}</p>`;
  const words = {
    patients: say('Patients chargés', 'Patients loaded'),
    opposed: say('Oppositions', 'Oppositions'),
    file: say('Fichier', 'File'),
    finding: say('Constat', 'Finding'),
  };
  return html`${title}${table(
    since,
    [say('Quoi', 'What'), say('Avant', 'Before'), say('Après', 'After')],
    moves.map(
      ({ what, name, before, after }) =>
        html`<tr><th scope="row">${words[what]} ${name}</th><td>${count(before)}</td><td>${count(after)}</td></tr>`,
    ),
  )}`;
}

function checkTable(checks: Night['checks'], { say, count }: Language): Markup | false {
  if (checks === null) return false;
  const states: Readonly<Record<string, string>> = {
    pass: say('passe', 'pass'),
    fail: say('échoue', 'fail'),
    not_applicable: say('sans objet', 'not applicable'),
    error: say('erreur', 'error'),
  };
  const line = (check: CheckResult): Markup => {
    const share = check.n_checked === null ? '' : `${count(check.n_failed ?? 0)} / ${count(check.n_checked)}`;
    const isBad = check.state === 'fail' || check.state === 'error';
    return html`<tr><th scope="row"><code>${check.check_name}</code></th><td>${check.category}</td><td>${check.severity}</td><td>${isBad ? html`<strong class="${check.severity === 'error' ? 'alert' : ''}">${states[check.state]}</strong>` : (states[check.state] ?? check.state)}</td><td>${share}</td></tr>
`;
  };
  const head = [
    say('Contrôle', 'Check'),
    say('Catégorie', 'Category'),
    say('Gravité', 'Severity'),
    say('État', 'State'),
    'n / N',
  ];
  const open = checks.filter(({ state }) => state === 'fail' || state === 'error');
  const rest = checks.filter((check) => !open.includes(check));
  return html`<h3>${say('Contrôles de qualité', 'Quality checks')}</h3>
${table(say(`${count(open.length)} contrôles sur ${count(checks.length)} à regarder`, `${count(open.length)} of ${count(checks.length)} checks to look at`), head, open.map(line))}
<details><summary>${say(`Les ${count(rest.length)} autres`, `The other ${count(rest.length)}`)}</summary>${table(say('Contrôles passés ou sans objet', 'Checks that pass or do not apply'), head, rest.map(line))}</details>`;
}

function findingTable(
  findings: readonly FindingCount[],
  { say, count }: Language,
  least: LeastCount,
): Markup {
  const severities: Readonly<Record<string, string>> = {
    error: say('erreur', 'error'),
    warning: say('avertissement', 'warning'),
    info: say('information', 'info'),
  };
  return html`<h3>${say('Constats', 'Findings')}</h3>
${table(
  say('Par gravité et par code', 'By severity and code'),
  [say('Code', 'Code'), say('Gravité', 'Severity'), 'n', say('Règle', 'Rule'), say('En clair', 'In words')],
  findings.map(
    ({
      severity,
      code,
      rule,
      n,
      message,
    }) => html`<tr><th scope="row"><code>${code}</code></th><td><span class="${severity === 'error' ? 'alert' : ''}">${severities[severity] ?? severity}</span></td><td>${guarded(n, least, count)}</td><td>${rule}</td><td class="words quoted" lang="en">${message}</td></tr>
`,
  ),
)}`;
}

function fileTable(files: readonly SourceFile[], { say, decimal }: Language): Markup {
  const statuses: Readonly<Record<string, string>> = {
    used: say('utilisé', 'used'),
    superseded: say('remplacé', 'superseded'),
    duplicate: say('doublon', 'duplicate'),
    control: say('consigne', 'control'),
  };
  return html`<h3>${say('Fichiers', 'Files')}</h3>
${table(
  say('Fichiers reçus', 'Files received'),
  [
    say('Fichier', 'File'),
    say('Source', 'Source'),
    say('État', 'Status'),
    say('Taille, ko', 'Size, kB'),
    'SHA-256',
  ],
  files.map(
    ({
      file,
      source,
      status,
      size_bytes,
      sha256,
    }) => html`<tr><th scope="row">${file}</th><td>${source}</td><td>${statuses[status] ?? status}</td><td>${decimal(size_bytes / 1000, 1)}</td><td><code>${sha256.slice(0, 16)}</code></td></tr>
`,
  ),
)}`;
}

function rowTable(rows: readonly RowCount[], { say, count }: Language): Markup {
  return html`${table(
    say(
      'Compte des lignes : lues = chargées + remplacées + doublons + ignorées + rejetées',
      'Account of the rows: read = loaded + superseded + duplicate + ignored + rejected',
    ),
    [
      say('Feuille', 'Sheet'),
      say('Lues', 'Read'),
      say('Chargées', 'Loaded'),
      say('Remplacées', 'Superseded'),
      say('Doublons', 'Duplicate'),
      say('Ignorées', 'Ignored'),
      say('Rejetées', 'Rejected'),
    ],
    rows.map(
      (
        row,
      ) => html`<tr><th scope="row">${row.file}<br>${row.sheet}</th><td>${count(row.rows_read)}</td><td>${count(row.rows_loaded)}</td><td>${count(row.rows_superseded)}</td><td>${count(row.rows_duplicate)}</td><td>${count(row.rows_ignored)}</td><td>${count(row.rows_rejected)}</td></tr>
`,
    ),
  )}`;
}

function table(caption: string, head: readonly string[], rows: readonly Markup[]): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="figures night"><caption>${caption}</caption>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>
`;
}
