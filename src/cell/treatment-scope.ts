import {
  type Clause,
  closed,
  conditionalOf,
  endClause,
  type Level,
  type Mention,
  type MentionStatus,
  newLevel,
  pastOf,
} from './treatment-clause.ts';
import type { TokenKind } from './treatment-steering.ts';
import type { Token } from './treatment-words.ts';

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
      clause.mentions.push(...codes.map((code) => ({ code, status: statusIn(clause) })));
      clause.hasAction ||= clause.past === null && clause.negation === null;
      clause.isPastNamed ||= clause.past !== null;
      break;
    case 'stop':
      clause.negation ??= 'stopped';
      break;
    case 'reject':
      clause.mentions = clause.mentions.map(({ code }) => ({ code, status: 'ruled_out' }));
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
  'stop',
  'rule_out',
  'past',
  'ongoing',
  'received',
  'option',
  'either',
  'choice',
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
  'comma',
  'turn',
  'end_of_sentence',
  'open_bracket',
  'close_bracket',
  'choice',
]);
const BETWEEN: ReadonlySet<TokenKind> = new Set(['small_word', 'join', 'turn', 'option']);
const IS_TREATMENT: ReadonlySet<TokenKind> = new Set(['drugs', 'unknown_drug', 'action', 'local']);

function statusIn(clause: Clause): MentionStatus {
  // Chemoembolization is not a cytotoxic treatment here (C-62), so its drug is not proposed.
  if (clause.isLocal) return 'stopped';
  if (clause.negation !== null) return clause.negation;
  if (clause.past !== null) return 'past';
  return clause.isOptional ? 'conditional' : 'proposed';
}
