import { closeSync, fchmodSync, fsyncSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeVersion } from '../core/code-version.ts';
import { removeIfExists } from '../core/remove-if-exists.ts';
import type { LeastCount } from '../disclosure/small-cell.ts';
import { openReadOnly } from '../warehouse/open.ts';
import { datasetteMetadata } from './datasette.ts';
import { originIn, reportPage } from './page.ts';

/** Readable by owner and group. A published file is never written. */
const MODE = 0o440;

export const REPORT_NAME = 'report.html';
/** Descriptions of tables and columns, for Datasette. */
export const METADATA_NAME = 'metadata.json';
const DRAFT_NAME = '.report.tmp';

export interface Report {
  readonly path: string;
  readonly sizeBytes: number;
}

/**
 * Writes the report of the warehouse at `warehouse`, and its metadata for Datasette, into its folder; each file
 * completely or not at all. On failure removes the previous ones, which describe another warehouse, and rethrows. The
 * caller has the lock.
 */
export function writeReport(warehouse: string, least: LeastCount): Report {
  const folder = dirname(warehouse);
  const path = join(folder, REPORT_NAME);
  try {
    const { page, metadata } = contentOf(warehouse, least);
    replaceFile(folder, REPORT_NAME, page);
    replaceFile(folder, METADATA_NAME, metadata);
    return { path, sizeBytes: page.length };
  } catch (thrown) {
    for (const stale of [DRAFT_NAME, REPORT_NAME, METADATA_NAME]) removeIfPossible(join(folder, stale));
    throw thrown;
  }
}

function replaceFile(folder: string, name: string, content: Buffer): void {
  const draft = join(folder, DRAFT_NAME);
  removeIfExists(draft);
  writeSynced(draft, content);
  renameSync(draft, join(folder, name));
  syncFolder(folder);
}

/** True when the folder has the report of this run with the same least count, by this code, according to its head. */
export function hasReportOf(folder: string, runId: string, least: LeastCount): boolean {
  const origin = originIn(headOf(folder));
  return origin?.run === runId && origin.least === least && origin.code === codeVersion();
}

/** Returns the least count of the report in a folder; null when there is no report. */
export function leastCountIn(folder: string): LeastCount | null {
  return originIn(headOf(folder))?.least ?? null;
}

/** The first bytes of the report, with the mark of its origin; empty when there is no report. */
function headOf(folder: string): string {
  const head = Buffer.alloc(HEAD_BYTES);
  try {
    const fd = openSync(join(folder, REPORT_NAME), 'r');
    try {
      return head.toString('utf8', 0, readSync(fd, head));
    } finally {
      closeSync(fd);
    }
  } catch {
    return '';
  }
}

/** Where the mark of the origin is. */
const HEAD_BYTES = 2048;

function removeIfPossible(path: string): void {
  try {
    removeIfExists(path);
  } catch {
    // The cause may prevent the removal too; it is reported anyway.
  }
}

/** Returns the bytes of the report and of its metadata. */
export function contentOf(
  warehouse: string,
  least: LeastCount,
): { readonly page: Buffer; readonly metadata: Buffer } {
  const db = openReadOnly(warehouse);
  try {
    return {
      page: Buffer.from(reportPage(db, least)),
      metadata: Buffer.from(`${JSON.stringify(datasetteMetadata(db), null, 1)}\n`),
    };
  } finally {
    db.close();
  }
}

function writeSynced(path: string, content: Buffer): void {
  const fd = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(fd, content);
    fchmodSync(fd, MODE);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
