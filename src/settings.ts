import type { Parameters } from './define/parameters.ts';
import type { Pipeline } from './define/study.ts';

/** Where the exports are read, and where the state of earlier runs is kept. */
export interface InboxSettings {
  readonly exports: string;
  readonly state: string;
  readonly keyFile?: string;
  /** Name of an older extraction to use in place of the newest (C-50). */
  readonly extraction?: string;
}

/** Where a run reads and writes, and the settings that replace those of the study. */
export interface Settings extends InboxSettings {
  readonly out: string;
  readonly parameters: Parameters;
  /** Number of parts of the patients, each loaded by its own thread; chosen by the run when not set. */
  readonly parts?: number;
  /** Number of earlier published files to keep. */
  readonly keep: number;
  /** Tokens of losses that a person accepts for this run (C-100). */
  readonly accept?: readonly string[];
  /** Counts below this are hidden in the report; 0 hides none. */
  readonly minCell?: number;
}

/** The declaration of a site, and the URL of the module that exports it as `pipeline`. */
export interface Site {
  readonly pipeline: Pipeline;
  readonly module: string;
}

/** Progress output and the abort signal of a run. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (stage: string, detail: string) => void;
}
