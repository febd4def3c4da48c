import { later } from '../calendar.ts';
import type { Random } from '../random.ts';
import type {
  Administration,
  AdverseEvent,
  Day,
  Drug,
  Imaging,
  Line,
  OrbisPerson,
  OrbisRecord,
  Response,
  Toxicity,
} from '../truth.ts';
import { DELIVERED_ON } from './calendar.ts';
import type { Course, CourseLine } from './course.ts';
import { recall, recallMeasure } from './recall.ts';

/** Molecules of a regimen as the pharmacy dispenses them; what is not listed is its own molecule. */
export const MOLECULES: Partial<Record<Drug, readonly Drug[]>> = {
  folfox: ['oxaliplatin', 'folinic_acid', 'fluorouracil'],
  capox: ['oxaliplatin', 'capecitabine'],
  folfiri: ['irinotecan', 'folinic_acid', 'fluorouracil'],
  folfirinox: ['oxaliplatin', 'irinotecan', 'folinic_acid', 'fluorouracil'],
  lv5fu2: ['folinic_acid', 'fluorouracil'],
  gemox: ['gemcitabine', 'oxaliplatin'],
  temcap: ['temozolomide', 'capecitabine'],
};
const COMMENTS = [
  'Comparé au scanner précédent.',
  'Lésions hépatiques stables ; pas de nouvelle lésion',
  'Dit "stable" par le radiologue; à revoir',
  'Compte rendu dicté\nSigné le lendemain',
];

/** The rows that ORBIS has of somebody treated at the CHU. */
export function inventOrbis(random: Random, course: Course, toxicities: readonly Toxicity[]): OrbisRecord {
  const atChu = course.lines.filter((line) => line.place === 'chu');
  return {
    people: people(course),
    administrations: atChu
      .filter((line) => line.type === 'chemotherapy')
      .flatMap((line) => administrations(random, line)),
    imagings: deliveredAgain(
      random,
      atChu.filter((line) => line.type !== 'surgery').flatMap((line) => imagings(random, line)),
    ),
    adverseEvents: toxicities.flatMap((toxicity) => adverseEvents(random, toxicity, atChu)),
  };
}

/** A PATIENTS row in every delivery since the first contact, each with what was known by then. */
function people(course: Course): OrbisPerson[] {
  const firstContact = course.lines[0]?.startedOn ?? course.lastNewsOn;
  return DELIVERED_ON.filter((day, k) => day > firstContact || k === DELIVERED_ON.length - 1).map(
    (reportedOn) => {
      const isDead = course.diedOn !== undefined && course.diedOn <= reportedOn;
      const contact = course.lastNewsOn < reportedOn ? course.lastNewsOn : later(reportedOn, -20);
      return {
        reportedOn,
        lastContactOn: { value: contact },
        diedOn: isDead ? { value: course.diedOn } : {},
      };
    },
  );
}

/** Every molecule of every cycle; some cycles are late, cancelled, or reported as given and cancelled afterwards. */
export function administrations(random: Random, line: CourseLine): Administration[] {
  const molecules = line.drugs.flatMap((drug) => MOLECULES[drug] ?? [drug]);
  const rows: Administration[] = [];
  let givenOn = line.startedOn;
  for (let cycle = 1; cycle <= Math.max(1, line.cycles); cycle++) {
    const status =
      cycle > 1 && random.chance(0.04) ? random.pick(['cancelled', 'postponed'] as const) : 'administered';
    const given = line.cycles === 0 ? molecules.filter((molecule) => molecule !== 'bevacizumab') : molecules;
    for (const molecule of given)
      rows.push({ cycle, givenOn, regimen: line.drugs, molecule, doseMg: random.int(4, 80) * 5, status });
    givenOn = later(givenOn, line.daysBetweenCycles + (random.chance(0.15) ? 7 : 0));
  }
  return random.chance(0.1) ? cancelledAfterwards(rows) : rows;
}

/** The delivery after the one that reports this day first. */
function deliveryAfter(day: Day): Day | undefined {
  const first = DELIVERED_ON.findIndex((delivery) => delivery >= day);
  return first < 0 ? undefined : DELIVERED_ON[first + 1];
}

/** The last cycle is delivered as given; the next delivery says that it was cancelled. */
function cancelledAfterwards(rows: readonly Administration[]): Administration[] {
  const last = rows.at(-1);
  const next = last === undefined ? undefined : deliveryAfter(last.givenOn);
  if (last === undefined || last.cycle === 1 || next === undefined) return [...rows];
  return [
    ...rows,
    ...rows
      .filter((row) => row.cycle === last.cycle)
      .map((row) => ({ ...row, status: 'cancelled' as const, reportedOn: next })),
  ];
}

/** A scan about every 90 days: the response while it lasts, PD on the day of the progression. */
function imagings(random: Random, line: CourseLine): Imaging[] {
  const until = line.progressedOn ?? line.endedOn ?? later(line.startedOn, 200);
  const rows: Imaging[] = [];
  for (
    let day = later(line.startedOn, random.int(50, 100));
    day < until && rows.length < 8;
    day = later(day, random.int(70, 110))
  ) {
    rows.push(imaging(random, day, line.response === 'pd' ? 'sd' : line.response));
  }
  if (line.progressedOn !== undefined) rows.push(imaging(random, line.progressedOn, 'pd'));
  return rows;
}

/** Some rows come again, unchanged, with the next delivery. */
function deliveredAgain(random: Random, rows: readonly Imaging[]): Imaging[] {
  return rows.flatMap((row) => {
    const reportedOn = random.chance(0.03) ? deliveryAfter(row.examinedOn) : undefined;
    return reportedOn === undefined ? [row] : [row, { ...row, reportedOn }];
  });
}

function imaging(random: Random, examinedOn: Day, conclusion: Response): Imaging {
  return {
    examinedOn,
    modality: random.weighted([
      [60, 'ct'],
      [20, 'mri'],
      [10, 'octreoscan'],
      [5, 'pet'],
      [5, 'ultrasound'],
    ] as const),
    conclusion: recall(random, conclusion, conclusion === 'pd' ? 0.03 : 0.1),
    ...(random.chance(0.4) ? { comment: random.pick(COMMENTS) } : {}),
  };
}

/** Half of the toxicities of a line at the CHU are adverse events of ORBIS too. */
function adverseEvents(random: Random, toxicity: Toxicity, atChu: readonly CourseLine[]): AdverseEvent[] {
  const line = atChu.find(({ number }: Pick<Line, 'number'>) => number === toxicity.line);
  if (line === undefined || toxicity.present.value !== true || random.chance(0.5)) return [];
  const startedOn = later(line.startedOn, random.int(3, 60));
  const grade = toxicity.grade?.value;
  return [
    {
      startedOn,
      endedOn: random.chance(0.3) ? {} : { value: later(startedOn, random.int(3, 90)) },
      term: { value: toxicity.term },
      grade: recallMeasure(random, typeof grade === 'object' ? grade[1] : (grade ?? 1), 0.1),
      attribution: recall(random, toxicity.attribution.value ?? 'unknown', 0.1),
      conduct: recall(random, toxicity.conduct?.value ?? 'none', 0.1),
    },
  ];
}
