import type { TokenKind } from './treatment-steering.ts';

/* The clauses of a proposal text, nested by brackets, and the mentions of drugs in them (C-14, C-90). */

/** How a text mentions a drug: `stopped` and `ruled_out` are the two kinds of negation (C-14, C-90). */
export type MentionStatus = 'proposed' | 'conditional' | 'past' | 'stopped' | 'ruled_out';

export interface Mention {
  readonly code: string;
  readonly status: MentionStatus;
}

/** A stretch of text that a phrase reaches through: up to the next comma, full stop or turn (C-14, C-90). */
export interface Clause {
  mentions: Mention[];
  /** Effect of the current negation on the next drugs. */
  negation: 'stopped' | 'ruled_out' | null;
  /**
   * Set while the text speaks of the past. A `list` continues after a comma; a `phrase` that opens its sentence
   * ends there.
   */
  past: 'phrase' | 'list' | null;
  /** True when the past part has already named a drug, in this clause or before a comma. */
  isPastNamed: boolean;
  /**
   * The phrase that is still open because only small words followed it: "pas de reprise de X", "contre-indication :
   * X".
   */
  fresh: TokenKind | null;
  isConditional: boolean;
  /** The clause starts with a condition: ", sous réserve de l'accord" applies to the clause before. */
  beginsWithCondition: boolean;
  isOptional: boolean;
  isLocal: boolean;
  hasContent: boolean;
  /** The clause names a future treatment or act. */
  hasAction: boolean;
}

/** The whole text, or a text in brackets: it belongs to an outer clause and has clauses of its own. */
export interface Level {
  mentions: Mention[];
  clause: Clause;
  /** Number of mentions of the previous clause, ended by a comma or a turn, at the end of `mentions`. */
  lastClause: number;
  /**
   * A condition applies to the end of its sentence (C-14); a `trailing` one, which has its object, to the next turn
   * (C-90).
   */
  condition: 'sentence' | 'trailing' | null;
  hasRejection: boolean;
  /** The bracket begins with "ou": "(ou Afinitor)". */
  isChoice: boolean;
}

export function pastOf({ code, status }: Mention): Mention {
  return { code, status: status === 'proposed' ? 'past' : status };
}

export function conditionalOf({ code, status }: Mention): Mention {
  return { code, status: status === 'proposed' ? 'conditional' : status };
}

/** A condition neither proposes nor withdraws a drug: "arrêt si HTA" leaves a proposal unchanged. */
function underCondition(mention: Mention): Mention {
  const { code, status } = conditionalOf(mention);
  return { code, status: status === 'ruled_out' ? 'stopped' : status };
}

export function endClause(
  level: Level,
  by: 'comma' | 'turn' | 'end_of_sentence',
  isIntroduced = false,
): void {
  const { clause } = level;
  const { mentions, isConditional } = clause;
  if (by === 'end_of_sentence' && isRemark(clause)) conditionLastClause(level);
  level.mentions.push(...(isConditional ? mentions.map(underCondition) : mentions));
  level.lastClause = by === 'end_of_sentence' ? 0 : mentions.length;
  if (by === 'end_of_sentence' || (by === 'turn' && level.condition === 'trailing')) level.condition = null;
  level.clause = newClause(level.condition !== null);
  if (by === 'comma' && goesOn(clause, isIntroduced)) {
    level.clause.past = clause.past;
    level.clause.isPastNamed = clause.isPastNamed;
  }
}

/** A condition alone, without a drug, a negation or an act that depends on it. */
function isRemark({ mentions, negation, hasAction, beginsWithCondition }: Clause): boolean {
  return beginsWithCondition && mentions.length === 0 && negation === null && !hasAction;
}

function conditionLastClause(level: Level): void {
  const from = level.mentions.length - level.lastClause;
  level.mentions = level.mentions.map((mention, at) => (at < from ? mention : underCondition(mention)));
}

function goesOn({ past, isPastNamed }: Clause, isIntroduced: boolean): boolean {
  return past !== null && ((past === 'list' && isPastNamed) || isIntroduced);
}

function newClause(isConditional: boolean): Clause {
  return {
    mentions: [],
    negation: null,
    past: null,
    isPastNamed: false,
    fresh: null,
    isConditional,
    beginsWithCondition: false,
    isOptional: false,
    isLocal: false,
    hasContent: false,
    hasAction: false,
  };
}

/** The state before a bracket applies inside it: "arrêt de la chimiothérapie (FOLFOX)". */
export function newLevel(outside: Level | null): Level {
  const isConditional = outside?.clause.isConditional ?? false;
  const clause = { ...(outside?.clause ?? newClause(false)), mentions: [], hasContent: false };
  const condition = isConditional ? 'sentence' : null;
  return { mentions: [], clause, lastClause: 0, condition, hasRejection: false, isChoice: false };
}

/**
 * A bracket without a drug is a remark on the text before it: "FOLFOX + bev (contre-indiqué)", "(si progression)".
 */
export function closed(inside: Level, outside: Level | undefined): Level {
  if (outside === undefined) return inside;
  const { condition, hasRejection } = inside;
  endClause(inside, 'end_of_sentence');
  const { clause } = outside;
  if (inside.isChoice) clause.mentions = clause.mentions.map(conditionalOf);
  if (inside.mentions.length === 0) {
    if (hasRejection) clause.mentions = clause.mentions.map(({ code }) => ({ code, status: 'ruled_out' }));
    clause.isConditional ||= condition !== null;
    outside.condition ??= condition;
  }
  clause.mentions.push(...inside.mentions);
  return outside;
}
