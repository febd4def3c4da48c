import type { Lookalike } from '../cell/qualified-code.ts';

/**
 * A closed vocabulary: what the warehouse calls a thing (lower-case English code), how it is labelled, and every
 * spelling that an export may use for it. Spellings are matched without case, accents or double spaces.
 */
export interface CodeEntry {
  readonly en: string;
  readonly fr: string;
  readonly spellings: readonly string[];
  /** Words that decide for the code wherever they are in a text that is no spelling of the list. */
  readonly deciding?: readonly string[];
  /** Words that may be beside a spelling of the code and change nothing: "hépatique" beside a progression (C-87). */
  readonly beside?: readonly string[];
}

/** How every spelling of a list may be qualified, and what only looks like one of its codes (C-87). */
export interface Qualifying<Code extends string> {
  readonly words: readonly string[];
  readonly prefix?: string;
  readonly lookalikes?: readonly Lookalike<Code>[];
}

export interface CodeList<Code extends string, Extra extends object = object> {
  /** Name of the list; `code_<name>` is its table in the warehouse. */
  readonly name: string;
  readonly entries: Readonly<Record<Code, CodeEntry & Extra>>;
  readonly qualifying?: Qualifying<NoInfer<Code>>;
}

/** Any code list, whatever its codes: for what handles lists as a whole. */
export type AnyCodeList = CodeList<string>;

/** The codes of a list, as a type: `CodeOf<typeof response>` is `'cr' | 'pr' | ...`. */
export type CodeOf<L> = L extends CodeList<infer Code, object> ? Code : never;

/** Declares a code list. Codes keep their order: it is the order of every table that shows them. */
export function codeList<Code extends string, Extra extends object = object>(
  name: string,
  entries: Record<Code, CodeEntry & Extra>,
  qualifying?: Qualifying<NoInfer<Code>>,
): CodeList<Code, Extra> {
  return qualifying === undefined ? { name, entries } : { name, entries, qualifying };
}

/** The codes of a list in declared order. */
export function codesOf<Code extends string>(list: CodeList<Code>): readonly Code[] {
  return Object.keys(list.entries) as Code[];
}
