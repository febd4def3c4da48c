import type { Mask } from '../disclosure/mask.ts';
import { findingKey, rowsKey } from '../disclosure/printed-keys.ts';
import { OUTCOMES } from '../disclosure/run-counts.ts';
import { html, type Markup } from './html.ts';
import type { Language } from './language.ts';
import {
  type CheckResult,
  type FindingCount,
  minute,
  type ReportedRun,
  type RowCount,
  type SourceFile,
} from './reported-run.ts';

/** Who published, the changes, the results of checks, the findings, the files and the outcomes of their rows. */
export function runSection(reported: ReportedRun, language: Language, mask: Mask): Markup {
  return html`${identity(reported, language)}
${mask.least === 0 && moves(reported, language)}
${checkTable(reported.checks, language, mask)}
${findingTable(reported.findings, language, mask)}
${fileTable(reported.files, language)}
${rowTable(reported.rows, language, mask)}`;
}

function identity({ run }: ReportedRun, { say }: Language): Markup {
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

function moves({ moves, previous }: ReportedRun, { say, count }: Language): Markup {
  const title = html`<h3>${say('Depuis la publication précédente', 'Since the last publication')}</h3>`;
  if (previous === null) {
    return html`${title}<p>${say(
      "L'entrepôt ne contient que cette nuit : rien à comparer.",
      'The warehouse has this run only: there is nothing to compare with.',
    )}</p>`;
  }
  const since = say(
    `Comparée à la nuit du ${minute(previous.started_at)}`,
    `Compared with the run of ${minute(previous.started_at)}`,
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

/**
 * The checks with their state. Where small counts are hidden, their numbers are too: checks count patients, tumors and
 * lines in many overlapping groups, and the difference of two such numbers can be few people.
 */
function checkTable(
  checks: ReportedRun['checks'],
  { say, count, hidden }: Language,
  { least }: Mask,
): Markup | false {
  if (checks === null) return false;
  const states: Readonly<Record<string, string>> = {
    pass: say('passe', 'pass'),
    fail: say('échoue', 'fail'),
    not_applicable: say('sans objet', 'not applicable'),
    error: say('erreur', 'error'),
  };
  const line = (check: CheckResult): Markup => {
    const numbers = least > 0 ? hidden : `${count(check.n_failed ?? 0)} / ${count(check.n_checked ?? 0)}`;
    const share = check.n_checked === null ? '' : numbers;
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
  { say, count, hidden }: Language,
  mask: Mask,
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
      message_fr,
    }) => html`<tr><th scope="row"><code>${code}</code></th><td><span class="${severity === 'error' ? 'alert' : ''}">${severities[severity] ?? severity}</span></td><td>${mask.isHidden(findingKey(severity, code)) ? hidden : count(n)}</td><td>${rule}</td><td class="words quoted">${say(message_fr, message)}</td></tr>
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
    }) => html`<tr><th scope="row">${file}</th><td>${source}</td><td>${statuses[status] ?? status}</td><td>${size_bytes === null ? '' : decimal(size_bytes / 1000, 1)}</td><td><code>${sha256.slice(0, 16)}</code></td></tr>
`,
  ),
)}`;
}

function rowTable(rows: readonly RowCount[], { say, count, hidden }: Language, mask: Mask): Markup {
  const outcomes = ['rows_read', ...OUTCOMES] as const;
  const cell = (row: RowCount, outcome: (typeof outcomes)[number]): string =>
    mask.isHidden(rowsKey(row.file, row.sheet, outcome)) ? hidden : count(row[outcome]);
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
      ) => html`<tr><th scope="row">${row.file}<br>${row.sheet}</th>${outcomes.map((outcome) => html`<td>${cell(row, outcome)}</td>`)}</tr>
`,
    ),
  )}`;
}

function table(caption: string, head: readonly string[], rows: readonly Markup[]): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="figures run"><caption>${caption}</caption>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>
`;
}
