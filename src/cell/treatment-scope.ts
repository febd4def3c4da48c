import type { Token } from './treatment-words.ts';

/** How a drug stands where a text names it. */
export type Standing = 'proposed' | 'conditional' | 'stopped' | 'ruled_out';

export interface Mention {
  readonly code: string;
  readonly standing: Standing;
}

/** A stretch of text that a negation reaches through: up to the next comma, full stop or turn (C-14). */
interface Clause {
  mentions: Mention[];
  /** What the negation in force makes of the next drugs. */
  negation: 'stopped' | 'ruled_out' | null;
  /** Only small words since the negation: "pas de reprise de X", "contre-indication : X" are still under way. */
  isNegationFresh: boolean;
  isConditional: boolean;
  isOptional: boolean;
  isLocal: boolean;
}

/** The text, or what stands between brackets: part of a clause outside, with clauses of its own. */
interface Level {
  readonly mentions: Mention[];
  clause: Clause;
  /** A condition holds to the end of its sentence (C-14). */
  isSentenceConditional: boolean;
  hasRejection: boolean;
}

/** Every drug that the tokens name, in order, as it stands there. */
export function mentionsOf(tokens: readonly Token[]): readonly Mention[] {
  const levels: Level[] = [];
  let level = newLevel(null);
  for (const token of tokens) {
    if (token.kind === 'open_bracket') {
      levels.push(level);
      level = newLevel(level);
    } else if (token.kind === 'close_bracket') {
      level = closed(level, levels.pop());
    } else read(token, level);
  }
  while (levels.length > 0) level = closed(level, levels.pop());
  endClause(level);
  return level.mentions;
}

function read({ kind, codes }: Token, level: Level): void {
  const { clause } = level;
  switch (kind) {
    case 'drugs':
      clause.mentions.push(...codes.map((code) => ({ code, standing: standingIn(clause) })));
      break;
    case 'stop':
      clause.negation ??= 'stopped';
      break;
    case 'reject':
      clause.mentions = clause.mentions.map(ruledOut);
      clause.negation = 'ruled_out';
      level.hasRejection = true;
      break;
    case 'rule_out':
      clause.negation = 'ruled_out';
      break;
    case 'condition':
      clause.isConditional = true;
      level.isSentenceConditional = true;
      break;
    case 'option':
      clause.isOptional = true;
      break;
    case 'local':
      clause.isLocal = true;
      break;
    case 'join':
      clause.isLocal = false;
      break;
    case 'turn':
      if (!clause.isNegationFresh) endClause(level);
      break;
    case 'comma':
      endClause(level);
      break;
    case 'end_of_sentence':
      level.isSentenceConditional = false;
      endClause(level);
      break;
  }
  if (!KEEPS_NEGATION_FRESH.has(kind)) level.clause.isNegationFresh = BEGINS_NEGATION.has(kind);
}

const BEGINS_NEGATION: ReadonlySet<Token['kind']> = new Set(['stop', 'rule_out', 'reject']);
const KEEPS_NEGATION_FRESH: ReadonlySet<Token['kind']> = new Set(['small_word', 'turn']);

function standingIn(clause: Clause): Standing {
  // Chemoembolization is not a cytotoxic treatment here (C-62), so its drug is none of the proposal.
  if (clause.isLocal) return 'stopped';
  return clause.negation ?? (clause.isOptional ? 'conditional' : 'proposed');
}

function ruledOut({ code }: Mention): Mention {
  return { code, standing: 'ruled_out' };
}

/** Under a condition nothing is proposed, and nothing is taken back either: "arrêt si HTA" leaves a proposal standing. */
function underCondition({ code, standing }: Mention): Mention {
  return {
    code,
    standing: standing === 'proposed' ? 'conditional' : standing === 'ruled_out' ? 'stopped' : standing,
  };
}

function endClause(level: Level): void {
  const { mentions, isConditional } = level.clause;
  level.mentions.push(...(isConditional ? mentions.map(underCondition) : mentions));
  level.clause = newClause(level.isSentenceConditional);
}

function newClause(isConditional: boolean): Clause {
  return {
    mentions: [],
    negation: null,
    isNegationFresh: false,
    isConditional,
    isOptional: false,
    isLocal: false,
  };
}

/** What is in force before a bracket is in force inside: "arrêt de la chimiothérapie (FOLFOX)". */
function newLevel(outside: Level | null): Level {
  const isConditional = outside?.clause.isConditional ?? false;
  const clause = { ...(outside?.clause ?? newClause(false)), mentions: [] };
  return { mentions: [], clause, isSentenceConditional: isConditional, hasRejection: false };
}

/** A bracket without a drug is a remark on what stands before it: "FOLFOX + bev (contre-indiqué)", "(si progression)". */
function closed(inside: Level, outside: Level | undefined): Level {
  if (outside === undefined) return inside;
  const isConditional = inside.isSentenceConditional;
  endClause(inside);
  const { clause } = outside;
  if (inside.mentions.length === 0) {
    if (inside.hasRejection) clause.mentions = clause.mentions.map(ruledOut);
    clause.isConditional ||= isConditional;
    outside.isSentenceConditional ||= isConditional;
  }
  clause.mentions.push(...inside.mentions);
  return outside;
}
