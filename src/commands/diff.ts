import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { EXIT, RunError } from '../core/run-error.ts';
import { type Change, changedPatients, changesOf } from '../history/compare.ts';
import { PUBLISHED_NAME } from '../publish/draft.ts';
import { KEPT, keptFiles } from '../publish/kept.ts';
import { runOf } from '../publish/published-run.ts';
import { isInWalMode } from '../warehouse/file-header.ts';
import type { Connection } from '../warehouse/open.ts';
import type { CommandResult, Folders } from './command.ts';
import { notThere } from './require-record.ts';

const SIDES = { older: 'older', newer: 'newer' } as const;
/** Columns of an endpoint that somebody reads. */
const TOLD_OF_ENDPOINT = ['started_on', 'ended_on', 'ended_by', 'is_event', 'days'];

/**
 * What is different between two published files: patients, rows and values that came, went or changed, and each endpoint
 * that moved with the changed values that it rests on. `from` and `to` are runs or files; the last two unless given.
 */
export async function diff(
  from: string | undefined,
  to: string | undefined,
  places: Folders,
): Promise<CommandResult> {
  const newer = to === undefined ? join(places.out, PUBLISHED_NAME) : pathOf(to, places);
  const older = from === undefined ? before(newer, places) : pathOf(from, places);
  const db = new Sqlite(':memory:');
  try {
    for (const [side, path] of Object.entries({ older, newer })) attach(db, side, path);
    return { exitCode: EXIT.ok, lines: differenceLines(db, older, newer) };
  } catch (thrown) {
    if ((thrown as Error).name !== 'SqliteError') throw thrown;
    const { message } = thrown as Error;
    throw new RunError(
      `${older} and ${newer} cannot be compared: another version of the program wrote one of them, or it is damaged (${message})`,
    );
  } finally {
    db.close();
  }
}

function differenceLines(db: Connection, older: string, newer: string): string[] {
  const changes = [...changesOf(db, SIDES, changedPatients(db, SIDES))];
  const moved = movedEndpoints(db, changes);
  return [
    `From  ${runOf(older)?.run_id}  ${older}`,
    `To    ${runOf(newer)?.run_id}  ${newer}`,
    ...parameterLines(db),
    '',
    ...patientLines(changes),
    ...changeLines(changes),
    '',
    ...(moved.length === 0 ? ['No endpoint moved'] : ['Endpoints that moved', ...moved]),
  ];
}

function attach(db: Connection, side: string, path: string): void {
  if (!existsSync(path)) throw new RunError(`${path} is not there`);
  if (isInWalMode(path))
    throw new RunError(`${path} was switched to WAL by a program; the next run replaces it`);
  if (runOf(path) === null)
    throw new RunError(`${path} is no published file, or is damaged: it cannot be read as a warehouse`);
  db.prepare(`ATTACH ? AS ${side}`).run(path);
}

function pathOf(name: string, { out }: Folders): string {
  const published = join(out, PUBLISHED_NAME);
  if (runOf(published)?.run_id === name) return published;
  const kept = keptFiles(out);
  const found = kept.find(({ run }) => run === name)?.path ?? (existsSync(name) ? name : undefined);
  if (found !== undefined) return found;
  throw new RunError(
    `${name} is no file, and no published file of a run of that name is kept; there are: ${kept.map(({ run }) => run).join(', ') || 'none'}`,
  );
}

/** The kept file that the newer one was compared with when it was made, or the last one before it. */
function before(newer: string, { out }: Folders): string {
  const made = runOf(newer);
  if (made === null) throw new RunError(notThere(newer));
  const earlier = keptFiles(out).filter(({ night }) => night < made.night);
  const found = earlier.find(({ run }) => run === made.compared_with) ?? earlier[0];
  if (found === undefined)
    throw new RunError(
      `${join(out, KEPT)} has no earlier published file; name one: ETL_FROM= a run or a file`,
    );
  return found.path;
}

function parameterLines(db: Connection): string[] {
  const changed = db
    .prepare(
      `SELECT name, o.value AS before, n.value AS after
       FROM newer.study_parameter AS n JOIN older.study_parameter AS o USING (name)
       WHERE o.value <> n.value ORDER BY name`,
    )
    .all() as { name: string; before: string; after: string }[];
  return changed.map(({ name, before: old, after }) => `Parameter  ${name}: ${old} -> ${after}`);
}

function patientLines(changes: readonly Change[]): string[] {
  const those = (what: string): string[] =>
    changes.filter((change) => change.what === what).map(({ patient }) => `  ${patient}`);
  const [added, removed] = [those('patient_added'), those('patient_removed')];
  return [`Patients added    ${added.length}`, ...added, `Patients removed  ${removed.length}`, ...removed];
}

function changeLines(changes: readonly Change[]): string[] {
  const stored = changes.filter((change) => !isOfEndpoint(change) && !change.what.startsWith('patient'));
  const count = (what: string): number => stored.filter((change) => change.what === what).length;
  return [
    `Rows added        ${count('row_added')}`,
    `Rows removed      ${count('row_removed')}`,
    `Values changed    ${count('value_changed')}`,
    ...stored.map((change) => `  ${change.patient}  ${changeText(change)}`),
  ];
}

function changeText({ what, table, row, column, before: old, after }: Change): string {
  const name = row === '' ? table : `${table} [${row}]`;
  if (what === 'row_added') return `${name} came`;
  if (what === 'row_removed') return `${name} went`;
  return `${name}.${column}: ${old ?? 'missing'} -> ${after ?? 'missing'}`;
}

function isOfEndpoint({ table }: Change): boolean {
  return table === 'time_to_event';
}

/** Each endpoint with what it was and is, and below it the changed values that it rests on. */
function movedEndpoints(db: Connection, changes: readonly Change[]): string[] {
  const ofEndpoints = changes.filter(
    (change) => isOfEndpoint(change) && (change.column === '' || TOLD_OF_ENDPOINT.includes(change.column)),
  );
  const moved = Map.groupBy(ofEndpoints, ({ patient, row }) => `${row}  ${patient}`);
  const rests = evidenceReader(db);
  return [...moved]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, own]) => {
      const { patient, row } = own[0] as Change;
      const cells = rests(row, patient);
      const causes = changes.filter(
        (change) =>
          change.patient === patient &&
          (cells.has(`${change.table} ${change.row} ${change.column}`) ||
            (change.column === '' &&
              [...cells].some((cell) => cell.startsWith(`${change.table} ${change.row} `)))),
      );
      return [
        `  ${name}  ${own.map(ownText).join(', ')}`,
        ...(causes.length > 0
          ? causes.map((cause) => `    by ${changeText(cause)}`)
          : ['    by no value of its own: a parameter, or the selection']),
      ];
    });
}

function ownText({ what, column, before: old, after }: Change): string {
  if (what === 'row_added') return 'can be computed now';
  if (what === 'row_removed') return 'cannot be computed any more';
  return `${column} ${old ?? 'missing'} -> ${after ?? 'missing'}`;
}

/** The cells that an endpoint of a patient rests on, in either file. */
function evidenceReader(db: Connection): (endpoint: string, patient: string) => ReadonlySet<string> {
  const queries = Object.values(SIDES).map((side) =>
    db
      .prepare(
        `SELECT e.table_name || ' ' || l.row_label || ' ' || e.column_name
         FROM ${side}.dim_patient AS p
         JOIN ${side}.endpoint_evidence AS e USING (patient_key)
         JOIN ${side}.row_label AS l ON l.patient_key = p.patient_key AND l.table_name = e.table_name AND l.row_key = e.row_key
         WHERE p.patient_pseudonym = ? AND e.endpoint = ?`,
      )
      .pluck(),
  );
  return (endpoint, patient) => new Set(queries.flatMap((query) => query.all(patient, endpoint) as string[]));
}
