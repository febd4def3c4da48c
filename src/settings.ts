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

/** Where a run reads and writes, and what it sets otherwise than the study declares. */
export interface Settings extends InboxSettings {
  readonly out: string;
  readonly parameters: Parameters;
  /** Into how many parts the patients are cut, each loaded by a thread of its own; as many as pay where it is not set. */
  readonly parts?: number;
  /** Files published before that are kept beside the published one. */
  readonly keep: number;
  /** Tokens of losses that a person accepts for this run (C-100). */
  readonly accept?: readonly string[];
  /** Counts below this are hidden in the report; 0 hides none. */
  readonly minCell?: number;
}

/** What a site declares, and the URL of the module that exports it as `pipeline`. */
export interface Site {
  readonly pipeline: Pipeline;
  readonly module: string;
}

/** Who watches: eyes that want to see progress, and the wish to stop. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (stage: string, detail: string) => void;
}
