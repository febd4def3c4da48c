import type { Random } from '../random.ts';
import type { Cell, CellSpec, Ki67, ToxicityGrade } from '../truth.ts';
import { spell } from './spell.ts';

/** With a decimal comma. */
const comma = (value: number): string => String(value).replace('.', ',');

/** A plain number: as number, as text, with a decimal comma. */
export function spellNumber(random: Random, cellSpec: CellSpec<number> | undefined): Cell {
  const ways = (value: number): Cell =>
    random.weighted<Cell>([
      [70, value],
      [20, comma(value)],
      [5, ` ${comma(value)} `],
      [5, comma(value)],
    ]);
  return spell(random, cellSpec, ways, ['environ', 'plusieurs', '-3']);
}

/** A size in mm: also "35 mm", and in cm. */
export function spellSize(random: Random, cellSpec: CellSpec<number> | undefined): Cell {
  const ways = (mm: number): Cell =>
    random.weighted<Cell>([
      [60, mm],
      [15, comma(mm)],
      [10, `${comma(mm)} mm`],
      [15, `${comma(mm / 10)} cm`],
    ]);
  return spell(random, cellSpec, ways, ['volumineuse', '0']);
}

/** Grade OMS: 1, G1, I, G2 (OMS 2010). */
export function spellGrade(random: Random, cellSpec: CellSpec<1 | 2 | 3> | undefined): Cell {
  const ways = (grade: 1 | 2 | 3): Cell =>
    random.weighted<Cell>([
      [30, grade],
      [15, String(grade)],
      [25, `G${grade}`],
      [12, roman(grade)],
      [14, `G${grade} (OMS 2010)`],
      [4, `g${grade}`],
    ]);
  return spell(random, cellSpec, ways, ['G4', 'G?', 'bas']);
}

const WHO_LABELS = [
  'Activité normale',
  'Patient symptomatique mais ambulatoire',
  'Alité moins de 50 % du temps',
  'Alité plus de 50 % du temps',
  'Alité en permanence',
];

/** Stade OMS: "1", "OMS 1", "1 : Patient symptomatique mais ambulatoire". */
export function spellWhoStatus(random: Random, cellSpec: CellSpec<0 | 1 | 2 | 3 | 4> | undefined): Cell {
  const ways = (status: 0 | 1 | 2 | 3 | 4): Cell =>
    random.weighted<Cell>([
      [40, status],
      [25, String(status)],
      [20, `OMS ${status}`],
      [15, `${status} : ${WHO_LABELS[status]}`],
    ]);
  return spell(random, cellSpec, ways, ['OMS 7', '9']);
}

/** Grade of a toxicity: number, text, roman; a range as "2-3". */
export function spellToxicityGrade(
  random: Random,
  cellSpec: CellSpec<ToxicityGrade | readonly [ToxicityGrade, ToxicityGrade]> | undefined,
): Cell {
  const ways = (grade: ToxicityGrade | readonly [ToxicityGrade, ToxicityGrade]): Cell => {
    if (typeof grade === 'object') return `${grade[0]}-${grade[1]}`;
    return random.weighted<Cell>([
      [60, grade],
      [25, String(grade)],
      [15, grade === 0 ? '0' : roman(grade)],
    ]);
  };
  return spell(random, cellSpec, ways, ['6', 'élevé']);
}

const roman = (grade: 1 | 2 | 3 | 4 | 5): string => ['I', 'II', 'III', 'IV', 'V'][grade - 1] ?? '';

/** Ki67 in percent (C-24), or what Excel made of it: "2-10" became the second of October (S-7). */
export function spellKi67(random: Random, cellSpec: CellSpec<Ki67> | undefined): Cell {
  return spell(random, cellSpec, (ki67) => spellReadableKi67(random, ki67), [
    '02/10',
    { day: '2012-10-02', format: 'dd/mm' },
    '120',
    '1O',
  ]);
}

function spellReadableKi67(random: Random, ki67: Ki67): Cell {
  const percent = random.pick(['', ' %', '%']);
  const gap = random.pick(['', ' ']);
  if (typeof ki67 === 'number') {
    return random.weighted<Cell>([
      [35, ki67],
      [25, comma(ki67)],
      [20, `${comma(ki67)}${percent}`],
      [20, { percent: ki67 / 100 }],
    ]);
  }
  if ('from' in ki67)
    return (
      random.pick([`${ki67.from}-${ki67.to}`, `${ki67.from} à ${ki67.to}`, `${ki67.from} - ${ki67.to}`]) +
      percent
    );
  if ('below' in ki67) return `<${gap}${ki67.below}${percent}`;
  if ('above' in ki67) return `>${gap}${ki67.above}${percent}`;
  if ('atMost' in ki67) return `<=${gap}${ki67.atMost}${percent}`;
  if ('atLeast' in ki67) return `>=${gap}${ki67.atLeast}${percent}`;
  return `~${gap}${ki67.about}${percent}`;
}
