/** Tables 7, 8 and 9, events and retreatment, counted again from the sample cohort. Survival is R's (judge.ts). */
import type { LaterClass, Line, LineType, Patient } from '../../tools/samples/truth.ts';
import { type Counted, mean, quantile, tally, YES_NO, YES_NO_MISSING } from './counting.ts';
import {
  type Analysed,
  CUT_OFF,
  combinedLines,
  courseOf,
  deathOf,
  familyOf,
  follow,
  read,
  startOf,
} from './reading.ts';

/** Lines other than supportive care that begin before the index line (AP-17; by number where days do not decide). */
function priorLines({ patient, index }: Analysed): Line[] {
  return patient.lines.filter(
    (line) => read(line.type) !== 'supportive_care' && isBefore(patient, line, index),
  );
}

function isBefore(patient: Patient, line: Line, index: Line): boolean {
  if (line.number === index.number) return false;
  const [a, b] = [possible(patient, line), possible(patient, index)];
  if (a[1] < b[0]) return true;
  return a[0] > b[1] ? false : line.number < index.number;
}

function possible(patient: Patient, line: Line): readonly [string, string] {
  const exact = courseOf(patient, line)?.first;
  if (exact !== undefined) return [exact, exact];
  const day = line.startedOn?.value ?? '';
  if (line.startedOn?.recorded === 'month') return [`${day.slice(0, 7)}-01`, `${day.slice(0, 7)}-31`];
  if (line.startedOn?.recorded === 'year') return [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];
  return [day, day];
}

export function table7(cases: readonly Analysed[]): Counted {
  const figures: Counted = new Map();
  tally(figures, 't7.prior', cases, (a) => priorLines(a).length > 0, YES_NO);
  tally(figures, 't7.prior_lines', cases, (a) => priorLines(a).length, [0, 1, 2, 3, 4, 5]);
  const has = (type: LineType) => (a: Analysed) => priorLines(a).some((line) => read(line.type) === type);
  tally(figures, 't7.prior_ssa', cases, has('somatostatin_analogue'), YES_NO);
  tally(figures, 't7.prior_chemo', cases, has('chemotherapy'), YES_NO);
  tally(figures, 't7.prior_prrt', cases, has('radionuclide'), YES_NO);
  tally(figures, 't7.prior_tace', cases, has('chemoembolization'), YES_NO);
  tally(figures, 't7.prior_targeted', cases, has('targeted_therapy'), YES_NO);
  tally(figures, 't7.prior_surgery', cases, has('surgery'), YES_NO);
  const surgeries = cases.flatMap(priorLines).filter((line) => read(line.type) === 'surgery');
  for (const target of ['primary', 'both', 'metastases'])
    figures.set(
      `text.surgery_target.${target}`,
      surgeries.filter((line) => read(line.operatedSite) === target).length,
    );
  figures.set('text.surgery_r0', surgeries.filter((line) => read(line.residue) === 'R0').length);
  for (const subgroup of ['gi', 'pancreas'])
    figures.set(
      `text.prior.${subgroup}`,
      cases.filter((a) => a.subgroup === subgroup && priorLines(a).length > 0).length,
    );
  return figures;
}

const LATER: Readonly<Record<LaterClass, string>> = {
  analogues: 'ssa',
  chemotherapy: 'chemo',
  chemoembolization: 'tace',
  radionuclide: 'prrt',
  targeted_therapy: 'targeted',
  surgery: 'surgery',
  supportive_care_only: 'supportive',
};
const later = (name: LaterClass) => (a: Analysed) => read(a.patient.followUp?.later[name]);

/** C-25: a later line, or a yes in any class; no where every class says so. */
function anyLater(a: Analysed): boolean | undefined {
  const { patient, index } = a;
  const lines = patient.lines.filter(
    (line) =>
      line.number !== index.number &&
      read(line.type) !== 'supportive_care' &&
      !isBefore(patient, line, index) &&
      (startOf(patient, line) ?? '') <= CUT_OFF,
  );
  const answers = (Object.keys(LATER) as LaterClass[]).map((name) => later(name)(a));
  if (lines.length > 0 || answers.includes(true)) return true;
  return answers.every((answer) => answer === false) ? false : undefined;
}

export function table8(cases: readonly Analysed[]): Counted {
  const figures: Counted = new Map();
  tally(figures, 't8.progression_before', cases, ({ index }) => read(index.progressingAtStart), [
    'yes',
    'no',
    'not_evaluable',
  ]);
  tally(figures, 't8.regimen', cases, ({ index }) => familyOf(read(index.regimen) ?? []), [
    '5fu',
    'folfox',
    'folfiri',
  ]);
  tally(
    figures,
    't8.concomitant_ssa',
    cases,
    ({ index }) => read(index.concomitantAnalogues),
    YES_NO_MISSING,
  );
  tally(figures, 't8.stop', cases, ({ index }) => read(index.stopReason), [
    'progression',
    'pause',
    'toxicity',
    'death',
    undefined,
  ]);
  tally(figures, 't8.after', cases, anyLater, YES_NO);
  for (const name of Object.keys(LATER) as LaterClass[])
    tally(
      figures,
      `t8.after_${LATER[name]}`,
      cases,
      later(name),
      name === 'radionuclide' ? YES_NO : YES_NO_MISSING,
    );
  const cycles = cases
    .map(({ patient, index }) => courseOf(patient, index)?.cycles ?? read(index.cycles) ?? Number.NaN)
    .sort((a, b) => a - b);
  figures.set('text.cycles.mean', mean(cycles));
  figures.set('text.cycles.q1', quantile(cycles, 0.25));
  figures.set('text.cycles.q3', quantile(cycles, 0.75));
  figures.set('text.cycles.min', cycles[0] ?? Number.NaN);
  figures.set('text.cycles.max', cycles.at(-1) ?? Number.NaN);
  return figures;
}

/** C-20: missing in the DCC, the response is the best scan after the start, up to 60 days after the end. */
function responseOf(patient: Patient, line: Line): string | undefined {
  const told = read(line.bestResponse);
  if (told !== undefined) return told;
  const start = startOf(patient, line) ?? '9999';
  const scans = (patient.orbis?.imagings ?? []).filter(({ examinedOn }) => examinedOn > start);
  return ['cr', 'pr', 'sd', 'pd'].find((response) =>
    scans.some(({ conclusion }) => read(conclusion) === response),
  );
}

export function table9(cases: readonly Analysed[]): Counted {
  const figures: Counted = new Map();
  const strata = {
    all: cases,
    pancreas: cases.filter((a) => a.subgroup === 'pancreas'),
    gi: cases.filter((a) => a.subgroup === 'gi'),
  };
  for (const [stratum, members] of Object.entries(strata)) {
    const count = (response: string | undefined): number =>
      members.filter(({ patient, index }) => responseOf(patient, index) === response).length;
    const [cr, pr, sd, pd] = [count('cr'), count('pr'), count('sd'), count('pd')];
    figures
      .set(`t9.cr.${stratum}`, cr)
      .set(`t9.pr.${stratum}`, pr)
      .set(`t9.sd.${stratum}`, sd)
      .set(`t9.pd.${stratum}`, pd);
    figures.set(`t9.missing.${stratum}`, count(undefined));
    figures.set(`t9.orr.${stratum}`, cr + pr).set(`t9.dcr.${stratum}`, cr + pr + sd);
  }
  return figures;
}

export function events(cases: readonly Analysed[]): Counted {
  const ends = cases.map(({ patient, index }) => follow(patient, index, 'any')?.by);
  const died = (a: Analysed): boolean => (deathOf(a.patient) ?? '9999') <= CUT_OFF;
  const deaths = cases.filter(died).length;
  return new Map([
    ['pfs.progressions', ends.filter((by) => by === 'progression').length],
    ['pfs.deaths', deaths],
    ['os.deaths', deaths],
    ['pfs.deaths_after_progression', cases.filter((a, i) => died(a) && ends[i] === 'progression').length],
  ]);
}

export const retreatedOf = (cases: readonly Analysed[]): { patient: Patient; index: Line; line: Line }[] =>
  cases.flatMap(({ patient, index }) => {
    const line = combinedLines(patient)[1];
    return line === undefined ? [] : [{ patient, index, line }];
  });

export function retreatment(cases: readonly Analysed[]): Counted {
  const retreated = retreatedOf(cases);
  const count = (is: (one: (typeof retreated)[number]) => boolean): number => retreated.filter(is).length;
  const response = (wanted: string | undefined): number =>
    count(({ patient, line }) => responseOf(patient, line) === wanted);
  const figures: Counted = new Map([['retreated', retreated.length]]);
  for (const family of ['5fu', 'folfox', 'folfiri'])
    figures.set(
      `retreated.regimen.${family}`,
      count(({ line }) => familyOf(read(line.regimen) ?? []) === family),
    );
  for (const wanted of ['pr', 'sd', 'pd']) figures.set(`retreated.response.${wanted}`, response(wanted));
  figures.set('retreated.response.missing', response(undefined));
  figures.set('retreated.dcr', response('pr') + response('sd') + response('cr'));
  figures.set(
    'retreated.progressed',
    count(({ patient, line }) => follow(patient, line, 'any')?.by === 'progression'),
  );
  figures.set(
    'retreated.progressing_at_start',
    count(({ line }) => read(line.progressingAtStart) === 'yes'),
  );
  figures.set(
    'retreated.pr_first',
    count(({ patient, index }) => responseOf(patient, index) === 'pr'),
  );
  return figures;
}
