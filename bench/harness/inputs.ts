import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventCohort } from '../../tools/samples/invent/cohort.ts';
import { type Extraction, ExtractionWriter, extractionName } from '../../tools/samples/write/dcc-files.ts';

/** What the benches read and write; inputs stay there, keyed by size, seed and the code that wrote them. */
export const CACHE = join(tmpdir(), 'etl-bench');
export const SEED = 1;

const ROOT = join(import.meta.dirname, '../..');
const GENERATOR = join(ROOT, 'tools/samples');
const EXTRACTION: Extraction = { on: '2017-06-10', time: '0830', form: 'xlsx' };
/** Columns of a report are shuffled, rows are not, as in the sample exports. */
const CHANCE = { seed: SEED, order: { seed: SEED } };

/** An inbox of that many invented patients, as `make samples PATIENTS=` writes it. Returns its folder. */
export function inboxOf(patients: number): string {
  return cached(`inbox-${patients}`, (folder) => {
    const script = join(GENERATOR, 'make.ts');
    const args = [
      script,
      '--patients',
      `${patients}`,
      '--seed',
      `${SEED}`,
      '--form',
      'xlsx',
      '--out',
      folder,
    ];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9 });
    if (status !== 0) throw new Error(`tools/samples/make.ts: ${stderr}`);
  });
}

/**
 * An inbox whose only export is a workbook of about that many rows of fiches (the last patient's are all there, and a
 * few come twice) and of no line, toxicity or follow-up. Returns its folder.
 */
export function fichesInboxOf(rows: number): string {
  return cached(`fiches-${rows}`, (folder) => {
    const dcc = join(folder, 'dcc');
    mkdirSync(dcc);
    const writer = new ExtractionWriter(dcc, EXTRACTION, CHANCE);
    let left = rows;
    for (const { followUp: _, ...patient } of inventCohort({ seed: SEED, patients: rows }).patients) {
      if (left <= 0) break;
      writer.add({ ...patient, lines: [], toxicities: [] });
      const versions = patient.presentations.reduce((sum, { versions }) => sum + versions.length, 0);
      left -= patient.fileNumber === undefined ? 0 : versions;
    }
    writer.close();
  });
}

/** The workbook of `fichesInboxOf`. */
export function fichesWorkbook(inbox: string): string {
  return join(inbox, 'dcc', `${extractionName(EXTRACTION)}.xlsx`);
}

/** A folder of the cache; filled beside its place first, so that a broken-off run leaves no half of one. */
function cached(name: string, fill: (folder: string) => void): string {
  const folder = join(CACHE, `${name}-seed${SEED}-${generatorHash()}`);
  if (existsSync(folder)) return folder;
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  fill(part);
  renameSync(part, folder);
  return folder;
}

let knownHash: string | undefined;

/** Of all the code and the data that the exports are written by, this file included. */
function generatorHash(): string {
  if (knownHash !== undefined) return knownHash;
  const hash = createHash('sha256');
  const files = readdirSync(GENERATOR, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(ts|json)$/.test(path),
  );
  for (const path of files.sort()) hash.update(path).update(readFileSync(join(GENERATOR, path)));
  hash.update(readFileSync(import.meta.filename));
  knownHash = hash.digest('hex').slice(0, 12);
  return knownHash;
}
