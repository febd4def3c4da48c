import { join } from 'node:path';
import type { Source } from '../define/source.ts';
import type { StagedExports } from '../extract/staged-exports.ts';
import type { Settings } from '../settings.ts';
import { countPatients } from '../staging/count-patients.ts';
import type { EtlRun } from '../warehouse/tracking-tables.ts';
import { acceptLosses } from './accept.ts';
import type { Acceptance } from './acceptance.ts';
import { type Delivery, lastDelivery } from './delivery.ts';
import { lossesSince } from './losses.ts';
import type { History } from './store.ts';

type CountedFiles = readonly (StagedExports['files'][number] & { readonly patients: number | null })[];

/**
 * Returns the files of the inbox; those in use of a complete extraction with its count of distinct patients
 * (C-100).
 */
export function countedFiles({ files, staging }: StagedExports, sources: readonly Source[]): CountedFiles {
  const complete = sources.filter(({ delivery }) => delivery === 'snapshot').map(({ name }) => name);
  const counts = new Map(complete.map((source) => [source, countPatients(staging, source)]));
  return files.map((file) => ({
    ...file,
    patients: file.status === 'used' ? (counts.get(file.source) ?? null) : null,
  }));
}

/**
 * Compares the delivery with that of the last published run (C-100).
 *
 * @throws RunError when it contains less and the operator did not accept this
 */
export function acceptDelivery(
  { files, sheets }: Pick<StagedExports, 'sheets'> & { readonly files: CountedFiles },
  {
    history,
    last,
    sources,
    settings,
  }: {
    readonly history: History;
    readonly last: EtlRun | null;
    readonly sources: readonly Source[];
    readonly settings: Settings;
  },
): Acceptance {
  const tokens = settings.accept ?? [];
  const before = lastDelivery(history, last);
  if (before === null) return { accepted: [], unneeded: tokens };
  const nameOf = new Map(files.map(({ fileId, file }) => [fileId, file]));
  const next: Delivery = {
    files,
    rows: sheets.map(({ source, fileId, sheet, rowsRead, footerRows }) => ({
      source,
      sheet,
      file: nameOf.get(fileId) ?? '',
      rows: rowsRead - footerRows.length,
    })),
  };
  const losses = lossesSince(before, next, sources);
  return acceptLosses(before.runId, losses, tokens, (all) => commandLine(settings, all));
}

/** The `make` command line of this run with these tokens, its values quoted for a shell and for make. */
function commandLine(settings: Settings, accept: string): string {
  const { exports, out, state, keyFile, extraction, parameters, keep, minCell } = settings;
  const variables = {
    EXPORTS: exports,
    OUT: out,
    STATE: state === join(out, 'state') ? undefined : state,
    ETL_KEY_FILE: keyFile,
    EXTRACTION: extraction,
    FROM: parameters.from,
    TO: parameters.to,
    CUTOFF: parameters.cutoff,
    KEEP: keep === 7 ? undefined : String(keep),
    MIN_CELL: minCell ? String(minCell) : undefined,
  };
  const given = Object.entries(variables).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${quoted(value)}`],
  );
  return ['make etl', ...given, `ACCEPT=${accept}`].join(' ');
}

function quoted(value: string): string {
  const forMake = value.replaceAll('$', '$$$$');
  return /^[\w./:@%+-]+$/.test(forMake) ? forMake : `'${forMake.replaceAll("'", "'\\''")}'`;
}
