/**
 * Reads the published file over and over until it is told to end, and prints what it saw: how often, and every time that
 * it was not whole. `node reader.ts FILE` ends when its input does.
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
