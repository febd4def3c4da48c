import { join } from 'node:path';
import { describeError } from '../core/run-error.ts';
import { PUBLISHED_NAME } from '../publish/draft.ts';
import { writeReport } from '../report/report.ts';
import type { ReportFacts } from '../run-log/closing-screen.ts';
import type { RunLog } from '../run-log/log.ts';

/**
 * Writes the report of the published file, with counts below `minCell` hidden, and logs it. A failed report does not
 * stop the publication.
 */
export function reportPublished(out: string, minCell: number, log: RunLog): ReportFacts {
  try {
    const report = writeReport(join(out, PUBLISHED_NAME), minCell);
    log.write('report', 'report_written', { size_bytes: report.sizeBytes });
    return report;
  } catch (thrown) {
    const { kind, message } = describeError(thrown);
    log.write('report', 'report_failed', { kind, message });
    return { reason: message };
  }
}
