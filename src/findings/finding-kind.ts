export type Severity = 'info' | 'warning' | 'error';

/** A kind of finding: severity, rule and message. */
export interface FindingKind {
  readonly severity: Severity;
  readonly rule: string;
  /**
   * What was found, what the run assumes, and the effect or the remedy. `{quote}` is the cell, `{...}` a detail;
   * never an identity.
   */
  readonly message: string;
  /** The same in French, with the same placeholders. */
  readonly messageFr: string;
}

type English = Omit<FindingKind, 'messageFr'>;

/** Declares findings in English; their codes become a type. */
export function english<Code extends string>(catalogue: Record<Code, English>): Record<Code, English> {
  return catalogue;
}

/** Adds the French messages, one for each code. */
export function kinds<Code extends string>(
  catalogue: Record<Code, English>,
  french: Readonly<Record<NoInfer<Code>, string>>,
): Record<Code, FindingKind> {
  const codes = Object.keys(catalogue) as Code[];
  const both = codes.map((code) => [code, { ...catalogue[code], messageFr: french[code] }]);
  return Object.fromEntries(both) as Record<Code, FindingKind>;
}
