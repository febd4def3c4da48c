import type { Mask } from '../disclosure/mask.ts';
import { LOADED_KEY, leavingKey, sizeKey, stepKey } from '../disclosure/printed-keys.ts';
import type { Connection } from '../warehouse/open.ts';
import { html, type Markup } from './html.ts';
import { both, type Labelled, type Language } from './language.ts';

/** Some patients of the flow, and the smaller groups that they fall into. */
export interface Group extends Labelled {
  /** Name in the page: `#flow-<id>` leads to its pseudonyms. */
  readonly id: string;
  readonly n: number;
  /** The key of its count in the mask; null for a group that is shown only where nothing is hidden. */
  readonly key: string | null;
  /** Patients of this group that are in none of its parts. */
  readonly pseudonyms: readonly string[];
  readonly parts: readonly Group[];
  readonly isLeaving: boolean;
}

interface Step extends Labelled {
  readonly step: number;
  readonly criterion: string;
  readonly patients_in: number;
  readonly patients_out: number;
  readonly patients_left: number;
  readonly is_exclusion: 0 | 1;
  readonly leaving_en: string;
  readonly leaving_fr: string;
}

interface Patient {
  readonly pseudonym: string;
  readonly last_step: number;
  readonly subgroup: string | null;
}

const STEPS = `
  SELECT step, criterion, patients_in, patients_out, patients_left, is_exclusion,
    label_en, label_fr, leaving_en, leaving_fr
  FROM cohort_flow
  JOIN study_flow_step USING (step, criterion)
  ORDER BY step`;

const PATIENTS = `
  SELECT patient_pseudonym AS pseudonym, COALESCE(last_step, 0) AS last_step, subgroup
  FROM dim_patient
  LEFT JOIN patient_flow USING (patient_key)
  LEFT JOIN analysed_patient USING (patient_key)
  ORDER BY patient_pseudonym`;

const SUBGROUPS = `
  SELECT code, label_en, label_fr, COUNT(patient_key) AS n
  FROM code_subgroup
  LEFT JOIN analysed_patient ON subgroup = code
  GROUP BY code
  ORDER BY position`;

/** The reason why each included patient is not analysed, in the order of the causes. */
const NOT_ANALYSED = `
  SELECT patient_pseudonym AS pseudonym, reason, label_en, label_fr
  FROM not_analysed_patient
  JOIN dim_patient USING (patient_key)
  ORDER BY position, patient_pseudonym`;

interface NotAnalysed extends Labelled {
  readonly pseudonym: string;
  readonly reason: string;
}

/** One group for each reason why patients are not analysed. */
function reasonGroups(db: Connection): Group[] {
  const patients = db.prepare(NOT_ANALYSED).all() as NotAnalysed[];
  return [...Map.groupBy(patients, ({ reason }) => reason)].map(([reason, [first, ...others]]) => {
    const some = first === undefined ? others : [first, ...others];
    return {
      ...group(`not_analysed-${reason}`, first ?? LOADED, some.length, null),
      pseudonyms: some.map(({ pseudonym }) => pseudonym),
    };
  });
}

/** The flow as one tree: every patient occurs once, in the smallest group that contains them (AP-5, C-40). */
export function readFlow(db: Connection): Group {
  const steps = db.prepare(STEPS).all() as Step[];
  const patients = db.prepare(PATIENTS).all() as Patient[];
  const subgroups = db.prepare(SUBGROUPS).all() as (Labelled & { code: string; n: number })[];
  const ended = Map.groupBy(patients, ({ last_step }) => last_step);
  const pseudonyms = (some: readonly Patient[] = []): string[] => some.map(({ pseudonym }) => pseudonym);
  const last = steps.at(-1)?.step ?? 0;
  const reasons = reasonGroups(db);
  const partsOf = ({ criterion }: Step, left: readonly string[]): Pick<Group, 'parts' | 'pseudonyms'> => {
    if (criterion !== 'not_analysed') return { parts: [], pseudonyms: left };
    const told = new Set(reasons.flatMap((reason) => reason.pseudonyms));
    return { parts: reasons, pseudonyms: left.filter((pseudonym) => !told.has(pseudonym)) };
  };

  const analysed = subgroups.map((row) => ({
    ...group(`subgroup-${row.code}`, row, row.n, sizeKey(row.code)),
    pseudonyms: pseudonyms(ended.get(last)?.filter(({ subgroup }) => subgroup === row.code)),
  }));
  // From the last box to the first: each contains those who leave after it, and the next box.
  const boxes = steps.filter(({ is_exclusion }) => !is_exclusion);
  let inner: readonly Group[] = analysed;
  for (const [index, box] of [...boxes.entries()].reverse()) {
    const before = boxes[index - 1]?.step ?? 0;
    const exclusions = steps.filter(({ step }) => step > before && step < box.step);
    const leaving = (exclusions.length > 0 ? exclusions : [box]).map((step) => ({
      ...group(
        `leaving-${step.criterion}`,
        { label_en: step.leaving_en, label_fr: step.leaving_fr },
        step.patients_out,
        step.is_exclusion ? stepKey(step.criterion) : leavingKey(step.criterion),
      ),
      isLeaving: true,
      ...partsOf(step, pseudonyms(ended.get(step.is_exclusion ? step.step : before))),
    }));
    inner = [
      ...leaving,
      { ...group(box.criterion, box, box.patients_left, stepKey(box.criterion)), parts: inner },
    ];
  }
  return {
    ...group('loaded', LOADED, steps[0]?.patients_in ?? 0, LOADED_KEY),
    parts: inner,
  };
}

const LOADED: Labelled = { label_en: 'Patients in the warehouse', label_fr: "Patients de l'entrepôt" };

function group(id: string, { label_en, label_fr }: Labelled, n: number, key: string | null): Group {
  return { id, label_en, label_fr, n, key, pseudonyms: [], parts: [], isLeaving: false };
}

/**
 * The flow diagram: boxes from top to bottom, with those who leave at the side. Numbers link to the pseudonyms of
 * `patientLists`.
 */
export function flowDiagram(root: Group, language: Language, mask: Mask): Markup {
  const { say } = language;
  return html`<ol class="flow" aria-label="${say('Flux des patients', 'Flow of patients')}">
${boxesOf(root).map((box) => flowStep(box, { language, mask }))}
</ol>`;
}

interface Drawing {
  readonly language: Language;
  readonly mask: Mask;
}

/** The boxes from top to bottom: each is the part of the previous one that does not leave. */
function boxesOf(root: Group): Group[] {
  const next = root.parts.filter(({ isLeaving }) => !isLeaving);
  return next.length === 1 && next[0] ? [root, ...boxesOf(next[0])] : [root];
}

function flowStep(box: Group, drawing: Drawing): Markup {
  const leaving = box.parts.filter(({ isLeaving }) => isLeaving);
  const within = box.parts.filter(({ isLeaving }) => !isLeaving);
  return html`<li><p class="box">${flowCount(box, drawing)}</p>
${leaving.length > 0 && html`<ul class="leaving">${leaving.map((group) => html`<li>${flowCount(group, drawing)}${reasonList(group, drawing)}</li>`)}</ul>`}
${within.length > 1 && html`<ul class="split">${within.map((group) => html`<li>${flowCount(group, drawing)}</li>`)}</ul>`}</li>
`;
}

/** The reasons of those who leave; none is shown when small counts are hidden. */
function reasonList({ parts }: Group, drawing: Drawing): Markup | false {
  if (parts.length === 0 || drawing.mask.least > 0) return false;
  return html`<ul class="reasons">${parts.map((part) => html`<li>${flowCount(part, drawing)}</li>`)}</ul>`;
}

function flowCount(group: Group, { language, mask }: Drawing): Markup {
  const label = html`<span>${language.label(group)}</span>`;
  if (group.key !== null && mask.isHidden(group.key)) return html`${label} <b>${language.hidden}</b>`;
  if (mask.least > 0) return html`${label} <b>n = ${language.count(group.n)}</b>`;
  return html`${label} <a href="#flow-${group.id}">n = ${language.count(group.n)}</a>`;
}

/** Longer lists are not read; the whole is in the warehouse. */
const MOST_LISTED = 2000;

/**
 * The pseudonyms of the flow, once each: a group lists those of its parts under their own headings. `anchors` has
 * the link target of each patient.
 */
export function patientLists(root: Group, anchors: ReadonlyMap<string, string>): Markup {
  return html`<details class="patients"><summary>${both(
    'Pseudonymes des patients, par étape du flux',
    'Pseudonyms of the patients, by step of the flow',
  )}</summary>
${listOf(root, anchors)}</details>
`;
}

function listOf(group: Group, anchors: ReadonlyMap<string, string>): Markup {
  const { id, n, pseudonyms, parts, label_fr, label_en } = group;
  const rest = pseudonyms.length - MOST_LISTED;
  const items = pseudonyms.slice(0, MOST_LISTED).map((pseudonym) => {
    const anchor = anchors.get(pseudonym);
    return anchor === undefined ? html`<li>${pseudonym}</li>` : html`<li id="${anchor}">${pseudonym}</li>`;
  });
  return html`<section id="flow-${id}" tabindex="-1"><h3>${both(label_fr, label_en)} <span class="n">n = ${n}</span></h3>
${items.length > 0 && html`<ul>${items}</ul>`}${rest > 0 && html`<p>${both(`et ${rest} autres : voir cohort_flow_patient`, `and ${rest} more: see cohort_flow_patient`)}</p>`}${parts.map((part) => listOf(part, anchors))}</section>
`;
}
