/**
 * Reads the published file repeatedly until its input ends, and prints the number of reads and every read of an
 * incomplete file: `node reader.ts FILE`.
 */
import { openReadOnly } from '../../src/warehouse/open.ts';

const path = process.argv[2] ?? '';
const seen = new Map<string, number>();
let isOver = false;
process.stdin.on('end', () => {
  isOver = true;
});
process.stdin.resume();
while (!isOver) {
  const what = look();
  seen.set(what, (seen.get(what) ?? 0) + 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
}
process.stdout.write(JSON.stringify([...seen]));
process.exit(0);

/** The cut-off of the run that the file is of, with the count of its rows; or what is wrong. */
function look(): string {
  try {
    const db = openReadOnly(path);
    try {
      const integrity = db.pragma('integrity_check', { simple: true });
      const cutoff = db.prepare("SELECT value FROM study_parameter WHERE name = 'cutoff'").pluck().get();
      const rows = db.prepare('SELECT count(*) FROM source_row').pluck().get();
      return integrity === 'ok' ? `${cutoff} ${rows}` : `damaged: ${integrity}`;
    } finally {
      db.close();
    }
  } catch (thrown) {
    return `unreadable: ${(thrown as Error).message}`;
  }
}
