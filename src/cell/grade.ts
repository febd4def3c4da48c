import { fold } from './fold.ts';
import { isMangledByExcel } from './mangled.ts';
import { unanswered } from './missing.ts';
import type { Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';
import type { RawCell } from './raw.ts';

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5 };
/** A whole number, Arabic or Roman; "2,0" is how a CSV may write 2. */
const NUMERAL = '(\\d{1,2}(?:[.,]0)?|iii|ii|iv|i|v)';
/** The classification a grade belongs to: "(OMS 2010)", "OMS 2017", "CTCAE v4". */
const SOURCE = '(?: ?\\(.*\\)| (?:selon .*|oms(?: .*)?|who(?: .*)?|enets|ctc(?:ae)?(?: .*)?|nci.*))?';

const TUMOR_GRADE = new RegExp(`^(?:(?:tne|net|cne|nec) )?(?:grade|gr|g)?[ .:]*${NUMERAL}${SOURCE}$`);

/** Grade of a tumor, 1 to 3, as the pathologist wrote it: "1", "G1", "I", "G2 (OMS 2010)" (AP-21). "1-2" is unreadable. */
export function gradeParser(): Parser<number> {
  return scale(1, 3, (text) => numeral(TUMOR_GRADE.exec(text)?.[1]));
}

const TOXICITY_GRADE = new RegExp(
  `^(?:grade|gr|g)?[ .:]*${NUMERAL}(?: ?(?:-|/|a|ou|et) ?(?:grade|gr|g)?[ .:]*${NUMERAL})?${SOURCE}$`,
);

/** CTCAE grade, 1 to 5, and 0 for absent (C-64): "3", "G3", "III"; of "2-3" the highest. */
export function toxicityGradeParser(): Parser<number> {
  return scale(0, 5, (text) => {
    const parts = TOXICITY_GRADE.exec(text);
    const low = numeral(parts?.[1]);
    const high = numeral(parts?.[2]);
    return low === undefined || high === undefined ? low : Math.max(low, high);
  });
}

const ECOG = new RegExp(
  `^(?:(?:indice|index|stade|score|grade|statut) )?(?:oms|ecog|who|ps|performance status)?(?:[ /-](?:oms|ecog|who|ps))?[ .:=]*${NUMERAL}(?: ?[:=.(,-] ?[^\\d\\s].*)?$`,
);

/** Performance status of ECOG / WHO, 0 to 4: "1", "OMS 1", "1 : Patient symptomatique mais ambulatoire". "0-1" is unreadable. */
export function ecogParser(): Parser<number> {
  return scale(0, 4, (text) => numeral(ECOG.exec(text)?.[1]));
}

/** Whole numbers of a short scale. Outside it, and for what is no number of it, a finding (C-64). */
function scale(min: number, max: number, read: (folded: string) => number | undefined): Parser<number> {
  return (cell) => {
    const missing = unanswered(cell);
    if (missing !== null) return missing;
    if (typeof cell === 'number') return Number.isInteger(cell) ? onScale(cell) : unreadable('not_a_number');
    const folded = typeof cell === 'string' ? fold(cell) : '';
    if (isMangled(cell, folded)) return unreadable('mangled_by_excel');
    const value = read(folded);
    return value === undefined ? unreadable('unknown_code') : onScale(value);
  };

  function onScale(value: number): Parsed<number> {
    return value >= min && value <= max ? { value } : unreadable('out_of_range');
  }
}

/** "2/3" was typed so; a spreadsheet would have written "02/03". */
const TYPED_RANGE = /^\d\/\d$/;

function isMangled(cell: RawCell, folded: string): boolean {
  return isMangledByExcel(cell, folded) && !TYPED_RANGE.test(folded);
}

function numeral(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return ROMAN[text] ?? Math.trunc(Number(text.replace(',', '.')));
}
