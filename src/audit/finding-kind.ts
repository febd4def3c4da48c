export type Severity = 'info' | 'warning' | 'error';

/** What a finding says: how bad it is, which rule it comes from, and its words. */
export interface FindingKind {
  readonly severity: Severity;
  readonly rule: string;
  /** What is wrong and what to do. `{quote}` is the cell, `{...}` a detail; never an identity. */
  readonly message: string;
}

/** Declares findings; their codes become a type. */
export function kinds<Code extends string>(catalogue: Record<Code, FindingKind>): Record<Code, FindingKind> {
  return catalogue;
}
