import { readLayout } from '../../../src/define/layout.ts';
import { study } from '../../../src/define/study.ts';
import { subgroup } from '../../code-lists/index.ts';
import { publishedErrata } from './published-errata.ts';
import { publishedGroups } from './published-figures.ts';
import { questions } from './questions.ts';
import { toxicities } from './toxicities.ts';

/** Bevacizumab with chemotherapy in digestive neuroendocrine tumors, retrospective, RENATEN network of Toulouse. */
export const bevacizumabNet = study({
  name: 'bevacizumab-net',
  title: 'Bevacizumab with chemotherapy in well-differentiated digestive neuroendocrine tumors',
  titleFr:
    'Bévacizumab associé à une chimiothérapie dans les tumeurs neuroendocrines digestives bien différenciées',
  // AP-1. The study prints the end as 31/06/2016, a day that does not exist.
  window: { from: '2007-05-23', to: '2016-06-30' },
  cutoff: '2017-04-30',
  indexTreatment: { drug: 'bevacizumab', withClass: 'cytotoxic' },
  rules: {
    courseGapDays: 90,
    windowBeforeDays: 45,
    windowAfterDays: 30,
    startRefinementDays: 45,
    pauseDays: 90,
    openLineDays: 90,
    maintenanceGapDays: 30,
    beforeBaselineDays: 90,
    conditionalProposalDays: 90,
    baselineImagingDays: 28,
    stableDiseaseDays: 42,
    progressionConflictDays: 45,
    adverseEventGraceDays: 30,
    responseGraceDays: 60,
  },
  thresholds: {
    bevacizumabToxicityGrade: 2,
    chemotherapyToxicityGrade: 3,
    treatedHypertensionGrade: 2,
    ki67Middle: { from: 3, to: 20 },
    ki67Grade1To2010: 2,
    mitosesGrade2: { from: 2, to: 20 },
  },
  endpoints: [
    { endpoint: 'pfs', paramcd: 'PFS', en: 'Progression-free survival', fr: 'Survie sans progression' },
    { endpoint: 'os', paramcd: 'OS', en: 'Overall survival', fr: 'Survie globale' },
    {
      endpoint: 'pfs_retreatment',
      paramcd: 'PFSRT',
      en: 'Progression-free survival after retreatment',
      fr: 'Survie sans progression après retraitement',
    },
  ],
  comparisons: { pancreas_gi: ['pancreas', 'gi'], all_subgroups: ['pancreas', 'gi', 'other'] },
  targets: [
    { endpoint: 'pfs', stratum: 'all', months: 20 },
    { endpoint: 'pfs', stratum: 'pancreas', months: 16 },
    { endpoint: 'pfs', stratum: 'gi', months: 23 },
  ],
  subgroups: subgroup,
  toxicities,
  layout: readLayout(import.meta.dirname),
  questions,
  print: { groups: publishedGroups, errata: publishedErrata },
});
