import type { Spellings } from './code.ts';
import { unanswered } from './missing.ts';
import type { CellProblem, Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';
import type { MentionStatus } from './treatment-clause.ts';
import { mentionsOf } from './treatment-scope.ts';
import type { TokenKind } from './treatment-steering.ts';
import { drugLexicon, type OtherWords, type Token, tokensOf } from './treatment-words.ts';

/** How a free text mentions a drug (C-90). */
export const MENTIONS = ['proposed', 'conditional', 'negated', 'past'] as const;
export type DrugMention = (typeof MENTIONS)[number];

/** The drugs that a free text mentions (C-14, C-90). Each drug is in one of the four lists, by its code, sorted. */
export interface Treatment extends Readonly<Record<DrugMention, readonly string[]>> {
  /** A word that looks like a drug but is in no list. Never quoted, because it may be a name (C-65). */
  readonly hasUnknownDrug: boolean;
}

export interface TreatmentVocabulary extends OtherWords {
  readonly drugs: Spellings<string>;
  /** Named combinations: their drugs and spellings. */
  readonly regimens: Readonly<
    Record<string, { readonly drugs: readonly string[]; readonly spellings: readonly string[] }>
  >;
  /** True where each cell must name a drug: a cell without a known drug has an unknown one (C-91). */
  readonly mustName?: boolean;
  /** True for a text about given treatments: "sous", "a reçu", "ou", "en 2e ligne" then make no drug doubtful. */
  readonly saysGiven?: boolean;
}

/** Parser of the drugs in a proposal, a protocol or a molecule cell (C-14, C-62). */
export function treatmentParser({
  drugs,
  regimens,
  mustName = false,
  saysGiven = false,
  ...others
}: TreatmentVocabulary): Parser<Treatment> {
  const named = [
    ...Object.entries(drugs).flatMap(([code, words]) => words.map((word) => [word, [code]] as const)),
    ...Object.values(regimens).flatMap((regimen) =>
      regimen.spellings.map((word) => [word, regimen.drugs] as const),
    ),
  ];
  const lexicon = drugLexicon(named, others);
  return (cell) => {
    const missing = unanswered(cell);
    if (missing !== null) return missing;
    if (typeof cell !== 'string') return unreadable('unknown_code');
    const tokens = tokensOf(cell, lexicon);
    return readTreatment(saysGiven ? tokens.map(asGiven) : tokens, { mustName, saysGiven });
  };
}

/** Phrases that are a plan in a proposal, but facts in a given treatment. */
const NO_DOUBT: ReadonlySet<TokenKind> = new Set([
  'ongoing',
  'received',
  'was_received',
  'depends',
  'later',
  'choice',
  'either',
]);

function asGiven(token: Token): Token {
  return NO_DOUBT.has(token.kind) ? { ...token, kind: 'word' } : token;
}

function readTreatment(
  tokens: readonly Token[],
  { mustName, saysGiven }: Required<Pick<TreatmentVocabulary, 'mustName' | 'saysGiven'>>,
): Parsed<Treatment> {
  const statuses = new Map<string, MentionStatus>();
  for (const { code, status } of mentionsOf(tokens)) {
    statuses.set(code, settled(statuses.get(code), status));
  }
  const drugsThat = (...wanted: readonly MentionStatus[]) =>
    [...statuses]
      .filter(([, status]) => wanted.includes(status))
      .map(([code]) => code)
      .sort();
  const value: Treatment = {
    proposed: drugsThat('proposed'),
    conditional: drugsThat('conditional'),
    negated: drugsThat('stopped', 'ruled_out'),
    past: drugsThat('past'),
    hasUnknownDrug: tokens.some(({ kind }) => kind === 'unknown_drug') || (mustName && statuses.size === 0),
  };
  const problem = problemOf(
    value,
    tokens.some(({ isCorrected }) => isCorrected),
    saysGiven,
  );
  return problem === null ? { value } : { value, problem };
}

/**
 * Returns at most one problem for a cell. The conditional drugs of a proposal become findings of the study (C-90);
 * those of a line can be reported only here.
 */
function problemOf(value: Treatment, isCorrected: boolean, saysGiven: boolean): CellProblem | null {
  if (value.hasUnknownDrug) return 'unknown_drug';
  if (isCorrected) return 'corrected_drug_name';
  return saysGiven && value.conditional.length > 0 ? 'conditional_drug' : null;
}

/** Which later mention replaces an earlier one. A stop and the past refer to another time than a proposal. */
const TAKEN_BY: Readonly<Record<MentionStatus, ReadonlySet<MentionStatus>>> = {
  past: new Set(['proposed', 'conditional', 'stopped', 'ruled_out']),
  stopped: new Set(['proposed', 'conditional', 'ruled_out']),
  ruled_out: new Set(['proposed', 'conditional']),
  conditional: new Set(['proposed', 'ruled_out']),
  proposed: new Set(['ruled_out']),
};

/**
 * The status of a drug that a text mentions twice. A later rule-out withdraws an earlier proposal ("FOLFOX + bev,
 * bev contre-indiqué"). A stop does not: it refers to a later time ("FOLFOX + bev, arrêt bev avant chirurgie") or
 * an earlier one.
 */
function settled(before: MentionStatus | undefined, now: MentionStatus): MentionStatus {
  return before === undefined || TAKEN_BY[before].has(now) ? now : before;
}
