import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../core/make-folder.ts';
import { removeIfExists } from '../core/remove-if-exists.ts';
import { EXIT, RunError } from '../core/run-error.ts';
import type { Pipeline } from '../define/study.ts';
import { querySheets } from '../inspect/queries/query-sheet.ts';
import { FRENCH_PLACE } from '../inspect/queries/wording.ts';
import { PUBLISHED_NAME } from '../publish/draft.ts';
import { publishedRun } from '../publish/published-run.ts';
import { openReadOnly } from '../warehouse/open.ts';
import type { CommandResult, Folders } from './command.ts';
import { notThere } from './require-record.ts';

const FOLDER = 'queries';
const MODE = 0o640;

/** Writes `OUT/queries/questions-<place>.xlsx`, one workbook a place of care, in place of those before. */
export async function queries(pipeline: Pipeline, { out }: Folders): Promise<CommandResult> {
  const run = publishedRun(out);
  if (run === null) throw new RunError(notThere(join(out, PUBLISHED_NAME)));
  const db = openReadOnly(join(out, PUBLISHED_NAME));
  try {
    const sheets = querySheets(db, pipeline);
    const folder = join(out, FOLDER);
    makeFolder(folder, 0o750);
    for (const name of readdirSync(folder).filter((name) => /^questions-.*\.xlsx$/.test(name)))
      removeIfExists(join(folder, name));
    const lines = sheets.map(({ place, questions, answered, bytes }) => {
      const path = join(folder, `questions-${place}.xlsx`);
      writeFileSync(`${path}.tmp`, bytes, { mode: MODE });
      renameSync(`${path}.tmp`, path);
      return `${FRENCH_PLACE[place] ?? place}: ${questions} questions, ${answered} answered and unchanged in the exports  ${path}`;
    });
    return { exitCode: EXIT.ok, lines: [`Run ${run.run_id}`, ...lines] };
  } finally {
    db.close();
  }
}
