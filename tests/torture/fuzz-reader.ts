/**
 * Reads mutants that its parent sends, as the reading process does, and answers what came of each: rows, `refused`, or
 * the error that no file may cause.
 */
import { pipeline } from '#pipelines';
import { keyring } from '../../src/deidentify/pseudonym.ts';
import { openBook, stageBook } from '../../src/extract/read-file.ts';
import { Refusal } from '../../src/findings/problem.ts';
import { inMemory } from '../../src/readers/file-bytes.ts';
import type { FileWriter } from '../../src/staging/writer.ts';

export interface Mutant {
  readonly format: 'xlsx' | 'xls' | 'csv';
  /** The report of a CSV; by default the first declared one. */
  readonly report?: string;
  readonly bytes: string;
}

const keys = keyring(Buffer.alloc(32, 7));

process.on('message', (mutant: Mutant) => {
  void read(mutant).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

async function read({ format, report, bytes }: Mutant): Promise<string> {
  const source = pipeline.sources.find(({ layout }) => layout === (format === 'csv' ? 'report' : 'workbook'));
  if (source === undefined) throw new Error('no such source is declared');
  const sheet = format === 'csv' ? (report ?? source.sheets[0]?.name ?? null) : null;
  const file = { file: `mutant.${format}`, format, source, sheet, extractedOn: '2017-06-10' };
  const rows: string[] = [];
  try {
    const opened = await openBook(file, inMemory(Buffer.from(bytes, 'base64')));
    await stageBook(file, opened, keys, writerInto(rows));
    return `read ${JSON.stringify(rows)}`;
  } catch (error) {
    if (error instanceof Refusal) return `refused ${error.problem.code}`;
    return `error ${(error as Error).stack?.slice(0, 300)}`;
  }
}

/** Keeps what would be staged. */
function writerInto(rows: string[]): FileWriter {
  return {
    startSheet: () => 1,
    row: (_, { rowNumber, cells }) => rows.push(`${rowNumber} ${cells}`),
    rank: () => undefined,
    endSheet: () => undefined,
    finding: ({ code }) => void rows.push(code),
    name: () => undefined,
    numberForm: () => undefined,
  };
}
