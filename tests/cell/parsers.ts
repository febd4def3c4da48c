import { drugWords } from '../../pipelines/code-lists/drug-words.ts';
import { drug, regimen } from '../../pipelines/code-lists/index.ts';
import { boundedParser } from '../../src/cell/bounded.ts';
import { codeParser, codeSetParser } from '../../src/cell/code.ts';
import { dateParser } from '../../src/cell/date.ts';
import { ecogParser, gradeParser, toxicityGradeParser } from '../../src/cell/grade.ts';
import { icd10Parser } from '../../src/cell/icd.ts';
import { ki67Parser } from '../../src/cell/ki67.ts';
import { decimalParser, integerParser, lengthParser } from '../../src/cell/number.ts';
import type { Parser } from '../../src/cell/parsed.ts';
import { tnmParser } from '../../src/cell/tnm.ts';
import { treatmentParser } from '../../src/cell/treatment.ts';
import { yesNoParser } from '../../src/cell/yes-no.ts';

/** The spellings of each drug. */
export const drugs = Object.fromEntries(
  Object.entries(drug.entries).map(([code, entry]) => [code, entry.spellings]),
);
/** Every parser of cells, built anew: some remember what they read. */
export const parsers: Readonly<Record<string, () => Parser<unknown>>> = {
  date: () => dateParser({ latest: '2017-06-10' }),
  integer: () => integerParser({ min: 0, max: 100 }),
  decimal: () => decimalParser({ min: 0 }),
  length: lengthParser,
  ki67: ki67Parser,
  grade: gradeParser,
  toxicityGrade: toxicityGradeParser,
  ecog: ecogParser,
  bounded: () => boundedParser({ min: 0, max: 1000 }),
  tnm: tnmParser,
  yesNo: yesNoParser,
  code: () => codeParser({ liver: ['foie'], bone: ['os'] }),
  codeSet: () => codeSetParser({ liver: ['foie'], bone: ['os'] }),
  icd10: icd10Parser,
  treatment: () => treatmentParser({ drugs, regimens: regimen.entries, ...drugWords }),
};
