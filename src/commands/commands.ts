import type { Pipeline } from '../define/study.ts';
import { answers } from './answers.ts';
import { audit } from './audit.ts';
import type { Given, Places, Told } from './command.ts';
import { diff } from './diff.ts';
import { exportCounts } from './export.ts';
import { queries } from './queries.ts';
import { report } from './report.ts';
import { rollback, type Started } from './rollback.ts';
import { trace } from './trace.ts';
import type { Option } from './usage.ts';

/** What a command is given besides its options: where nights published, the site, and when it was started. */
interface Asked extends Started {
  readonly places: Places & { readonly exports: string; readonly minCell?: number };
  readonly pipeline: Pipeline;
}

type Command = (given: Given<Option>, asked: Asked) => Promise<Told>;

/** What can be asked besides a night. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  report: (_, { places, startedAt }) => report(places.out, places.minCell ?? 0, startedAt),
  export: (given, { places }) => exportCounts(given('min-cell'), places.out),
  audit: (_, { places }) => audit(places),
  trace: (given, { places }) => trace(given, places),
  diff: (given, { places }) => diff(given('from'), given('to'), places),
  rollback: (given, { places, ...started }) => rollback(given('run'), places, started),
  queries: (_, { pipeline, places }) => queries(pipeline, places),
  answers: (given, { pipeline, places, startedAt }) =>
    answers(pipeline, {
      ...{ file: given('file'), exports: places.exports, author: given('author') ?? '', startedAt },
    }),
};
