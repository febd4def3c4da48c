import type { Spellings } from './code.ts';
import { unanswered } from './missing.ts';
import type { CellProblem, Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';
import { mentionsOf, type Standing } from './treatment-scope.ts';
import { drugLexicon, type OtherWords, type Token, tokensOf } from './treatment-words.ts';

/** What a free text proposes (C-14). A drug stands in one of the three lists, by its code, sorted. */
export interface Treatment {
  readonly proposed: readonly string[];
  /** Named under a condition ("si ...", "à discuter", "+/-"): not proposed. */
  readonly conditional: readonly string[];
  /** Stopped, ruled out or given into an artery: not proposed. */
  readonly stopped: readonly string[];
  /** A word that looks like a drug is in no list; it is never quoted, for it may be a name (C-65). */
  readonly hasUnknownDrug: boolean;
}

export interface TreatmentVocabulary extends OtherWords {
  readonly drugs: Spellings<string>;
  /** Named combinations: their drugs and spellings. */
  readonly regimens: Readonly<
    Record<string, { readonly drugs: readonly string[]; readonly spellings: readonly string[] }>
  >;
  /** True where each cell names a drug: one in which none is found is an unknown drug (C-91). */
  readonly mustName?: boolean;
}

/** Reads the drugs out of a proposal, a protocol or the name of a molecule (C-14, C-62). */
export function treatmentParser({
  drugs,
  regimens,
  mustName = false,
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
    return readTreatment(tokensOf(cell, lexicon), mustName);
  };
}

function readTreatment(tokens: readonly Token[], mustName: boolean): Parsed<Treatment> {
  const standings = new Map<string, Standing>();
  for (const { code, standing } of mentionsOf(tokens)) {
    standings.set(code, settled(standings.get(code), standing));
  }
  const drugsThat = (...wanted: readonly Standing[]) =>
    [...standings]
      .filter(([, standing]) => wanted.includes(standing))
      .map(([code]) => code)
      .sort();
  const value: Treatment = {
    proposed: drugsThat('proposed'),
    conditional: drugsThat('conditional'),
    stopped: drugsThat('stopped', 'ruled_out'),
    hasUnknownDrug: tokens.some(({ kind }) => kind === 'unknown_drug') || (mustName && standings.size === 0),
  };
  const problem = problemOf(
    value,
    tokens.some(({ isCorrected }) => isCorrected),
  );
  return problem === null ? { value } : { value, problem };
}

/** One problem a cell: the unknown drug, then the corrected name, because the conditional ones can be seen in the value. */
function problemOf(value: Treatment, isCorrected: boolean): CellProblem | null {
  if (value.hasUnknownDrug) return 'unknown_drug';
  if (isCorrected) return 'corrected_drug_name';
  return value.conditional.length > 0 ? 'conditional_proposal' : null;
}

/**
 * A drug that a text names twice. What is ruled out takes back an earlier proposal ("FOLFOX + bev, bev contre-indiqué");
 * a stop does not, because it speaks of later ("FOLFOX + bev, arrêt bev avant chirurgie") or of before.
 */
function settled(before: Standing | undefined, now: Standing): Standing {
  if (before === undefined || now === 'proposed' || now === 'ruled_out') return now;
  return before === 'proposed' || now === 'stopped' ? before : now;
}
