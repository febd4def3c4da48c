import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeVersion } from '../core/code-version.ts';
import { type Origin, originIn } from './page.ts';
import { contentOf, METADATA_NAME, REPORT_NAME } from './report.ts';

export interface ReportVerdict {
  /** The run of the report; null when there is none. */
  readonly run: string | null;
  /** The faults found, one line each. */
  readonly faults: readonly string[];
  /** Why the report was not compared; null when it was, or there is none. */
  readonly remark: string | null;
}

/**
 * Compares the report and its metadata with what the warehouse at `warehouse` gives, byte by byte. A report of another code version
 * is not compared.
 * @param hasWritten true for a run whose log says that it wrote a report
 */
export function verifyReport(warehouse: string, hasWritten: (run: string) => boolean): ReportVerdict {
  const path = join(dirname(warehouse), REPORT_NAME);
  if (!existsSync(path)) return { run: null, faults: [], remark: null };
  const report = readFileSync(path, 'utf8');
  const origin = originIn(report);
  if (origin === null) return verdict(null, `${path} is not a report of this program any more`);
  const { run } = origin;
  const found = madeAgain(warehouse, origin);
  if (found === null)
    return { run, faults: [], remark: `${path}: not compared, the published file is damaged or gone` };
  if (found.run !== run) {
    const text = `${path} is of run ${run}, the published file of run ${found.run}; make report writes it anew`;
    return hasWritten(found.run) ? verdict(run, text) : { run, faults: [], remark: text };
  }
  if (origin.code !== codeVersion()) {
    return { run, faults: [], remark: `${path}: not compared, another version of the program wrote it` };
  }
  const faults = [
    ...faultIn(path, report, found.page),
    ...faultIn(join(dirname(warehouse), METADATA_NAME), null, found.metadata),
  ];
  return { run, faults, remark: null };
}

function faultIn(path: string, text: string | null, expected: string): string[] {
  const found = text ?? (existsSync(path) ? readFileSync(path, 'utf8') : expected);
  if (found === expected) return [];
  const line = firstDifference(found.split('\n'), expected.split('\n'));
  return [`${path}: line ${line} differs from what the published file gives; make report writes it anew`];
}

function verdict(run: string | null, fault: string): ReportVerdict {
  return { run, faults: [fault], remark: null };
}

interface Made {
  readonly page: string;
  readonly metadata: string;
  readonly run: string;
}

/** Returns what the warehouse gives for an origin; null when it is unreadable. */
function madeAgain(warehouse: string, { least }: Origin): Made | null {
  try {
    const { page, metadata } = contentOf(warehouse, least);
    return {
      page: page.toString(),
      metadata: metadata.toString(),
      run: originIn(page.toString())?.run ?? '',
    };
  } catch {
    return null;
  }
}

/** The number of the first line that differs, from 1. */
function firstDifference(found: readonly string[], expected: readonly string[]): number {
  const at = found.findIndex((line, index) => line !== expected[index]);
  return (at < 0 ? found.length : at) + 1;
}
