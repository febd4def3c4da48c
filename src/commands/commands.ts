import { join } from 'node:path';
import { tokensIn } from '../history/acceptance.ts';
import type { Settings } from '../settings.ts';
import type { Command, CommandContext, CommandResult, Folders, Option, Options, Values } from './command.ts';
import { peopleCount, text, wholeNumber } from './parse.ts';

/**
 * The table of commands: options, help and handler of each. The help, the refusals, the variables of the Makefile and the
 * tables of docs/operations.md follow from it; tests compare the last two with it.
 */

const SAMPLE_EXPORTS = join(import.meta.dirname, '../../sample-exports/inbox');
const KEPT_FILES = 7;

/** Options of every command: a site sets them once. */
export const SITE_OPTIONS = {
  exports: {
    placeholder: 'DIR',
    variable: 'ETL_EXPORTS',
    help: 'inbox with the exports',
    otherwise: 'the invented sample exports',
    parse: text,
  },
  out: {
    placeholder: 'DIR',
    variable: 'ETL_OUT',
    help: 'published warehouse, report and logs',
    otherwise: 'out',
    parse: text,
  },
  state: {
    placeholder: 'DIR',
    variable: 'ETL_STATE',
    help: 'key, staged rows and history of the runs',
    otherwise: 'OUT/state',
    parse: text,
  },
  'key-file': {
    placeholder: 'FILE',
    variable: 'ETL_KEY_FILE',
    help: 'pseudonym key, 64 hex digits',
    otherwise: 'STATE/pseudonym.key',
    parse: text,
  },
} as const satisfies Options;

const day = (variable: `ETL_${string}`, help: string): Option<string> => ({
  placeholder: 'DAY',
  variable,
  help,
  otherwise: 'as the study declares',
  parse: text,
});

const minCell = (otherwise: string): Option<number> => ({
  placeholder: 'N',
  variable: 'ETL_MIN_CELL',
  help: 'hide counts of fewer than N people',
  otherwise,
  parse: peopleCount,
});

const publishedRun = (variable: `ETL_${string}`, help: string, otherwise: string): Option<string> => ({
  placeholder: 'RUN',
  variable,
  help,
  otherwise,
  parse: text,
});

/** Each handler loads its module when it is called: a run needs none of the others. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  etl: command({
    summary: 'one run: exports to OUT/warehouse.sqlite and OUT/report.html',
    needExports: ['out', 'state', 'from', 'to', 'cutoff'],
    options: {
      from: day('ETL_FROM', 'first day of the meetings'),
      to: day('ETL_TO', 'last day of the meetings'),
      cutoff: day('ETL_CUTOFF', 'cut-off: later events do not count'),
      extraction: {
        placeholder: 'NAME',
        variable: 'ETL_EXTRACTION',
        help: 'file name of an older extraction to use',
        otherwise: 'the newest extraction',
        parse: text,
      },
      accept: {
        placeholder: 'TOKENS',
        variable: 'ETL_ACCEPT',
        help: 'losses to accept in this run, as the stopped run printed them',
        otherwise: 'none',
        parse: tokensIn,
      },
      keep: {
        placeholder: 'N',
        variable: 'ETL_KEEP',
        help: 'earlier published files to keep',
        otherwise: String(KEPT_FILES),
        parse: wholeNumber(4),
      },
      'min-cell': minCell('0: nothing is hidden'),
    },
    run: async (values, context) => {
      const { from, to, cutoff, extraction, accept = [], keep = KEPT_FILES } = values;
      const keyFile = values['key-file'];
      const settings: Settings = {
        exports: values.exports ?? SAMPLE_EXPORTS,
        out: foldersIn(values).out,
        state: foldersIn(values).state,
        ...(keyFile && { keyFile }),
        ...(extraction && { extraction }),
        keep,
        accept,
        parameters: { ...(from && { from }), ...(to && { to }), ...(cutoff && { cutoff }) },
        minCell: values['min-cell'] ?? 0,
      };
      return (await import('./etl.ts')).etl(settings, context);
    },
  }),
  report: command({
    summary: 'write OUT/report.html again, from OUT/warehouse.sqlite',
    options: { 'min-cell': minCell('0: nothing is hidden') },
    run: async (values, { startedAt }) =>
      (await import('./report.ts')).report(foldersIn(values).out, values['min-cell'] ?? 0, startedAt),
  }),
  export: command({
    summary: 'write the printed tables as CSV to OUT/export, small counts masked',
    options: { 'min-cell': minCell('11') },
    run: async (values) => (await import('./export.ts')).exportCounts(foldersIn(values), values['min-cell']),
  }),
  audit: command({
    summary: 'verify the logs, their anchors and the published file',
    options: {},
    run: async (values) => (await import('./audit.ts')).audit(foldersIn(values)),
  }),
  trace: command({
    summary: 'find the cells behind a value, or the values behind a row of an export',
    details: [
      'Give --id and --field for an endpoint of a patient; --figure for a printed figure; --table, --row and --column for',
      'a stored value; or --file, --sheet and --row for a row of an export.',
    ],
    options: {
      id: {
        placeholder: 'ID',
        variable: 'ETL_ID',
        help: 'pseudonym of a patient, or its first 4 digits or more',
        parse: text,
      },
      field: {
        placeholder: 'NAME',
        variable: 'ETL_FIELD',
        help: 'endpoint, or answer of a printed table',
        otherwise: 'pfs',
        parse: text,
      },
      figure: {
        placeholder: 'NAME',
        variable: 'ETL_FIGURE',
        help: 'printed figure, such as t6.ki67.lt3',
        parse: text,
      },
      table: { placeholder: 'NAME', variable: 'ETL_TABLE', help: 'stored table', parse: text },
      row: {
        placeholder: 'N',
        variable: 'ETL_ROW',
        help: 'key of a stored row, or number of a row in its sheet',
        parse: wholeNumber(15),
      },
      column: {
        placeholder: 'NAME',
        variable: 'ETL_COLUMN',
        help: 'column of the stored row',
        otherwise: 'all of them',
        parse: text,
      },
      file: { placeholder: 'NAME', variable: 'ETL_FILE', help: 'file name of an export', parse: text },
      sheet: { placeholder: 'NAME', variable: 'ETL_SHEET', help: 'sheet of the export', parse: text },
    },
    run: async (values) => (await import('./trace.ts')).trace(values, foldersIn(values)),
  }),
  diff: command({
    summary: 'compare two published files',
    options: {
      from: publishedRun(
        'ETL_FROM',
        'older run, or its file',
        'the run that the newer one was compared with',
      ),
      to: publishedRun('ETL_TO', 'newer run, or its file', 'the published file'),
    },
    run: async (values) => (await import('./diff.ts')).diff(values.from, values.to, foldersIn(values)),
  }),
  queries: command({
    summary: 'write the questions to each place of care as workbooks in OUT/queries',
    options: {},
    run: async (values, { site }) => (await import('./queries.ts')).queries(site.pipeline, foldersIn(values)),
  }),
  answers: command({
    summary: 'turn an answered query sheet into lines of corrections.csv, in a file beside it',
    needExports: ['out', 'state'],
    options: {
      file: { placeholder: 'FILE', variable: 'ETL_FILE', help: 'answered query sheet', parse: text },
      author: {
        placeholder: 'NAME',
        variable: 'ETL_AUTHOR',
        help: 'author of the corrections',
        otherwise: 'empty',
        parse: text,
      },
    },
    run: async ({ file, author = '', exports = SAMPLE_EXPORTS }, { site, startedAt }) =>
      (await import('./answers.ts')).answers(site.pipeline, { file, exports, author, startedAt }),
  }),
  rollback: command({
    summary: 'publish the kept file of an earlier run again',
    options: {
      run: publishedRun(
        'ETL_RUN',
        'run to publish again, as etl_run has it',
        'none: it fails and lists the kept runs',
      ),
    },
    run: async (values, context) =>
      (await import('./rollback.ts')).rollback(values.run, foldersIn(values), context),
  }),
};

/** Returns the options that a command accepts: its own after those of every command. */
export function optionsOf({ options }: Command): Options {
  return { ...SITE_OPTIONS, ...options };
}

/** What the declaration of a command says; the rest has a default. */
interface Declared<Own extends Options> {
  readonly summary: string;
  readonly details?: readonly string[];
  readonly options: Own;
  readonly needExports?: readonly (keyof Own | keyof typeof SITE_OPTIONS)[];
  readonly run: (
    values: Values<Own> & Values<typeof SITE_OPTIONS>,
    context: CommandContext,
  ) => Promise<CommandResult>;
}

/** Returns the command of a declaration; the handler gets its values with the types of its options. */
function command<const Own extends Options>(declared: Declared<Own>): Command {
  return { details: [], needExports: [], ...declared } as unknown as Command;
}

function foldersIn({ out = 'out', state = join(out, 'state') }: Values<typeof SITE_OPTIONS>): Folders {
  return { out, state };
}
