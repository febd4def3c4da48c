import type { PrintedGroup } from '../../../src/define/print.ts';

/** Tables 5 to 10 as printed: counts with their percentages. */
export const publishedTables: readonly PrintedGroup[] = [
  {
    place: 'Table 5',
    id: 't5',
    of: 41,
    figures: {
      sex: ['sex', { male: [22, 53.7], female: [19, 46.3] }],
      site: ['treated where', { chu: [29, 70.7], outside: [12, 29.3] }],
      who: [
        'WHO performance status',
        { '0': [19, 46.3], '1': [13, 31.7], '2': [6, 14.6], '3': [2, 4.9], missing: [1, 2.4] },
      ],
      men1: ['MEN1', { yes: [1, 2.4], no: [28, 68.3], missing: [12, 29.3] }],
      cvrf: ['any cardiovascular risk factor', { yes: [31, 75.6], no: [10, 24.4] }],
    },
  },
  {
    place: 'Table 6',
    id: 't6',
    of: 41,
    figures: {
      primary: ['primary tumor', { pancreas: [20, 48.8], gi: [18, 43.9], unknown: [3, 7.3] }],
      primary_in_place: ['primary still in place', { yes: [22, 53.7], no: [19, 46.3] }],
      differentiation: ['differentiation', { poor: [0, 0], well: [41, 100] }],
      ki67: ['Ki67 class', { lt3: [4, 9.8], '3to20': [28, 68.3], gt20: [7, 17.1], missing: [2, 4.9] }],
      ki67_site: [
        'specimen of the Ki67',
        { surgical: [10, 10], primary_biopsy: [7, 17.1], metastasis_biopsy: [23, 56.1], missing: [1, 2.4] },
      ],
      ki67_highest: [
        'highest Ki67 seen in',
        { primary: [20, 48.8], metastasis: [16, 39], missing: [5, 12.2] },
      ],
      grade: ['grade', { '1': [5, 12.2], '2': [27, 65.9], '3': [7, 17.1], missing: [2, 4.9] }],
      secreting: ['secreting tumor', { yes: [12, 29.3], no: [26, 63.4], missing: [3, 7.3] }],
      secretory_syndrome: [
        'secretory syndrome when bevacizumab started',
        { yes: [7, 17.1], no: [30, 73.2], missing: [4, 9.8] },
      ],
      synchronous: ['synchronous metastases', { yes: [32, 78], no: [9, 22] }],
      metachronous: ['metachronous metastases', { yes: [7, 17.1], no: [33, 80.5], missing: [1, 2.4] }],
      metastatic_at_start: ['metastatic when bevacizumab started', { yes: [38, 92.7], no: [3, 7.3] }],
    },
  },
  {
    place: 'Table 7',
    id: 't7',
    of: 41,
    figures: {
      prior: ['treated before', { yes: [28, 68.3], no: [13, 31.7] }],
      prior_lines: [
        'lines before',
        { '0': [13, 31.7], '1': [11, 26.8], '2': [7, 17.1], '3': [4, 9.8], '4': [5, 12.2], '5': [1, 2.4] },
      ],
      prior_ssa: ['somatostatin analogues before', { yes: [15, 36.6], no: [26, 63.4] }],
      prior_chemo: ['chemotherapy before', { yes: [9, 22], no: [32, 78] }],
      prior_prrt: ['radionuclide therapy before', { yes: [4, 9.8], no: [37, 90.2] }],
      prior_tace: ['chemoembolization before', { yes: [7, 17.1], no: [34, 82.9] }],
      prior_targeted: ['targeted therapy before', { yes: [9, 22], no: [32, 78] }],
      prior_surgery: ['surgery before', { yes: [17, 41.5], no: [24, 58.5] }],
    },
  },
  {
    place: 'Table 8',
    id: 't8',
    of: 41,
    figures: {
      progression_before: [
        'progressing at the start',
        { yes: [27, 65.9], no: [1, 2.4], not_evaluable: [13, 31.7] },
      ],
      regimen: ['chemotherapy given with it', { '5fu': [9, 22], folfox: [27, 65.9], folfiri: [5, 12.2] }],
      concomitant_ssa: [
        'somatostatin analogues alongside',
        { yes: [12, 29.3], no: [27, 65.9], missing: [2, 4.9] },
      ],
      stop: [
        'why it was stopped',
        {
          progression: [14, 34.1],
          pause: [20, 48.8],
          toxicity: [4, 9.8],
          death: [2, 4.9],
          missing: [1, 2.4],
        },
      ],
      after: ['treated later', { yes: [35, 85.4], no: [6, 14.6] }],
      after_ssa: ['somatostatin analogues later', { yes: [18, 43.9], no: [21, 51.2], missing: [2, 4.9] }],
      after_chemo: ['chemotherapy later', { yes: [7, 17.1], no: [33, 80.5], missing: [1, 2.4] }],
      after_tace: ['chemoembolization later', { yes: [3, 7.3], no: [37, 90.2], missing: [1, 2.4] }],
      after_prrt: ['radionuclide therapy later', { yes: [12, 29.3], no: [29, 70.7] }],
      after_targeted: [
        'other targeted therapy later',
        { yes: [11, 26.8], no: [29, 70.7], missing: [1, 2.4] },
      ],
      after_surgery: ['surgery later', { yes: [6, 14.6], no: [34, 82.9], missing: [1, 2.4] }],
      after_supportive: [
        'supportive care only, later',
        { yes: [8, 19.5], no: [31, 75.6], missing: [2, 4.9] },
      ],
    },
  },
  {
    place: 'Table 9',
    id: 't9',
    of: 41,
    figures: {
      cr: ['complete response', { all: [0, 0] }],
      pr: ['partial response', { all: [15, 36.6] }],
      sd: ['stable disease', { all: [18, 43.9] }],
      pd: ['progression as best response', { all: [7, 17.1] }],
      missing: ['no response known', { all: [1, 2.4] }],
      dcr: ['disease control', { all: [33, 80.5] }],
    },
  },
  {
    place: 'Table 9',
    id: 't9',
    of: 20,
    figures: {
      cr: ['complete response', { pancreas: [0, 0] }],
      pr: ['partial response', { pancreas: [9, 45] }],
      sd: ['stable disease', { pancreas: [8, 40] }],
      pd: ['progression as best response', { pancreas: [3, 15] }],
      missing: ['no response known', { pancreas: [0, 0] }],
      dcr: ['disease control', { pancreas: [17, 85] }],
    },
  },
  {
    place: 'Table 9',
    id: 't9',
    of: 18,
    figures: {
      cr: ['complete response', { gi: [0, 0] }],
      pr: ['partial response', { gi: [6, 33.3] }],
      sd: ['stable disease', { gi: [7, 38.9] }],
      pd: ['progression as best response', { gi: [4, 22.2] }],
      missing: ['no response known', { gi: [1, 5.6] }],
      dcr: ['disease control', { gi: [13, 72.2] }],
    },
  },
  {
    place: 'Table 10',
    id: 't10',
    of: 41,
    figures: {
      hypertension: ['hypertension', { yes: [7, 17.1], no: [26, 63.4], missing: [8, 19.5] }],
      hypertension_treated: [
        'hypertension that took a drug',
        { yes: [5, 12.2], no: [27, 65.9], missing: [9, 22] },
      ],
      oedema: ['edema', { yes: [2, 4.9], no: [31, 75.6], missing: [8, 19.5] }],
      proteinuria: ['proteinuria', { yes: [6, 14.6], no: [25, 61], missing: [10, 24.4] }],
      bleeding: ['bleeding', { yes: [8, 19.5], no: [25, 61], missing: [8, 19.5] }],
      thromboembolic: ['thromboembolic event', { yes: [1, 2.4], no: [31, 75.6], missing: [9, 22] }],
    },
  },
];
