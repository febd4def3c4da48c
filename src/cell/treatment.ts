import { fold } from './fold.ts';
import { unanswered } from './missing.ts';
import { type Parsed, type Parser, unreadable } from './parsed.ts';

/** The drugs that a free text names, by what it says of them (C-14). Codes, each once, in order of their names. */
export interface Treatment {
  readonly proposed: readonly string[];
  /** Named under a condition or for discussion: not proposed. */
  readonly conditional: readonly string[];
  /** Stopped, refused or contra-indicated. */
  readonly stopped: readonly string[];
}

export interface TreatmentLists {
  readonly drugs: Readonly<Record<string, readonly string[]>>;
  readonly regimens: Readonly<
    Record<string, { readonly drugs: readonly string[]; readonly spellings: readonly string[] }>
  >;
}

type Fate = 'proposed' | 'conditional' | 'stopped';

const SENTENCE_END = /[.;\n!?](?=\s|$)|[;\n]/;
/** What begins another clause: a negation reaches no further (C-14). "+", "/", "-" and "et" join drugs of one clause. */
const CLAUSE_END =
  /[,:]|\b(?:puis|mais|relais|relaye|poursuite|poursuivre|reprise|reprendre|passage|maintien)\b/;
const OUT_AFTER =
  /\b(?:arret(?:er)?|stop(?:per)?|pas de|contre-? ?indication|sans|non retenue?s?|refus|eviter|ne pas)(?![a-z])|\bpas d'/;
const OUT_BEFORE = /\b(?:non retenue?s?|contre-? ?indiquee?s?|recuse[es]*|refuse[es]*|arrete[es]*)\b/;
const CONDITION = /\b(?:si|a discuter|a rediscuter|discuter|sous reserve|en cas de?)(?![a-z])/;
/** Words that end as the names of drugs do, and the numbers of trial drugs ("BZX-4471"). */
const LOOKS_LIKE_DRUG =
  /\b[a-z]{3,}(?:mab|nib|platine?|tabine|rubicine?|limus|taxel|tecan|trexed|trexate|mustine|zomib|cept|cilib|cycline|ribine|bulin|bulline|bulmine|stabuline)s?\b|\b[a-z]{2,4}-?\d{3,5}\b/g;

/**
 * Reads the drugs out of a text: which are proposed, which only under a condition, which are out (C-14). The text itself
 * is kept nowhere. A word that looks like a drug and is in no list is a finding, and counts as no drug.
 */
export function treatmentParser(lists: TreatmentLists): Parser<Treatment> {
  const names = nameIndex(lists);
  const pattern = namePattern([...names.keys()]);
  return (cell) => {
    const missing = unanswered(cell);
    if (missing !== null) return missing;
    if (typeof cell !== 'string') return unreadable('unknown_code');
    return readTreatment(prepared(cell), names, pattern);
  };
}

function readTreatment(
  text: string,
  names: ReadonlyMap<string, readonly string[]>,
  pattern: RegExp,
): Parsed<Treatment> {
  const found: Record<Fate, Set<string>> = {
    proposed: new Set(),
    conditional: new Set(),
    stopped: new Set(),
  };
  let hasUnknown = false;
  for (const sentence of text.split(SENTENCE_END)) {
    let isConditional = false;
    for (const clause of sentence.split(CLAUSE_END)) {
      isConditional ||= CONDITION.test(clause);
      for (const { drugs, fate } of namedIn(clause, names, pattern)) {
        for (const drug of drugs)
          found[fate === 'proposed' && isConditional ? 'conditional' : fate].add(drug);
      }
      hasUnknown ||= namesUnknownDrug(clause.replace(pattern, ' '));
    }
  }
  // A drug that one clause proposes and another stops is proposed: the text speaks of two times.
  for (const drug of found.proposed) {
    found.stopped.delete(drug);
    found.conditional.delete(drug);
  }
  const value = {
    proposed: sorted(found.proposed),
    conditional: sorted(found.conditional),
    stopped: sorted(found.stopped),
  };
  if (hasUnknown) return { value, problem: 'unknown_drug' };
  return value.conditional.length > 0 ? { value, problem: 'conditional_proposal' } : { value };
}

interface Named {
  readonly drugs: readonly string[];
  readonly fate: Fate;
}

/** The drugs of one clause: out behind a negation, or before one that closes its clause ("bevacizumab non retenu"). */
function namedIn(clause: string, names: ReadonlyMap<string, readonly string[]>, pattern: RegExp): Named[] {
  const out = OUT_AFTER.exec(clause)?.index ?? Number.POSITIVE_INFINITY;
  const closing = OUT_BEFORE.exec(clause)?.index ?? -1;
  return [...clause.matchAll(pattern)].map((match) => {
    const isOut = match.index > out || match.index < closing;
    return { drugs: names.get(match[0]) ?? [], fate: isOut ? 'stopped' : 'proposed' };
  });
}

function namesUnknownDrug(rest: string): boolean {
  LOOKS_LIKE_DRUG.lastIndex = 0;
  return LOOKS_LIKE_DRUG.test(rest);
}

/** Folded, with the hyphens between names opened so that "5fu-bev" is two of them. */
function prepared(text: string): string {
  return fold(text.replace(/\r?\n/g, ' ; '));
}

function nameIndex({ drugs, regimens }: TreatmentLists): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, readonly string[]>();
  for (const [code, spellings] of Object.entries(drugs)) {
    for (const spelling of [code.replaceAll('_', ' '), ...spellings]) index.set(fold(spelling), [code]);
  }
  for (const [code, regimen] of Object.entries(regimens)) {
    for (const spelling of [code, ...regimen.spellings]) index.set(fold(spelling), regimen.drugs);
  }
  return index;
}

/** All names, the longest first, as whole words; digits may follow a regimen's name only where a spelling has them. */
function namePattern(names: readonly string[]): RegExp {
  const escaped = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![a-z0-9])(?:${escaped.join('|')})(?![a-z0-9])`, 'g');
}

function sorted(codes: ReadonlySet<string>): readonly string[] {
  return [...codes].sort();
}
