import type { Layout } from '../define/layout.ts';
import type { Questions } from '../define/questions.ts';
import type { Connection } from '../warehouse/open.ts';
import { writerOf } from '../warehouse/writer.ts';

/** Writes rows, order and labels of the printed tables, the sums of their counts, and the steps of the flow. */
export function loadLayout(db: Connection, layout: Layout): void {
  const writeTable = writerOf(db, 'study_table');
  for (const title of layout.tables) writeTable(title);
  const writeRow = writerOf(db, 'study_table_row');
  for (const rows of Map.groupBy(layout.rows, ({ printed_table }) => printed_table).values()) {
    for (const [index, row] of rows.entries()) writeRow({ position: index + 1, ...row });
  }
  const writeSection = writerOf(db, 'study_table_section');
  for (const label of layout.sections) writeSection(label);
  const writeItem = writerOf(db, 'study_table_item');
  for (const label of layout.items) writeItem(label);
  const writeStep = writerOf(db, 'study_flow_step');
  for (const [index, step] of layout.flow.entries()) {
    writeStep({ step: index + 1, ...step, is_exclusion: step.is_exclusion ? 1 : 0 });
  }
  const writeSum = writerOf(db, 'study_count_sum');
  for (const [index, part] of layout.sums.entries()) writeSum({ position: index + 1, ...part });
}

/** Writes what the answer to each question of the printed tables rests on. */
export function loadQuestions(db: Connection, questions: Questions): void {
  const writeColumn = writerOf(db, 'study_question_column');
  for (const [question, rows] of Object.entries(questions.columns)) {
    for (const [subject, columns = []] of Object.entries(rows)) {
      for (const column_name of columns) writeColumn({ question, subject, column_name });
    }
  }
  const writeEndpoint = writerOf(db, 'study_question_endpoint');
  for (const [question, endpoints] of Object.entries(questions.endpoints)) {
    for (const endpoint of endpoints) writeEndpoint({ question, endpoint });
  }
}
