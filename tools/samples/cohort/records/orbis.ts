/** What ORBIS has of a patient of the cohort who was treated at the CHU. */

import { daysBetween, later } from '../../calendar.ts';
import { DELIVERED_ON } from '../../invent/calendar.ts';
import type { Random } from '../../random.ts';
import type { Administration, Day, Drug, Imaging, OrbisPerson, OrbisRecord, Response } from '../../truth.ts';
import type { Dated, IndexLine, StudyPatient } from '../study-patient.ts';
import { cureDays, earlier, latest } from './days.ts';
import { adverseEvents } from './toxicities.ts';

export function recordOrbis(patient: StudyPatient, random: Random): OrbisRecord | undefined {
  const { index, retreatment } = patient;
  if (!patient.atChu || index === null) return undefined;
  const others = [...patient.prior, ...patient.later].filter(
    ({ type, start }) => type === 'chemotherapy' && start.orbis,
  );
  return {
    people: people(patient),
    administrations: [
      ...others.flatMap(({ regimen, start, end }) =>
        plainCures(regimen, start.on, end?.on, contactOf(patient), random),
      ),
      ...combinedCures(index, random),
      ...(retreatment ? combinedCures(retreatment, random) : []),
    ],
    imagings: [
      ...imagings(index, retreatment?.start.on ?? patientEnd(patient), random),
      ...(retreatment ? imagings(retreatment, patientEnd(patient), random) : []),
    ],
    adverseEvents: adverseEvents(patient, random),
  };
}

const patientEnd = (patient: StudyPatient): Day =>
  (patient.died ?? patient.lastNews)?.on ?? patient.proposedOn;

/**
 * The last contact. Where ORBIS does not end the follow-up (`contact`, a death), it is the last of what the CHU
 * did; never in the month of a last news recorded to the month, for there it would refine it.
 */
function contactOf(patient: StudyPatient): Day {
  if (patient.lastNews?.orbis) return patient.lastNews.on;
  const news = patientEnd(patient);
  const done = [
    patient.index?.lastCycle,
    patient.retreatment?.lastCycle,
    inOrbis(patient.index?.progression),
    inOrbis(patient.retreatment?.progression),
    ...[...patient.prior, ...patient.later].map(({ start }) =>
      start.orbis ? later(start.on, 20) : undefined,
    ),
  ].filter((day) => day !== undefined);
  const last = earlier(done.reduce(latest, patient.index?.start.on ?? news), news);
  const recorded = patient.died ?? patient.lastNews;
  const wouldRefine = recorded?.dcc === 'month' && !recorded.orbis && last.slice(0, 7) === news.slice(0, 7);
  return wouldRefine ? later(`${news.slice(0, 7)}-01`, -3) : last;
}

const inOrbis = (dated: Dated | null | undefined): Day | undefined => (dated?.orbis ? dated.on : undefined);

/** A PATIENTS row in every delivery since the first contact, each with what was known by then. */
function people(patient: StudyPatient): OrbisPerson[] {
  const first = patient.index?.start.on ?? patient.proposedOn;
  const contact = contactOf(patient);
  const died = patient.died?.orbis ? patient.died.on : undefined;
  return DELIVERED_ON.filter((day) => day > first).map((reportedOn) => ({
    reportedOn,
    lastContactOn: { value: contact <= reportedOn ? contact : earlier(later(reportedOn, -20), contact) },
    diedOn: died !== undefined && died <= reportedOn ? { value: died } : {},
  }));
}

const MOLECULES: Partial<Record<Drug, readonly Drug[]>> = {
  folfox: ['oxaliplatin', 'folinic_acid', 'fluorouracil'],
  capox: ['oxaliplatin', 'capecitabine'],
  folfiri: ['irinotecan', 'folinic_acid', 'fluorouracil'],
  lv5fu2: ['folinic_acid', 'fluorouracil'],
  gemox: ['gemcitabine', 'oxaliplatin'],
};

const DOSES: Partial<Record<Drug, readonly [low: number, high: number]>> = {
  bevacizumab: [300, 450],
  oxaliplatin: [120, 170],
  irinotecan: [260, 340],
  folinic_acid: [320, 400],
  fluorouracil: [3800, 4800],
  capecitabine: [2500, 3500],
};

function cure(
  cycle: number,
  givenOn: Day,
  regimen: readonly Drug[],
  status: Administration['status'],
  random: Random,
): Administration[] {
  return regimen
    .flatMap((drug) => MOLECULES[drug] ?? [drug])
    .map((molecule) => ({
      cycle,
      givenOn,
      regimen,
      molecule,
      doseMg: 5 * Math.round(random.int(...(DOSES[molecule] ?? [60, 180])) / 5),
      status,
    }));
}

/**
 * Every cycle on its day. A cycle in eight was planned a few days earlier and put off: that row is no administration.
 * Without any cycle of bevacizumab, it was twice prepared and cancelled, and the chemotherapy given.
 */
function combinedCures(line: IndexLine, random: Random): Administration[] {
  if (line.cycles === 0) {
    const chemotherapy = line.regimen.filter((drug) => drug !== 'bevacizumab');
    return cureDays(line.start.on, line.lastCycle, 5).flatMap((day, k) => [
      ...cure(k + 1, day, chemotherapy, 'administered', random),
      ...(k < 2 ? cure(k + 1, day, ['bevacizumab'], 'cancelled', random) : []),
    ]);
  }
  return cureDays(line.start.on, line.lastCycle, line.cycles).flatMap((day, k) => [
    ...(k > 0 && random.chance(0.12)
      ? cure(k + 1, later(day, -5), line.regimen, random.pick(['postponed', 'cancelled'] as const), random)
      : []),
    ...cure(k + 1, day, line.regimen, 'administered', random),
  ]);
}

/** A chemotherapy without bevacizumab: every three weeks, at most six times, while somebody is there to see it. */
function plainCures(
  regimen: readonly Drug[],
  start: Day,
  end: Day | undefined,
  until: Day,
  random: Random,
): Administration[] {
  const room = daysBetween(start, earlier(end ?? later(start, 105), until));
  const count = Math.max(1, Math.min(6, 1 + Math.floor(room / 21)));
  return Array.from({ length: count }, (_, k) =>
    cure(k + 1, later(start, 21 * k), regimen, 'administered', random),
  ).flat();
}

/**
 * A scan before the start (the baseline, PD where the patient was progressing: it counts for nothing, C-2), then one
 * about every 80 days with the response of the line, and PD on the day of a progression that ORBIS knows. No scan
 * after it, nor any where the response is missing (C-20).
 */
function imagings(line: IndexLine, until: Day, random: Random): Imaging[] {
  const before = -random.int(0, 20);
  const rows = [scan(later(line.start.on, before), line.progressing === 'yes' ? 'pd' : 'sd', random)];
  if (line.response === 'missing') return rows;
  // A progression recorded to the month may lie anywhere in it: scans end before that month begins.
  const limit =
    line.progression === null
      ? until
      : line.progression.orbis
        ? line.progression.on
        : `${line.progression.on.slice(0, 7)}-01`;
  for (
    let day = later(line.start.on, random.int(55, 75));
    day < later(limit, -20) && rows.length < 9;
    day = later(day, random.int(70, 95))
  ) {
    const conclusion = responseAt(line, rows.length);
    if (conclusion !== undefined) rows.push(scan(day, conclusion, random));
  }
  if (line.progression?.orbis) rows.push(scan(line.progression.on, 'pd', random));
  return rows;
}

/** A partial response shows from the second scan on; before a progression as best response there is nothing else. */
function responseAt(line: IndexLine, scans: number): Response | undefined {
  if (line.response === 'pd' || line.response === 'missing') return undefined;
  return line.response === 'pr' && scans === 1 ? 'sd' : line.response;
}

function scan(examinedOn: Day, conclusion: Response, random: Random): Imaging {
  return {
    examinedOn,
    modality: random.weighted([
      [70, 'ct'],
      [30, 'mri'],
    ] as const),
    conclusion: { value: conclusion },
  };
}
