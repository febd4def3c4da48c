import type { TokenKind } from './treatment-steering.ts';
import type { Token } from './treatment-words.ts';

/** How a text mentions a drug: `stopped` and `ruled_out` are the two kinds of negation (C-14, C-90). */
export type MentionStatus = 'proposed' | 'conditional' | 'past' | 'stopped' | 'ruled_out';

export interface Mention {
  readonly code: string;
  readonly standing: MentionStatus;
}

/** A stretch of text that a phrase reaches through: up to the next comma, full stop or turn (C-14, C-90). */
interface Clause {
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
interface Level {
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

/** Returns every drug that the tokens name, in order, with the status of the mention. */
export function mentionsOf(tokens: readonly Token[]): readonly Mention[] {
  const levels: Level[] = [];
  const introduced = introducedIn(tokens);
  let level = newLevel(null);
  tokens.forEach((token, at) => {
    if (token.kind === 'open_bracket') {
      levels.push(level);
      level = newLevel(level);
    } else if (token.kind === 'close_bracket') {
      level = closed(level, levels.pop());
    } else read({ token, tokens, at, isIntroduced: introduced[at] ?? false }, level);
  });
  while (levels.length > 0) level = closed(level, levels.pop());
  endClause(level, 'end_of_sentence');
  return level.mentions;
}

/** A token and the tokens after it. */
interface Spot {
  readonly token: Token;
  readonly tokens: readonly Token[];
  readonly at: number;
  /** A colon or "proposition" follows in the sentence: the text before it is not the proposal. */
  readonly isIntroduced: boolean;
}

const INTRODUCES = /^(?::|>|on propose|proposer|proposition)$/;

function introducedIn(tokens: readonly Token[]): readonly boolean[] {
  let isIntroduced = false;
  return tokens
    .toReversed()
    .map(({ kind, text }) => {
      const before = isIntroduced;
      isIntroduced = kind !== 'end_of_sentence' && (isIntroduced || INTRODUCES.test(text));
      return before;
    })
    .toReversed();
}

function read(spot: Spot, level: Level): void {
  const { token } = spot;
  const { kind, codes } = token;
  const { clause } = level;
  switch (kind) {
    case 'drugs':
      clause.mentions.push(...codes.map((code) => ({ code, standing: standingIn(clause) })));
      clause.hasAction ||= clause.past === null && clause.negation === null;
      clause.isPastNamed ||= clause.past !== null;
      break;
    case 'stop':
      clause.negation ??= 'stopped';
      break;
    case 'reject':
      clause.mentions = clause.mentions.map(({ code }) => ({ code, standing: 'ruled_out' }));
      clause.negation = 'ruled_out';
      level.hasRejection = true;
      break;
    case 'rule_out':
      clause.negation = 'ruled_out';
      break;
    case 'past':
    case 'ongoing':
      clause.past ??= clause.hasAction ? 'list' : 'phrase';
      break;
    case 'received':
    case 'was_received':
      if (kind === 'was_received') clause.mentions = clause.mentions.map(pastOf);
      clause.past = 'list';
      break;
    case 'later':
      if (clause.past === null) readCondition(level, token, clause.mentions.length > 0);
      break;
    case 'condition':
    case 'depends':
      readCondition(level, token, false);
      break;
    case 'option':
    case 'either':
      clause.isOptional = true;
      break;
    case 'choice':
      readChoice(level, spot);
      break;
    case 'local':
      clause.isLocal = true;
      clause.hasAction = true;
      break;
    case 'action':
      clause.hasAction ||= clause.past === null;
      break;
    case 'join':
      clause.isLocal = false;
      break;
    case 'turn':
      if (!continues(clause.fresh, token.text)) endClause(level, 'turn');
      break;
    case 'comma':
      endClause(level, 'comma', spot.isIntroduced);
      break;
    case 'end_of_sentence':
      endClause(level, 'end_of_sentence');
      break;
  }
  noteContent(kind, level.clause, clause.hasContent);
}

const BEGINS_PHRASE: ReadonlySet<TokenKind> = new Set([
  ...(['stop', 'rule_out', 'past', 'ongoing', 'received', 'option', 'either', 'choice'] as const),
]);
const KEEPS_FRESH: ReadonlySet<TokenKind> = new Set(['small_word', 'turn']);
const IS_CONTENT: ReadonlySet<TokenKind> = new Set(['drugs', 'unknown_drug', 'word', 'action', 'local']);

/** "Chirurgie récusée : FOLFOX" rejects only the text before the colon; "récusé : FOLFOX" also the text after it. */
function noteContent(kind: TokenKind, clause: Clause, hadContent: boolean): void {
  if (kind === 'reject') clause.fresh = hadContent ? null : kind;
  else if (!KEEPS_FRESH.has(kind)) clause.fresh = BEGINS_PHRASE.has(kind) ? kind : null;
  clause.hasContent ||= IS_CONTENT.has(kind);
}

/** "pas de reprise de", "contre-indication :"; a colon ends "après échec :". */
function continues(fresh: TokenKind | null, turn: string): boolean {
  return fresh !== null && !((fresh === 'past' || fresh === 'ongoing') && INTRODUCES.test(turn));
}

function readCondition(level: Level, { text }: Token, isOfClause: boolean): void {
  const { clause } = level;
  // A list of past drugs that continued after a comma ends before a condition.
  if (clause.mentions.length === 0 && !clause.hasContent) clause.past = null;
  // "à rediscuter après 4 cures" refers to a treatment that has begun.
  clause.beginsWithCondition ||= !clause.hasContent && !text.includes('rediscuter');
  clause.isConditional = true;
  if (!isOfClause) level.condition = clause.hasAction ? 'trailing' : 'sentence';
}

/** "ou" between treatments; "progression ou toxicité", "Avastin ou Mvasi" leave nothing open. */
function readChoice(level: Level, { tokens, at }: Spot): void {
  let place = at + 1;
  while (BETWEEN.has(tokens[place]?.kind ?? 'word')) place++;
  const next = tokens[place];
  if (next === undefined || !IS_TREATMENT.has(next.kind)) return;
  const { clause } = level;
  const isAlone = ENDS_CHOICE.has(tokens[place + 1]?.kind ?? 'end_of_sentence');
  if (isAlone && next.codes.join() === clause.mentions.at(-1)?.code) return;
  clause.mentions = clause.mentions.map(conditionalOf);
  clause.isOptional = true;
  if (!clause.hasContent) level.isChoice = true;
}

const ENDS_CHOICE: ReadonlySet<TokenKind> = new Set([
  ...(['comma', 'turn', 'end_of_sentence', 'open_bracket', 'close_bracket', 'choice'] as const),
]);
const BETWEEN: ReadonlySet<TokenKind> = new Set(['small_word', 'join', 'turn', 'option']);
const IS_TREATMENT: ReadonlySet<TokenKind> = new Set(['drugs', 'unknown_drug', 'action', 'local']);

function standingIn(clause: Clause): MentionStatus {
  // Chemoembolization is not a cytotoxic treatment here (C-62), so its drug is not proposed.
  if (clause.isLocal) return 'stopped';
  if (clause.negation !== null) return clause.negation;
  if (clause.past !== null) return 'past';
  return clause.isOptional ? 'conditional' : 'proposed';
}

function pastOf({ code, standing }: Mention): Mention {
  return { code, standing: standing === 'proposed' ? 'past' : standing };
}

function conditionalOf({ code, standing }: Mention): Mention {
  return { code, standing: standing === 'proposed' ? 'conditional' : standing };
}

/** A condition neither proposes nor withdraws a drug: "arrêt si HTA" leaves a proposal unchanged. */
function underCondition(mention: Mention): Mention {
  const { code, standing } = conditionalOf(mention);
  return { code, standing: standing === 'ruled_out' ? 'stopped' : standing };
}

function endClause(level: Level, by: 'comma' | 'turn' | 'end_of_sentence', isIntroduced = false): void {
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
    ...{ mentions: [], negation: null, past: null, isPastNamed: false, fresh: null, isConditional },
    ...{ beginsWithCondition: false, isOptional: false, isLocal: false, hasContent: false, hasAction: false },
  };
}

/** The state before a bracket applies inside it: "arrêt de la chimiothérapie (FOLFOX)". */
function newLevel(outside: Level | null): Level {
  const isConditional = outside?.clause.isConditional ?? false;
  const clause = { ...(outside?.clause ?? newClause(false)), mentions: [], hasContent: false };
  const condition = isConditional ? 'sentence' : null;
  return { mentions: [], clause, lastClause: 0, condition, hasRejection: false, isChoice: false };
}

/**
 * A bracket without a drug is a remark on the text before it: "FOLFOX + bev (contre-indiqué)", "(si progression)".
 */
function closed(inside: Level, outside: Level | undefined): Level {
  if (outside === undefined) return inside;
  const { condition, hasRejection } = inside;
  endClause(inside, 'end_of_sentence');
  const { clause } = outside;
  if (inside.isChoice) clause.mentions = clause.mentions.map(conditionalOf);
  if (inside.mentions.length === 0) {
    if (hasRejection) clause.mentions = clause.mentions.map(({ code }) => ({ code, standing: 'ruled_out' }));
    clause.isConditional ||= condition !== null;
    outside.condition ??= condition;
  }
  clause.mentions.push(...inside.mentions);
  return outside;
}
