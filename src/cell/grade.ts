import { fold } from './fold.ts';
import { withBoundSigns } from './interval.ts';
import { isMangledByExcel } from './mangled.ts';
import { unanswered } from './missing.ts';
import type { IntegerRange } from './number.ts';
import type { Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';
import type { RawCell } from './raw.ts';

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5 };
/** A whole number, Arabic or Roman; "2,0" is how a CSV may write 2. */
const NUMERAL = '(\\d{1,2}(?:[.,]0)?|iii|ii|iv|i|v)';
/** The classification a grade belongs to: "(OMS 2010)", "OMS 2017", "CTCAE v4". */
const SOURCE = '(?: ?\\(.*\\)| (?:selon .*|oms(?: .*)?|who(?: .*)?|enets|ctc(?:ae)?(?: .*)?|nci.*))?';

/** A part of a scale, both ends included; an exact value has equal ends (C-92). */
export interface Span {
  readonly low: number;
  readonly high: number;
}

const GRADE_WORD = '(?:(?:tne|net|cne|nec) )?(?:grade|gr|g)?[ .:]*';
const JOIN = ' ?(?:-|/|a|ou|et|voire) ?';
const TUMOR_GRADE = spanOf(GRADE_WORD, SOURCE);

/**
 * Grade of a tumor, 1 to 3, as the pathologist wrote it: "1", "G1", "I", "G2 (OMS 2010)" (AP-21). "1-2" and "G1-G2"
 * are a span, "<= 2" is 1 to 2, ">2" is 3 (C-92).
 */
export function gradeParser(): Parser<Span> {
  return scale({ min: 1, max: 3 }, TUMOR_GRADE);
}

const TOXICITY_GRADE = new RegExp(
  `^(?:grade|gr|g)?[ .:]*()()${NUMERAL}(?: ?(?:-|/|a|ou|et) ?(?:grade|gr|g)?[ .:]*${NUMERAL})?${SOURCE}$`,
);

/** CTCAE grade, 1 to 5, and 0 for absent (C-64): "3", "G3", "III"; of "2-3" the highest. */
export function toxicityGradeParser(): Parser<number> {
  const parse = scale({ min: 0, max: 5 }, TOXICITY_GRADE);
  return (cell) => {
    const parsed = parse(cell);
    return 'missing' in parsed ? parsed : { value: parsed.value.high };
  };
}

const ECOG_WORD =
  '(?:(?:indice|index|stade|score|grade|statut) )?(?:oms|ecog|who|ps|performance status)?(?:[ /-](?:oms|ecog|who|ps))?[ .:=]*';
const ECOG = spanOf(ECOG_WORD, '(?: ?[:=.(,-] ?[^\\d\\s].*)?');

/**
 * Performance status of ECOG / WHO, 0 to 4: "1", "OMS 1", "1 : Patient symptomatique mais ambulatoire". "0-1" is a
 * span, "< 2" is 0 to 1 (C-92).
 */
export function ecogParser(): Parser<Span> {
  return scale({ min: 0, max: 4 }, ECOG);
}

/** Pattern of one numeral, a span or a bound. Groups: sign before or after `word`, numeral, second numeral. */
function spanOf(word: string, suffix: string): RegExp {
  const between = '(?:(?:compris )?entre |de )?';
  return new RegExp(
    `^${between}([<>]=?)? ?${word}([<>]=?)? ?${NUMERAL}(?:${JOIN}${word}${NUMERAL})?${suffix}$`,
  );
}

/** Parser of the whole numbers of a short scale. Numbers outside it and other texts are a finding (C-64). */
function scale({ min, max }: IntegerRange, written: RegExp): Parser<Span> {
  return (cell) => {
    const missing = unanswered(cell);
    if (missing !== null) return missing;
    if (typeof cell === 'number')
      return Number.isInteger(cell) ? onScale({ low: cell, high: cell }) : unreadable('not_a_number');
    const folded = typeof cell === 'string' ? fold(cell) : '';
    if (isMangled(cell, folded)) return unreadable('mangled_by_excel');
    const span = spanIn(written.exec(withBoundSigns(folded)));
    return span === undefined ? unreadable('unknown_code') : onScale(span);
  };

  /** "2 ou 3", "3-2", "< 2". */
  function spanIn(parts: RegExpExecArray | null): Span | undefined {
    const [, before, behind, first, second] = parts ?? [];
    const sign = before || behind;
    const one = numeral(first);
    const other = numeral(second);
    if (one === undefined) return undefined;
    if (!sign) return { low: Math.min(one, other ?? one), high: Math.max(one, other ?? one) };
    if (other !== undefined || one < min || one > max)
      return other === undefined ? { low: one, high: one } : undefined;
    const step = sign.endsWith('=') ? 0 : 1;
    return sign.startsWith('<') ? { low: min, high: one - step } : { low: one + step, high: max };
  }

  function onScale(value: Span): Parsed<Span> {
    const isInside = value.low >= min && value.high <= max && value.low <= value.high;
    return isInside ? { value } : unreadable('out_of_range');
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
