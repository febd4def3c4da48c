/**
 * A plain reading of the sample cohort by the rules of the analysis plan, patient by patient, for the tests to hold
 * the printed figures against. It shares nothing with the search or with the pipeline but the type of the truth.
 */
import type {
  Administration,
  CellSpec,
  Day,
  DaySpec,
  Drug,
  FicheVersion,
  Line,
  Patient,
} from '../../tools/samples/truth.ts';

export const WINDOW = { from: '2007-05-23', to: '2016-06-30' };
export const CUT_OFF = '2017-04-30';

/** The value of a cell, or undefined for a mark. */
export const read = <T>(told: CellSpec<T> | undefined): T | undefined =>
  told?.recorded === undefined ? told?.value : undefined;

/** A recorded date under a rule for missing days (AP-8: the 15th). */
export function readDay(told: DaySpec | undefined, dayOfMonth = 15): Day | undefined {
  if (told?.value === undefined) return undefined;
  if (told.recorded === undefined || told.recorded === 'day') return told.value;
  return told.recorded === 'month'
    ? `${told.value.slice(0, 7)}-${String(dayOfMonth).padStart(2, '0')}`
    : undefined;
}

export const days = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Validated fiches, by their highest version, earliest first (AP-3, C-13). */
function validatedOf(patient: Patient): FicheVersion[] {
  return patient.presentations
    .map(({ versions }) => versions.reduce((a, b) => (b.version > a.version ? b : a)))
    .filter(({ status }) => status === 'validated')
    .sort((a, b) => ((a.heldOn.value ?? '') < (b.heldOn.value ?? '') ? -1 : 1));
}

/** Those of the window: the presentations that count. */
export const presentationsOf = (patient: Patient): FicheVersion[] =>
  validatedOf(patient).filter(({ heldOn }) => isInWindow(heldOn.value));

const isInWindow = (day: Day | undefined): boolean =>
  day !== undefined && day >= WINDOW.from && day <= WINDOW.to;

const NOT_CYTOTOXIC: readonly Drug[] = [
  'bevacizumab',
  'interferon',
  'everolimus',
  'sunitinib',
  'octreotide',
  'lanreotide',
  'radionuclide',
  'trial_drug',
  'folinic_acid',
];
export const combines = (drugs: readonly Drug[]): boolean =>
  drugs.includes('bevacizumab') && drugs.some((drug) => !NOT_CYTOTOXIC.includes(drug));

/** Fiches that propose bevacizumab with a cytotoxic drug (AP-4, C-14). */
export const proposing = (patient: Patient): FicheVersion[] =>
  presentationsOf(patient).filter(({ proposal }) => {
    const value = read(proposal);
    return value !== undefined && value.conditional === undefined && combines(value.drugs);
  });

export type Family = 'folfox' | 'folfiri' | '5fu' | 'other';
export function familyOf(drugs: readonly Drug[]): Family {
  if (drugs.some((drug) => drug === 'folfox' || drug === 'capox')) return 'folfox';
  if (drugs.includes('folfiri')) return 'folfiri';
  return drugs.some((drug) => ['fluorouracil', 'lv5fu2', 'capecitabine'].includes(drug)) ? '5fu' : 'other';
}

/** Administered cures of one family with gaps of at most 90 days (S-3). */
export interface OrbisCourse {
  readonly family: Family;
  readonly first: Day;
  readonly cycles: number;
}

export function coursesOf(patient: Patient): OrbisCourse[] {
  const given = (patient.orbis?.administrations ?? [])
    .filter(({ status }) => status === 'administered')
    .sort((a, b) => (a.givenOn < b.givenOn ? -1 : 1));
  const groups: Administration[][] = [];
  for (const cure of given) {
    const group = groups.find(
      (rows) =>
        familyOf(rows[0]?.regimen ?? []) === familyOf(cure.regimen) &&
        days(rows.at(-1)?.givenOn ?? '', cure.givenOn) <= 90,
    );
    if (group) group.push(cure);
    else groups.push([cure]);
  }
  return groups.map((rows) => ({
    family: familyOf(rows[0]?.regimen ?? []),
    first: rows[0]?.givenOn ?? '',
    cycles: new Set(rows.filter(({ molecule }) => molecule === 'bevacizumab').map(({ givenOn }) => givenOn))
      .size,
  }));
}

/** The course that refines a line: of its family, starting within 45 days of any day its start can be (C-23). */
export function courseOf(patient: Patient, line: Line): OrbisCourse | undefined {
  const start = line.startedOn?.value;
  if (start === undefined || line.startedOn?.recorded === 'blank') return undefined;
  const precision = line.startedOn?.recorded ?? 'day';
  const family = familyOf(read(line.regimen) ?? []);
  return coursesOf(patient).find((course) => {
    if (course.family !== family) return false;
    if (precision === 'year') return course.first.slice(0, 4) === start.slice(0, 4);
    const [from, to] =
      precision === 'month' ? [`${start.slice(0, 7)}-01`, `${start.slice(0, 7)}-28`] : [start, start];
    return days(course.first, from) <= 45 && days(to, course.first) <= 45;
  });
}

/** Start of a line: ORBIS's first administration, else the DCC's date. */
export function startOf(patient: Patient, line: Line, dayOfMonth = 15): Day | undefined {
  return courseOf(patient, line)?.first ?? readDay(line.startedOn, dayOfMonth);
}

/** Lines that combine bevacizumab with a cytotoxic drug, in the order of their start (AP-6). */
export function combinedLines(patient: Patient): Line[] {
  return patient.lines
    .filter((line) => read(line.type) === 'chemotherapy' && combines(read(line.regimen) ?? []))
    .sort((a, b) => ((startOf(patient, a) ?? '0') < (startOf(patient, b) ?? '0') ? -1 : 1));
}

/** The earliest of the DCC's progression and an ORBIS scan read as PD after the start (C-1, C-2). */
export function progressionOf(patient: Patient, line: Line, dayOfMonth = 15): Day | undefined {
  const start = startOf(patient, line, dayOfMonth) ?? '9999';
  const seen = (patient.orbis?.imagings ?? [])
    .filter(({ conclusion, examinedOn }) => read(conclusion) === 'pd' && examinedOn > start)
    .map(({ examinedOn }) => examinedOn)
    .sort();
  const told = line.progressedOn;
  const refined =
    told?.recorded === 'month' ? seen.find((day) => day.slice(0, 7) === told.value?.slice(0, 7)) : undefined;
  return [refined ?? readDay(told, dayOfMonth), seen[0]].filter((day) => day !== undefined).sort()[0];
}

/** A date of the follow-up sheet, refined by ORBIS where both lie in one month. */
function refinedBy(told: DaySpec | undefined, orbis: Day | undefined, dayOfMonth: number): Day | undefined {
  const isSameMonth = told?.recorded === 'month' && orbis?.slice(0, 7) === told.value?.slice(0, 7);
  return isSameMonth ? orbis : readDay(told, dayOfMonth);
}

const lastOrbis = (patient: Patient, name: 'diedOn' | 'lastContactOn'): Day | undefined =>
  patient.orbis?.people
    .toSorted((a, b) => (a.reportedOn < b.reportedOn ? -1 : 1))
    .map((person) => person[name]?.value)
    .at(-1);

export function deathOf(patient: Patient, dayOfMonth = 15): Day | undefined {
  return lastOrbis(patient, 'diedOn') ?? readDay(patient.followUp?.diedOn, dayOfMonth);
}

export function lastNewsOf(patient: Patient, dayOfMonth = 15): Day | undefined {
  const contact = lastOrbis(patient, 'lastContactOn');
  const told = refinedBy(patient.followUp?.lastNewsOn, contact, dayOfMonth);
  return [told, contact, deathOf(patient, dayOfMonth)]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

export interface Follow {
  readonly days: number;
  readonly isEvent: boolean;
  readonly by: 'progression' | 'death' | 'last_news';
}

/** PFS of a line (AP-10), OS where `only` is death (AP-11); undefined where it cannot be computed. */
export function follow(
  patient: Patient,
  line: Line,
  only: 'any' | 'death',
  dayOfMonth = 15,
): Follow | undefined {
  const start = startOf(patient, line, dayOfMonth);
  const isUndated = line.progressedOn?.recorded === 'year';
  if (start === undefined || (isUndated && only === 'any')) return undefined;
  const until = (day: Day | undefined): day is Day => day !== undefined && day <= CUT_OFF;
  const progression = only === 'any' ? progressionOf(patient, line, dayOfMonth) : undefined;
  const death = deathOf(patient, dayOfMonth);
  const news = lastNewsOf(patient, dayOfMonth);
  const result = (day: Day, by: Follow['by']): Follow => ({
    days: Math.max(0, days(start, day)),
    isEvent: by !== 'last_news',
    by,
  });
  if (until(progression)) return result(progression, 'progression');
  if (until(death)) return result(death, 'death');
  return news === undefined ? undefined : result(news < CUT_OFF ? news : CUT_OFF, 'last_news');
}

export type Subgroup = 'pancreas' | 'gi' | 'other' | 'excluded';

/** AP-7: what the proposing fiche lacks of the tumor comes from the nearest earlier fiche, then the nearest later. */
export interface Analysed {
  readonly patient: Patient;
  readonly subgroup: Subgroup;
  readonly fiche: FicheVersion;
  readonly index: Line;
  readonly tumor: NonNullable<FicheVersion['tumor']>;
}

const NOT_DIGESTIVE = ['bronchus', 'thymus'];

export function baselineOf(
  patient: Patient,
): { fiche: FicheVersion; tumor: NonNullable<FicheVersion['tumor']>; subgroup: Subgroup } | undefined {
  const fiche = proposing(patient)[0];
  if (fiche === undefined) return undefined;
  const all = validatedOf(patient).filter(({ heldOn }) => (heldOn.value ?? '9999') <= CUT_OFF);
  const at = all.indexOf(fiche);
  const nearest = [fiche, ...all.slice(0, at).reverse(), ...all.slice(at + 1)];
  const names = new Set(nearest.flatMap(({ tumor }) => Object.keys(tumor ?? {})));
  const tumor = Object.fromEntries(
    [...names].flatMap((name) => {
      const cells = nearest.map((version) => (version.tumor as Record<string, DaySpec> | undefined)?.[name]);
      const told = cells.find(
        (cell) => cell?.value !== undefined && (cell.recorded === undefined || cell.recorded === 'month'),
      );
      return told === undefined ? [] : [[name, told]];
    }),
  ) as NonNullable<FicheVersion['tumor']>;
  const site = read(tumor.site) ?? 'unknown';
  const subgroup = NOT_DIGESTIVE.includes(site)
    ? 'excluded'
    : site === 'pancreas'
      ? 'pancreas'
      : site === 'unknown'
        ? 'other'
        : 'gi';
  return { fiche, tumor, subgroup };
}
