import { expect, it } from 'vitest';
import type { CheckTally } from '../../src/findings/check-tally.ts';
import { closingScreen } from '../../src/run-log/closing-screen.ts';

const tally = (check: string, over: Partial<CheckTally>): CheckTally => ({
  check,
  title: 'something is wrong',
  severity: 'warning',
  state: 'pass',
  failed: 0,
  checked: 10,
  allowedPercent: 1,
  previousFailed: null,
  previousChecked: null,
  error: null,
  ...over,
});

it('the closing screen shows files, rows, patients, findings by place, checks, the published file and the duration', () => {
  const screen = closingScreen({
    files: [{ file: 'dcc/DCC_20170610.xlsx', status: 'used', sizeBytes: 120_400 }],
    sheets: [
      {
        file: 'dcc/DCC_20170610.xlsx',
        sheet: 'Suivi',
        rowsRead: 12,
        outcomes: { loaded: 8, superseded: 1, duplicate: 1, ignored: 2, rejected: 0 },
      },
    ],
    patients: 8,
    opposed: 1,
    findings: [
      {
        code: 'not_a_date',
        severity: 'warning',
        count: 2,
        examples: [
          { file: 'dcc/DCC_20170610.xlsx', sheet: 'Suivi', rowNumber: 9, column: 'Date de décès' },
          { file: 'a\x1b[2Jb' },
        ],
      },
    ],
    checks: [
      tally('check_end_before_start', {
        state: 'fail',
        failed: 3,
        checked: 120,
        previousFailed: 2,
        previousChecked: 118,
      }),
      tally('check_tumor_grade_missing', { state: 'fail', severity: 'info', failed: 9, checked: 10 }),
      tally('check_size_implausible', {}),
      tally('check_dose_implausible', { state: 'not_applicable', checked: 0 }),
    ],
    published: { path: 'out/warehouse.sqlite', digest: 'abc', sizeBytes: 1_234_567 },
    report: { path: 'out/report.html', sizeBytes: 664_165 },
    isInvented: false,
    isNewKey: false,
    log: 'out/logs/x.jsonl',
    seconds: 3.21,
  });
  expect(screen).toBe(`Files
  dcc/DCC_20170610.xlsx  used  120.4 kB

Rows
                                read  =  loaded  +  superseded  +  duplicate  +  ignored  +  rejected
  dcc/DCC_20170610.xlsx  Suivi    12  =       8  +           1  +          1  +        2  +         0

Patients  8 loaded, 1 opposed and left out

Findings
  warning  not_a_date  2  dcc/DCC_20170610.xlsx, Suivi, row 9 Date de décès; a\\u001b[2Jb

Checks    1 pass, 2 fail, 1 not applicable, 0 error
  warning  check_end_before_start     3/120 (at most 1 %)  2/118 last time
  info     check_tumor_grade_missing  9/10 (at most 1 %)

Published out/warehouse.sqlite, 1.2 MB, content digest abc
Report    out/report.html, 664.2 kB
Log       out/logs/x.jsonl
Took      3.2 s
`);
});
