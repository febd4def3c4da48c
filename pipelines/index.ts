import type { Pipeline } from '../src/define/study.ts';
import * as codeLists from './code-lists/index.ts';
import { icd10Sites } from './code-lists/primary-site.ts';
import { drugRegimens } from './code-lists/regimen-family.ts';
import { dcc } from './sources/dcc.ts';
import { orbis } from './sources/orbis.ts';
import { bevacizumabNet } from './studies/bevacizumab-net/study.ts';

/** What the nightly run reads: the sources of this site and the study that they serve. */
export const pipeline: Pipeline = {
  sources: [dcc, orbis],
  study: bevacizumabNet,
  codeLists: Object.values(codeLists),
  drugs: codeLists.drug,
  regimens: drugRegimens,
  drugModalities: ['chemotherapy', 'targeted_therapy'],
  cytotoxicModality: 'chemotherapy',
  lineDrugClasses: ['cytotoxic', 'antiangiogenic', 'mtor_inhibitor', 'tyrosine_kinase_inhibitor'],
  accompanyingDrugClasses: ['supportive', 'other'],
  recistModalities: ['ct', 'mri', 'pet'],
  attributedTo: {
    bevacizumab: [{ drug: 'bevacizumab' }],
    chemotherapy: [{ drugClass: 'cytotoxic' }],
    both: [{ drug: 'bevacizumab' }, { drugClass: 'cytotoxic' }],
  },
  notLines: ['supportive_care'],
  histologies: codeLists.histology,
  primarySites: codeLists.primarySite,
  icd10Sites,
  organs: [
    ['small_bowel', 'duodenum', 'jejunum', 'ileum'],
    ['colon', 'caecum', 'appendix'],
  ],
};
