import type { Pipeline } from '../define/study.ts';
import type { CommandResult, Folders, Given } from './command.ts';
import type { Started } from './rollback.ts';
import type { Option } from './usage.ts';

/** What a command is given besides its options: where runs published, the site, and when it was started. */
interface Asked extends Started {
  readonly places: Folders & { readonly exports: string; readonly minCell?: number };
  readonly pipeline: Pipeline;
}

type Command = (given: Given<Option>, asked: Asked) => Promise<CommandResult>;

/** What can be asked besides a run. Each is read when it is asked: a run needs none of them. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  report: async (_, { places, startedAt }) =>
    (await import('./report.ts')).report(places.out, places.minCell ?? 0, startedAt),
  export: async (given, { places }) =>
    (await import('./export.ts')).exportCounts(given('min-cell'), places.out),
  audit: async (_, { places }) => (await import('./audit.ts')).audit(places),
  trace: async (given, { places }) => (await import('./trace.ts')).trace(given, places),
  diff: async (given, { places }) => (await import('./diff.ts')).diff(given('from'), given('to'), places),
  rollback: async (given, { places, runId, startedAt }) =>
    (await import('./rollback.ts')).rollback(given('run'), places, { runId, startedAt }),
  queries: async (_, { pipeline, places }) => (await import('./queries.ts')).queries(pipeline, places),
  answers: async (given, { pipeline, places, startedAt }) => {
    const settings = {
      file: given('file'),
      exports: places.exports,
      author: given('author') ?? '',
      startedAt,
    };
    return (await import('./answers.ts')).answers(pipeline, settings);
  },
};
