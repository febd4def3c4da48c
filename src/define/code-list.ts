import type { Lookalike } from '../cell/qualified-code.ts';

/**
 * An entry of a closed vocabulary: the warehouse code (lower-case English), its labels, and every spelling that an
 * export may use. Spellings match without case, accents and double spaces.
 */
export interface CodeEntry {
  readonly en: string;
  readonly fr: string;
  readonly spellings: readonly string[];
  /** Keywords that decide for the code anywhere in a text that is no spelling of the list. */
  readonly deciding?: readonly string[];
  /** Words that may accompany a spelling of the code without changing it: "hépatique" with a progression (C-87). */
  readonly beside?: readonly string[];
}

/** How the spellings of a list may be qualified, and texts that only look like one of its codes (C-87). */
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

/** A code list of any codes, for code that handles all lists. */
export type AnyCodeList = CodeList<string>;

/** The codes of a list, as a type: `CodeOf<typeof response>` is `'cr' | 'pr' | ...`. */
export type CodeOf<L> = L extends CodeList<infer Code, object> ? Code : never;

/** Declares a code list. The order of the codes is kept: every table shows them in this order. */
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
