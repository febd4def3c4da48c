import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeVersion } from '../core/code-version.ts';
import { openReadOnly } from '../warehouse/open.ts';
import { type Origin, originIn, reportPage } from './page.ts';
import { REPORT_NAME } from './report.ts';

export interface ReportVerdict {
  /** The run of the report; null when there is none. */
  readonly run: string | null;
  /** The faults found, one line each. */
  readonly faults: readonly string[];
  /** Why the report was not compared; null when it was, or there is none. */
  readonly remark: string | null;
}

/**
 * Compares the report with the page of the warehouse at `warehouse`, byte by byte. A report of another code version
 * is not compared.
 * @param unsealed runs that were killed, or are at work: the report of such a run may not be written yet
 */
export function verifyReport(warehouse: string, unsealed: readonly string[]): ReportVerdict {
  const path = join(dirname(warehouse), REPORT_NAME);
  if (!existsSync(path)) return { run: null, faults: [], remark: null };
  const report = readFileSync(path, 'utf8');
  const origin = originIn(report);
  if (origin === null) return verdict(null, `${path} is not a report of this program any more`);
  const { run } = origin;
  const found = pageAndRun(warehouse, origin);
  if (found === null)
    return { run, faults: [], remark: `${path}: not compared, the published file is damaged or gone` };
  if (found.run !== run) {
    const text = `${path} is of run ${run}, the published file of run ${found.run}; make report writes it anew`;
    return unsealed.includes(found.run) ? { run, faults: [], remark: text } : verdict(run, text);
  }
  if (origin.code !== codeVersion()) {
    return { run, faults: [], remark: `${path}: not compared, another version of the program wrote it` };
  }
  if (found.page === report) return { run, faults: [], remark: null };
  const line = firstDifference(report.split('\n'), found.page.split('\n'));
  return verdict(
    run,
    `${path}: line ${line} differs from the page of the published file; make report writes it anew`,
  );
}

function verdict(run: string | null, fault: string): ReportVerdict {
  return { run, faults: [fault], remark: null };
}

/** Returns the page that the origin names, and the run of the warehouse; null when it is unreadable. */
function pageAndRun(
  warehouse: string,
  { least }: Origin,
): { readonly page: string; readonly run: string } | null {
  try {
    const db = openReadOnly(warehouse);
    try {
      const page = reportPage(db, least);
      return { page, run: originIn(page)?.run ?? '' };
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

/** The number of the first line that differs, from 1. */
function firstDifference(found: readonly string[], expected: readonly string[]): number {
  const at = found.findIndex((line, index) => line !== expected[index]);
  return (at < 0 ? found.length : at) + 1;
}
