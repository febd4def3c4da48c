import type { AnyCodeList } from '../define/code-list.ts';
import type { ConceptName } from '../define/concepts.ts';
import { publishedErrata, publishedFigures } from '../define/print.ts';
import type { AnySheet } from '../define/source.ts';
import type { Pipeline } from '../define/study.ts';
import { FINDING_EFFECTS } from '../findings/finding-effects.ts';
import { ANSWER_COLUMNS } from '../warehouse/answers.ts';
import { COLUMN_EFFECTS } from '../warehouse/column-effects.ts';
import type { CodeTable } from '../warehouse/declared-tables.ts';
import type { Connection } from '../warehouse/open.ts';
import type { TableName } from '../warehouse/tables.ts';
import type { MissingReasonRow } from '../warehouse/tracking-tables.ts';
import { writerOf } from '../warehouse/writer.ts';
import { loadLayout, loadQuestions } from './layout.ts';
import { studyParameters } from './parameters.ts';

/** The reasons of C-26, with the numbers that `missing_cell` uses. */
export const MISSING_REASONS: readonly MissingReasonRow[] = [
  { reason_id: 1, code: 'not_recorded', label_en: 'not recorded', label_fr: 'non renseigné' },
  { reason_id: 2, code: 'unknown', label_en: 'recorded as unknown', label_fr: 'inconnu' },
  { reason_id: 3, code: 'unreadable', label_en: 'unreadable', label_fr: 'illisible' },
  { reason_id: 4, code: 'not_applicable', label_en: 'not applicable', label_fr: 'sans objet' },
  { reason_id: 5, code: 'conflicting', label_en: 'sources in conflict', label_fr: 'sources discordantes' },
  { reason_id: 6, code: 'not_collected', label_en: 'not collected', label_fr: 'non recueilli' },
];

/** Writes the rows that depend on the declaration only: codes, study, answer columns. */
export function loadDeclarations(db: Connection, pipeline: Pipeline): void {
  loadCodes(db, pipeline);
  loadStudy(db, pipeline);
  loadAnswers(
    db,
    pipeline.sources.flatMap((source) => source.sheets),
  );
  const writeReason = writerOf(db, 'missing_reason');
  for (const reason of MISSING_REASONS) writeReason(reason);
  loadEffects(db);
}

/** Writes the possible effects of each finding and of each doubtful value. */
function loadEffects(db: Connection): void {
  const writeFinding = writerOf(db, 'finding_effect');
  for (const [code, effects] of Object.entries(FINDING_EFFECTS)) {
    for (const may_move of effects) writeFinding({ code, may_move });
  }
  const writeColumn = writerOf(db, 'column_effect');
  for (const { table, part, columns, effects } of COLUMN_EFFECTS) {
    for (const column_name of columns) {
      for (const may_move of effects)
        writeColumn({ table_name: table, row_part: part, column_name, may_move });
    }
  }
}

/** A list with a table of its own (`code_<name>`) fills it; the others share `code_label`. */
function loadCodes(db: Connection, pipeline: Pipeline): void {
  const { drugs, histologies, primarySites, codeLists } = pipeline;
  const writeDrug = writerOf(db, 'code_drug');
  for (const row of codeRows(drugs)) {
    writeDrug({ ...row, drug_class: drugs.entries[row.code]?.drugClass ?? '' });
  }
  const writeSite = writerOf(db, 'code_primary_site');
  for (const row of codeRows(primarySites)) {
    const site = primarySites.entries[row.code];
    writeSite({ ...row, subgroup: site?.subgroup ?? null, is_digestive: site?.isDigestive ? 1 : 0 });
  }
  const isTable = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").pluck();
  const writeHistology = writerOf(db, 'code_histology');
  for (const row of codeRows(histologies)) {
    writeHistology({ ...row, contradicts: histologies.entries[row.code]?.contradicts ?? null });
  }
  const writeLabel = writerOf(db, 'code_label');
  const special = [drugs.name, histologies.name, primarySites.name];
  for (const list of codeLists.filter(({ name }) => !special.includes(name))) {
    const table = `code_${list.name}`;
    const write =
      isTable.get(table) === undefined
        ? (row: CodeTable) => writeLabel({ list: list.name, ...row })
        : writerOf(db, table as TableName & `code_${string}`);
    for (const row of codeRows(list)) (write as (row: CodeTable) => void)(row);
  }
}

function codeRows(list: AnyCodeList): CodeTable[] {
  return Object.entries(list.entries).map(([code, entry], index) => ({
    code,
    position: index + 1,
    label_en: entry.en,
    label_fr: entry.fr,
  }));
}

function loadStudy(db: Connection, pipeline: Pipeline): void {
  const { study } = pipeline;
  const writeParameter = writerOf(db, 'study_parameter');
  for (const parameter of studyParameters(pipeline)) writeParameter(parameter);

  const writeEndpoint = writerOf(db, 'study_endpoint');
  for (const [index, { endpoint, paramcd, en, fr }] of study.endpoints.entries()) {
    writeEndpoint({ endpoint, paramcd, position: index + 1, label_en: en, label_fr: fr });
  }
  const writeComparison = writerOf(db, 'study_comparison');
  for (const [comparison, subgroups] of Object.entries(study.comparisons)) {
    for (const [index, subgroup] of subgroups.entries()) {
      writeComparison({ comparison, subgroup, position: index + 1 });
    }
  }
  const writeTarget = writerOf(db, 'study_target');
  for (const { endpoint, stratum, months } of study.targets) {
    writeTarget({ endpoint, stratum, target_months: months });
  }
  const writeToxicity = writerOf(db, 'study_toxicity');
  for (const [attribution, terms] of Object.entries(study.toxicities)) {
    for (const [index, term] of terms.entries()) writeToxicity({ attribution, term, position: index + 1 });
  }
  loadLayout(db, study.layout);
  loadQuestions(db, study.questions);
  const writeFigure = writerOf(db, 'published_figure');
  for (const figure of publishedFigures(study.print)) writeFigure(figure);
  const writeErratum = writerOf(db, 'published_erratum');
  for (const erratum of publishedErrata(study.print)) writeErratum(erratum);
}

/** Writes which field of which declared sheet answers each column; lineage follows it. */
function loadAnswers(db: Connection, sheets: readonly AnySheet[]): void {
  const writeColumn = writerOf(db, 'answer_column');
  const writeSource = writerOf(db, 'answer_source');
  for (const [table, answers] of Object.entries(ANSWER_COLUMNS)) {
    for (const { columnId, column, answeredBy } of answers) {
      writeColumn({ column_id: columnId, table_name: table, column_name: column });
      for (const sheet of sheets) {
        const field = answeredBy[sheet.concept as ConceptName];
        if (field !== undefined) writeSource({ column_id: columnId, sheet: sheet.name, field });
      }
    }
  }
}
