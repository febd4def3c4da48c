import type { PrintedGroup } from '../../../src/define/print.ts';

/** The figures of the text as printed; a value is text, so that it keeps its decimals. */
export const publishedText: readonly PrintedGroup[] = [
  {
    place: 'II.A, graph 1',
    id: 'flow',
    figures: {
      meetings: ['meetings of the network', 103],
      presentations: ['cases presented', 1745],
      patients: ['patients discussed', 752],
      bevacizumab_proposed: ['combination proposed', 57],
      excluded: ['excluded', 13],
      'excluded.bronchial': ['excluded, bronchial tumor', 2],
      'excluded.not_treated': ['excluded, proposal not carried out', 11],
      included: ['included', 44],
      not_analysed: ['included but not analysed', 3],
      analysed: ['analysed', 41],
      chu_orbis: ['analysed with records of the university hospital', 29],
    },
  },
  {
    place: 'II.A, graph 1',
    id: 'flow',
    of: 41,
    figures: {
      'analysed.pancreas': ['analysed, pancreas', [20, 48.8]],
      'analysed.gi': ['analysed, gastro-intestinal', [18, 43.9]],
      'analysed.other': ['analysed, primary unknown', [3, 7.3]],
    },
  },
  {
    place: 'II.C.a',
    id: 'text',
    unit: 'years',
    figures: {
      age: ['age at diagnosis', { mean: '57.9', min: '34.1', max: '82.7', median: '57' }],
    },
  },
  {
    place: 'II.C.a',
    id: 'text',
    unit: 'percent',
    figures: {
      who_le_2: ['WHO performance status 0, 1 or 2', '92.6'],
    },
  },
  {
    place: 'II.C.a',
    id: 'text',
    of: 31,
    figures: {
      cvrf: [
        'kind of cardiovascular risk factor',
        {
          age_sex: [24, 77.4],
          hypertension: [15, 48.4],
          dyslipidaemia: [9, 29],
          diabetes: [7, 22.6],
          smoking: [7, 22.6],
        },
      ],
    },
  },
  {
    place: 'II.C.b',
    id: 'text',
    unit: 'mm',
    figures: {
      tumour_size: ['size of the tumor', { mean: '36.3' }],
    },
  },
  {
    place: 'II.C.b',
    id: 'text',
    unit: 'per 10 HPF',
    figures: {
      mitoses: ['mitoses per 10 fields', { mean: '6.9' }],
    },
  },
  {
    place: 'II.C.b',
    id: 'text',
    unit: 'months',
    figures: {
      metachronous_delay: ['time to metachronous metastases', { mean: '57.6' }],
    },
  },
  {
    place: 'II.C.b',
    id: 'text',
    of: 38,
    figures: {
      multiple_sites: ['two metastatic sites or more', [21, 55.3]],
      liver: ['liver among the metastatic sites', [36, 94.7]],
    },
  },
  {
    place: 'II.C.c',
    id: 'text',
    of: 17,
    figures: {
      surgery_target: ['operated on', { primary: [12, 70.6], both: [4, 23.9], metastases: [1, 5.9] }],
      surgery_r0: ['operated on without residue (R0)', [10, 58.8]],
    },
  },
  {
    place: 'III.B.a',
    id: 'text',
    of: 18,
    figures: {
      'prior.gi': ['gastro-intestinal, treated before', [17, 94.4]],
    },
  },
  {
    place: 'III.B.a',
    id: 'text',
    of: 20,
    figures: {
      'prior.pancreas': ['pancreas, treated before', [12, 60]],
    },
  },
  {
    place: 'II.C.d',
    id: 'text',
    unit: 'cycles',
    figures: {
      cycles: ['cycles of bevacizumab', { mean: '8.8' }],
    },
  },
  {
    place: 'II.C.d',
    id: 'text',
    unit: 'cycles',
    figures: {
      cycles: ['cycles of bevacizumab', { q1: '6.0', q3: '12.0' }],
    },
  },
  {
    place: 'III.B.c',
    id: 'text',
    unit: 'cycles',
    figures: {
      cycles: ['cycles of bevacizumab', { min: '0', max: '34' }],
    },
  },
  {
    place: 'III.A',
    id: 'pfs',
    figures: {
      progressions: ['progressions', 27],
      deaths: ['deaths', 12],
      deaths_after_progression: ['deaths after a progression', 10],
    },
  },
  {
    place: 'III.A',
    id: 'pfs',
    unit: 'months',
    figures: {
      median: ['median PFS', { all: '13.1', pancreas: '17.0', gi: '6.6' }],
      q1: ['first quartile of PFS', { all: '4.8' }],
      q3: ['third quartile of PFS', { all: '25.4' }],
    },
  },
  {
    place: 'III.A',
    id: 'pfs',
    unit: 'p',
    figures: {
      'logrank.p': ['log-rank test of PFS, pancreas against gastro-intestinal', '0.199'],
    },
  },
  {
    place: 'I',
    id: 'pfs',
    unit: 'months',
    figures: {
      target: ['PFS aimed at', { all: '20', pancreas: '16', gi: '23' }],
    },
  },
  {
    place: 'III.B.a',
    id: 'os',
    figures: {
      deaths: ['deaths', 12],
    },
  },
  {
    place: 'III.B.a',
    id: 'os',
    unit: 'months',
    figures: {
      median: ['median OS', { all: '59.1', pancreas: '59.1', gi: '21.3' }],
    },
  },
  {
    place: 'III.B.a',
    id: 'os',
    unit: 'p',
    figures: {
      'logrank.p': ['log-rank test of OS, pancreas against gastro-intestinal', '0.03'],
    },
  },
  {
    place: 'III.B.b',
    id: 't9',
    of: 41,
    figures: {
      orr: ['objective response', { all: [15, 36.6] }],
    },
  },
  {
    place: 'III.B.b',
    id: 't9',
    of: 20,
    figures: {
      orr: ['objective response', { pancreas: [9, 45] }],
    },
  },
  {
    place: 'III.B.b',
    id: 't9',
    of: 18,
    figures: {
      orr: ['objective response', { gi: [6, 33.3] }],
    },
  },
  {
    place: 'III.B.b',
    id: 't9',
    unit: 'p (two-sided Fisher exact)',
    figures: {
      'dcr.p': ['disease control, pancreas against gastro-intestinal', '0.44'],
    },
  },
  {
    place: 'III.B.c',
    id: 'tox',
    of: 41,
    figures: {
      'bevacizumab.any': ['any toxicity of bevacizumab', [20, 48.8]],
      'bevacizumab.stop': ['stopped for toxicity of bevacizumab', [4, 9.8]],
      'chemo.any': ['any toxicity of the chemotherapy', [17, 41.5]],
    },
  },
  {
    place: 'III.B.c',
    id: 'tox',
    of: 7,
    figures: {
      'hypertension.treated': ['drug started among the hypertensive', [5, 71.4]],
    },
  },
  {
    place: 'III.B.c',
    id: 'tox',
    figures: {
      'chemo.asthenia': ['asthenia', 6],
      'chemo.hand_foot': ['hand-foot syndrome', 6],
      'chemo.haematological': ['hematological toxicity', 4],
      'chemo.neurological': ['neurological toxicity', 3],
    },
  },
  {
    place: 'III.B.d',
    id: 'retreated',
    of: 41,
    figures: {
      '': ['treated again with the combination', [8, 19.5]],
    },
  },
  {
    place: 'III.B.d',
    id: 'retreated',
    of: 8,
    figures: {
      regimen: ['chemotherapy of the retreatment', { '5fu': [4, 50], folfox: [2, 25], folfiri: [2, 25] }],
      dcr: ['disease control by the retreatment', [5, 62]],
    },
  },
  {
    place: 'III.B.d',
    id: 'retreated',
    figures: {
      response: ['best response to the retreatment', { pr: 2, sd: 3, pd: 2, missing: 1 }],
      progressed: ['progressed after the retreatment', 5],
      progressing_at_start: ['progressing when retreated', 8],
      pr_first: ['partial response the first time', 8],
    },
  },
  {
    place: 'III.B.d',
    id: 'retreated',
    unit: 'months',
    figures: {
      'pfs.median': ['median PFS from the retreatment', '7'],
    },
  },
];
