import type { Pipeline } from '../define/study.ts';
import type { Finding } from '../findings/finding.ts';
import type { NormalizedRecords } from '../warehouse/record.ts';

/** The row of `etl_run`, except the counts of the load itself. */
export interface RunFacts {
  readonly runId: string;
  /** Number of earlier published runs, plus one. */
  readonly night: number;
  /** ISO instant, UTC. */
  readonly startedAt: string;
  /** Account of the system. */
  readonly startedBy: string;
  readonly codeVersion: string;
  readonly keyId: string;
  readonly inputsSha256: string;
  readonly parametersSha256: string;
  /** ISO day of the newest extraction that was used. */
  readonly extractedOn: string;
  /** True when the exports are invented ones (O-8). */
  readonly isInvented: boolean;
  /** Tokens of `ETL_ACCEPT=` that the run needed, separated by commas (C-100); null or absent: none. */
  readonly accepted?: string | null;
}

/** A file of the inbox; a `StagedFile` is one. */
export interface LoadedFile {
  readonly fileId: number;
  readonly source: string;
  readonly file: string;
  readonly format: string;
  /** For a control file, a keyed hash. */
  readonly sha256: string;
  /** Null for a control file. */
  readonly sizeBytes: number | null;
  readonly stamp: string | null;
  readonly status: 'used' | 'superseded' | 'duplicate' | 'control';
  /** Distinct patients in the extraction that it is, or is a part of (C-100); null or absent: not counted. */
  readonly patients?: number | null;
}

/** A sheet whose rows are loaded; a `StagedSheet` is one. */
export interface LoadedSheet {
  readonly sheetId: number;
  readonly fileId: number;
  readonly sheet: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly rowsRead: number;
  readonly footerRows: readonly number[];
}

export interface LoadInput {
  readonly run: RunFacts;
  readonly pipeline: Pipeline;
  readonly files: readonly LoadedFile[];
  readonly sheets: readonly LoadedSheet[];
  /** Findings about files and sheets, from before any patient was joined. */
  readonly findings: readonly Finding[];
  readonly records: NormalizedRecords;
}
