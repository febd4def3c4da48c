import { closeSync, fchmodSync, fsyncSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeIfExists } from '../core/remove-if-exists.ts';
import type { LeastCount } from '../disclosure/small-cell.ts';
import { openReadOnly } from '../warehouse/open.ts';
import { originMark, reportPage } from './page.ts';

/** Readable by owner and group; nobody writes into a published file. */
const MODE = 0o440;

export const REPORT_NAME = 'report.html';
const DRAFT_NAME = '.report.tmp';

export interface Report {
  readonly path: string;
  readonly sizeBytes: number;
}

/**
 * Writes the report of the warehouse at `warehouse` into its folder: whole or not at all. Where that fails the former
 * report is removed, for it is about another warehouse, and the error is thrown on. The caller holds the lock.
 */
export function writeReport(warehouse: string, least: LeastCount): Report {
  const folder = dirname(warehouse);
  const path = join(folder, REPORT_NAME);
  const draft = join(folder, DRAFT_NAME);
  try {
    removeIfExists(draft);
    const page = Buffer.from(pageOf(warehouse, least));
    writeSynced(draft, page);
    renameSync(draft, path);
    syncFolder(folder);
    return { path, sizeBytes: page.length };
  } catch (thrown) {
    for (const stale of [draft, path]) removeIfPossible(stale);
    throw thrown;
  }
}

/** True when the folder has the report of this run, with counts guarded alike: it says so in its head. */
export function hasReportOf(folder: string, runId: string, least: LeastCount): boolean {
  return headOf(folder).includes(originMark(runId, least).markup);
}

/** Returns below which count the report of a folder hides counts; null when there is no report. */
export function leastCountIn(folder: string): LeastCount | null {
  const found = /data-min-cell="(\d+)"/.exec(headOf(folder))?.[1];
  return found === undefined ? null : Number(found);
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
    // What kept the report from being written may keep it from being removed; the reason is reported anyway.
  }
}

function pageOf(warehouse: string, least: LeastCount): string {
  const db = openReadOnly(warehouse);
  try {
    return reportPage(db, least);
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
