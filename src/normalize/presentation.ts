import { addDays } from '../cell/calendar.ts';
import type { Tnm } from '../cell/tnm.ts';
import { MENTIONS, type Treatment } from '../cell/treatment.ts';
import { compareText } from '../core/compare-text.ts';
import type { Pipeline } from '../define/study.ts';
import type { Answer, LineWithoutTumor, PresentationDrug, PresentationRecord } from '../warehouse/record.ts';
import {
  answerAs,
  answerOf,
  dateAnswer,
  exactAnswer,
  missing,
  partAnswer,
  stated,
  withOrigin,
} from './answer.ts';
import type { ReadCell, ReadRow } from './cell.ts';

/** A validated fiche with the facts that the engine uses. */
export interface Presentation {
  readonly read: ReadRow<'presentation'>;
  /** ISO day of the meeting. */
  readonly day: string;
  /** The primary site, from the site or else from the ICD-10 code (C-12). */
  readonly site: Answer<string>;
  readonly tumor: TumorAnswers;
  readonly proposes: Proposes;
  /** The same, including drugs under a condition (C-90). */
  readonly mayPropose: Proposes;
}

interface Proposes {
  readonly indexDrug: boolean;
  readonly cytotoxic: boolean;
}

/** Validated fiches in the order of their meetings; of one day, the lower number first (C-15). */
export function presentationsOf(
  rows: readonly ReadRow<'presentation'>[],
  pipeline: Pipeline,
): readonly Presentation[] {
  return rows
    .map((read) => ({
      read,
      day: read.cells.presented_on.value?.value ?? '',
      site: siteOf(read, pipeline),
      tumor: tumorAnswers(read),
      proposes: proposalOf(read.cells.proposal.value, ['proposed'], pipeline),
      mayPropose: proposalOf(read.cells.proposal.value, ['proposed', 'conditional'], pipeline),
    }))
    .sort((a, b) => compareText(a.day, b.day) || rank(a) - rank(b));
}

/**
 * The first presentation of the window that proposes the study's treatment (AP-7, C-15), or null. A conditional
 * proposal counts if a combined line starts on the day of the meeting or soon after (C-90); the view
 * `study_proposal` has the rule in SQL, and `check_baseline_presentation` compares the two.
 */
export function baselineOf(
  presentations: readonly Presentation[],
  lines: readonly Pick<LineWithoutTumor, 'answers'>[],
  { study }: Pipeline,
): Presentation | null {
  const starts = lines.flatMap(({ answers }) => combinedStart(answers, study.cutoff) ?? []);
  const isConfirmed = (day: string): boolean => {
    const last = addDays(day, study.rules.conditionalProposalDays);
    return starts.some((start) => day <= start && start <= last);
  };
  const counts = ({ day, proposes, mayPropose }: Presentation): boolean =>
    isInWindow(day, study.window) && (isBoth(proposes) || (isBoth(mayPropose) && isConfirmed(day)));
  return presentations.find(counts) ?? null;
}

function isBoth({ indexDrug, cytotoxic }: Proposes): boolean {
  return indexDrug && cytotoxic;
}

/** The start of a combined line that exists by the cut-off (AP-6, C-8), or null. */
function combinedStart(
  { has_bevacizumab: drug, has_cytotoxic: cytotoxic, started_on: start }: LineWithoutTumor['answers'],
  cutoff: string,
): string | null {
  const isCombined = drug.value === true && cytotoxic.value === true;
  return isCombined && start.value !== null && start.value <= cutoff ? start.value : null;
}

export function presentationRecord(
  { read, day, site, tumor, proposes }: Presentation,
  baseline: Presentation | null,
  pipeline: Pipeline,
): PresentationRecord {
  const { cells, row } = read;
  const drugsOf = (aspect: boolean): Answer<boolean> => answerAs(cells.proposal, () => aspect);
  return {
    rowId: row.rowId,
    columns: {
      is_in_window: isInWindow(day, pipeline.study.window),
      is_baseline: baseline !== null && baseline.read.row.rowId === row.rowId,
    },
    answers: {
      ...tumor,
      primary_site: site,
      presented_on: stated(day),
      has_bevacizumab: drugsOf(proposes.indexDrug),
      has_cytotoxic: drugsOf(proposes.cytotoxic),
      regimen: answerAs(cells.proposal, ({ proposed }) => pipeline.regimens.familyOf(proposed)),
      is_carried_out: answerOf(cells.is_carried_out),
      ecog_status: exactAnswer(cells.ecog_status),
      ecog_low: answerAs(cells.ecog_status, ({ low }) => low),
      ecog_high: answerAs(cells.ecog_status, ({ high }) => high),
      is_primary_in_place: answerOf(cells.is_primary_in_place),
      has_secretory_syndrome: answerOf(cells.has_secretory_syndrome),
      has_metastases: answerOf(cells.has_metastases),
      metastatic_site_count: countOf(cells.metastatic_sites, cells.has_metastases),
      has_cardiovascular_risk: answerOf(cells.has_cardiovascular_risk),
      cardiovascular_risk_factor_count: countOf(
        cells.cardiovascular_risk_factors,
        cells.has_cardiovascular_risk,
      ),
    },
    drugs: drugsNamed(cells.proposal.value, pipeline),
    metastaticSites: cells.metastatic_sites.value ?? [],
    riskFactors: cells.cardiovascular_risk_factors.value ?? [],
  };
}

export type TumorAnswers = ReturnType<typeof tumorAnswers>;

/** The tumor description of a fiche, column by column, without the site. */
function tumorAnswers({ cells }: ReadRow<'presentation'>) {
  return {
    icd10_code: answerOf(cells.icd10_code),
    histology: answerOf(cells.histology),
    has_histological_proof: answerOf(cells.has_histological_proof),
    differentiation: answerOf(cells.differentiation) as Answer<'well' | 'poor'>,
    grade: exactAnswer(cells.grade),
    grade_low: answerAs(cells.grade, ({ low }) => low),
    grade_high: answerAs(cells.grade, ({ high }) => high),
    ki67_low: answerAs(cells.ki67, ({ low }) => low),
    ki67_high: answerAs(cells.ki67, ({ high }) => high),
    is_ki67_low_excluded: answerAs(cells.ki67, ({ isLowExcluded }) => isLowExcluded),
    is_ki67_high_excluded: answerAs(cells.ki67, ({ isHighExcluded }) => isHighExcluded),
    ki67_specimen: answerOf(cells.ki67_specimen) as Answer<
      'surgical' | 'primary_biopsy' | 'metastasis_biopsy'
    >,
    ki67_highest_in: answerOf(cells.ki67_highest_in) as Answer<'primary' | 'metastasis'>,
    ...tnmAnswers(cells.tnm),
    mitoses_per_10_hpf: exactAnswer(cells.mitoses_per_10_hpf),
    mitoses_low: answerAs(cells.mitoses_per_10_hpf, ({ low }) => low),
    mitoses_high: answerAs(cells.mitoses_per_10_hpf, ({ high }) => high),
    is_mitoses_low_excluded: answerAs(cells.mitoses_per_10_hpf, ({ isLowExcluded }) => isLowExcluded),
    is_mitoses_high_excluded: answerAs(cells.mitoses_per_10_hpf, ({ isHighExcluded }) => isHighExcluded),
    size_mm: answerOf(cells.size_mm),
    diagnosed_on: dateAnswer(cells.diagnosed_on),
    metastasized_on: dateAnswer(cells.metastasized_on),
    has_synchronous_metastases: answerOf(cells.has_synchronous_metastases),
    has_metachronous_metastases: answerOf(cells.has_metachronous_metastases),
    is_secreting: answerOf(cells.is_secreting),
    has_men1: answerOf(cells.has_men1),
  };
}

/** The parts of a TNM, column by column. */
function tnmAnswers(cell: ReadCell<Tnm>) {
  return {
    t: partAnswer(cell, ({ t }) => t),
    n: partAnswer(cell, ({ n }) => n),
    m: partAnswer(cell, ({ m }) => m),
    tnm_prefix: partAnswer(cell, ({ prefix }) => prefix),
    tnm_edition: partAnswer(cell, ({ edition }) => edition),
  };
}

/** The list of a question answered "no" is not applicable when it is blank. */
function countOf(list: ReadCell<readonly string[]>, question: ReadCell<boolean>): Answer<number> {
  if (list.value === null && list.reason === 'not_recorded' && question.value === false) {
    return missing('not_applicable', list.raw);
  }
  return answerAs(list, (codes) => codes.length);
}

function siteOf({ cells, row }: ReadRow<'presentation'>, pipeline: Pipeline): Answer<string> {
  if (cells.primary_site.value !== null || cells.icd10_code.value === null)
    return answerOf(cells.primary_site);
  const site = siteOfIcd10(cells.icd10_code.value, pipeline);
  if (site === null) return answerOf(cells.primary_site);
  return withOrigin(stated(site), { how: 'derived', rowId: row.rowId, field: 'icd10_code' });
}

/** The primary site of an ICD-10 code, by its longest declared prefix. Null when it has none. */
export function siteOfIcd10(icd10: string, { icd10Sites }: Pipeline): string | null {
  for (let length = icd10.length; length >= 3; length--) {
    const site = icd10Sites[icd10.slice(0, length)];
    if (site !== undefined) return site;
  }
  return null;
}

/** True when the site and the code of a fiche name different organs (C-12). */
export function siteDisagrees({ cells }: ReadRow<'presentation'>, pipeline: Pipeline): boolean {
  const { primary_site: site, icd10_code: icd10 } = cells;
  if (site.value === null || icd10.value === null) return false;
  const named = siteOfIcd10(icd10.value, pipeline);
  const { value } = site;
  const isOneOrgan = pipeline.organs.some(
    (sites) => sites.includes(value) && named !== null && sites.includes(named),
  );
  return named !== null && named !== value && !isOneOrgan;
}

/** Every drug that a proposal names, with its class and its mention (C-92), sorted by code. */
function drugsNamed(proposal: Treatment | null, { drugs: list }: Pipeline): readonly PresentationDrug[] {
  if (proposal === null) return [];
  const drugClass = (drug: string): string => list.entries[drug]?.drugClass ?? '';
  return MENTIONS.flatMap((mention) =>
    proposal[mention].map((drug) => ({ drug, drug_class: drugClass(drug), mention })),
  ).sort((one, other) => compareText(one.drug, other.drug));
}

function proposalOf(
  proposal: Treatment | null,
  mentions: readonly ('proposed' | 'conditional')[],
  pipeline: Pipeline,
): Proposes {
  const drugs = proposal === null ? [] : mentions.flatMap((mention) => proposal[mention]);
  return {
    indexDrug: drugs.includes(pipeline.study.indexTreatment.drug),
    cytotoxic: hasIndexClass(drugs, pipeline),
  };
}

/** True when one of the drugs has a class that the study combines with its drug (AP-4, C-14). */
export function hasIndexClass(drugs: readonly string[], { drugs: list, study }: Pipeline): boolean {
  return drugs.some((drug) => list.entries[drug]?.drugClass === study.indexTreatment.withClass);
}

function isInWindow(day: string, { from, to }: { from: string; to: string }): boolean {
  return day >= from && day <= to;
}

function rank({ read }: Presentation): number {
  return read.row.identity.documentRank ?? Number.MAX_SAFE_INTEGER;
}
