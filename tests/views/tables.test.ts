import { describe, expect, test } from 'vitest';
import { publishedErrata } from '../../pipelines/studies/bevacizumab-net/published-errata.ts';
import { publishedGroups } from '../../pipelines/studies/bevacizumab-net/published-figures.ts';
import {
  publishedErrata as errataRows,
  publishedFigures as figureRows,
  type PrintedErratum,
  type PrintedGroup,
} from '../../src/define/print.ts';
import type { Connection } from '../../src/warehouse/open.ts';
import { insert } from './insert.ts';
import { INDEX, type PatientSpec, PROPOSAL, SURGERY, warehouse } from './warehouse.ts';

const declare =
  (groups: readonly PrintedGroup[], errata: readonly PrintedErratum[] = []) =>
  (db: Connection): void => {
    for (const figure of figureRows({ groups, errata })) insert(db, 'published_figure', { ...figure });
    for (const erratum of errataRows({ groups, errata })) insert(db, 'published_erratum', { ...erratum });
  };
const declareAll = declare(publishedGroups, publishedErrata);

describe('the printed figures', () => {
  test('are 223, each with its own id', () => {
    const figures = figureRows({ groups: publishedGroups, errata: [] });
    expect(new Set(figures.map(({ id }) => id)).size).toBe(223);
  });

  test('are each computed by exactly one row of some view (C-42)', () => {
    const { rows } = warehouse([{ tumor: { has_metachronous_metastases: 1 } }], declareAll);
    const counts = rows(`
      SELECT published_figure.id, COUNT(computed_figure.id) AS computed
      FROM published_figure LEFT JOIN computed_figure USING (id)
      GROUP BY 1 HAVING computed <> 1`);
    expect(counts).toEqual([]);
  });

  test('and no view computes an id that the print does not have', () => {
    const { rows } = warehouse([{}], declareAll);
    expect(rows('SELECT id FROM computed_figure WHERE id NOT IN (SELECT id FROM published_figure)')).toEqual(
      [],
    );
  });

  test('their errors name figures that exist, with the arithmetic', () => {
    const ids = new Set(figureRows({ groups: publishedGroups, errata: [] }).map(({ id }) => id));
    expect(publishedErrata.filter(({ id, arithmetic }) => !ids.has(id) || arithmetic === '')).toEqual([]);
  });
});

describe('a table', () => {
  const sections = (table: string, section: string, patients: readonly PatientSpec[]): unknown[] =>
    warehouse(patients)
      .db.prepare(`SELECT item, n, denominator, percent FROM ${table} WHERE section = ? AND stratum = 'all'`)
      .raw()
      .all(section);

  test('shows an answer without patients with 0, and keeps the missing in the denominator (AP-16, AP-25)', () => {
    const sexes = ['male', 'male', 'female', null].map((sex) => ({ patient: { sex } }));
    expect(sections('table_05', 'sex', sexes)).toEqual([
      ['male', 2, 4, 50],
      ['female', 1, 4, 25],
      ['missing', 1, 4, 25],
    ]);
    expect(sections('table_06', 'differentiation', [{}])[0]).toEqual(['poor', 0, 1, 0]);
  });

  test('of 0 patients has denominator 0 and no percent', () => {
    expect(sections('table_05', 'sex', [])[0]).toEqual(['male', 0, 0, null]);
  });

  test('counts a status of 0 to 2 among all analysed (C-65)', () => {
    const patients = [0, 1, 2, 3, null].map((ecog_status) => ({
      presentations: [{ ...PROPOSAL, ecog_status }],
    }));
    expect(sections('table_05', 'who_le_2', patients)).toEqual([['yes', 3, 5, 60]]);
  });

  test('asks for risk factors and metastatic sites those who have any', () => {
    const presentations = (values: object): PatientSpec => ({ presentations: [{ ...PROPOSAL, ...values }] });
    const atRisk = { has_cardiovascular_risk: 1, cardiovascular_risk_factor_count: 1 };
    const spread = { has_metastases: 1, metastatic_site_count: 2 };
    const patients = [
      presentations({ ...atRisk, ...spread }),
      presentations({ ...atRisk, has_metastases: 0 }),
      {},
    ];
    const filled = warehouse(patients, (db) => {
      insert(db, 'bridge_cardiovascular_risk_factor', { presentation_key: 11, factor: 'smoking' });
      insert(db, 'bridge_metastatic_site', { presentation_key: 11, site: 'liver' });
    });
    const row = (table: string, section: string): unknown =>
      filled.row(`SELECT n, denominator FROM ${table} WHERE section = '${section}' AND item = 'yes'`);
    expect(row('table_05', 'cvrf.smoking')).toEqual({ n: 1, denominator: 2 });
    expect(row('table_06', 'liver')).toEqual({ n: 1, denominator: 1 });
    expect(row('table_06', 'multiple_sites')).toEqual({ n: 1, denominator: 1 });
  });

  test('of what came before counts lines and classes, and surgery among the operated (AP-17)', () => {
    const operated = { ...SURGERY, start: '2010-01-01', surgery_target: 'primary', resection_margin: 'r0' };
    const patients = [
      { lines: [operated, { start: '2011-01-01', modality: 'somatostatin_analogue' }, INDEX] },
      {},
    ];
    expect(sections('table_07', 'prior', patients)).toEqual([
      ['yes', 1, 2, 50],
      ['no', 1, 2, 50],
    ]);
    expect(sections('table_07', 'prior_lines', patients)[2]).toEqual(['2', 1, 2, 50]);
    expect(sections('table_07', 'surgery_target', patients)[0]).toEqual(['primary', 1, 1, 100]);
    expect(sections('table_07', 'surgery_r0', patients)[0]).toEqual(['yes', 1, 1, 100]);
  });

  test('table_09 gives what response_rate gives, one row a stratum (AP-12)', () => {
    const { rows, value } = warehouse(
      ['cr', 'pr', 'sd', 'pd', 'ne', null].map((best_response) => ({ lines: [{ ...INDEX, best_response }] })),
    );
    expect(
      rows("SELECT n FROM table_09 WHERE stratum = 'pancreas'").map((row) => (row as { n: number }).n),
    ).toEqual([1, 1, 1, 1, 1, 1, 2, 3]);
    expect(value("SELECT dcr_n FROM response_rate WHERE stratum = 'pancreas'")).toBe(3);
    expect(value('SELECT COUNT(DISTINCT stratum) FROM table_09')).toBe(4);
  });

  test('table_10 asks for treatment of hypertension among the hypertensive (C-25)', () => {
    const event = { term: 'hypertension', attribution: 'bevacizumab', grade: 2 };
    const patients = [
      { events: [{ ...event, has_treatment_started: 1 }] },
      { events: [{ ...event, has_treatment_started: 0 }] },
      {},
    ];
    expect(sections('table_10', 'bevacizumab.hypertension', patients)).toEqual([
      ['yes', 2, 3, 66.7],
      ['no', 0, 3, 0],
      ['missing', 1, 3, 33.3],
    ]);
    expect(sections('table_10', 'bevacizumab.treated_if_hypertensive', patients)).toEqual([
      ['yes', 1, 2, 50],
    ]);
  });
});

test('the flow counts meeting days and presentations of the window, and ORBIS among the analysed (C-25, C-63)', () => {
  const presentations = ['2012-01-10', '2012-01-10', '2012-02-10'].map((presented_on) => ({
    ...PROPOSAL,
    presented_on,
  }));
  const { db } = warehouse(
    [
      {
        patient: { has_orbis_record: 1 },
        presentations: [...presentations, { ...PROPOSAL, is_in_window: 0 }],
      },
      {},
    ],
    declareAll,
  );
  const flow = db.prepare(
    "SELECT id, n FROM table_flow WHERE id IN ('flow.meetings', 'flow.presentations', 'flow.chu_orbis')",
  );
  expect(flow.raw().all()).toEqual([
    ['flow.meetings', 2],
    ['flow.presentations', 4],
    ['flow.chu_orbis', 1],
  ]);
});

describe('published_comparison (C-42)', () => {
  const SEXES = [{}, {}, { patient: { sex: 'female' } }];
  const male = (
    printed: readonly [number, number],
    of = 3,
    errata: readonly PrintedErratum[] = [],
  ): unknown =>
    warehouse(
      SEXES,
      declare([{ place: 'Table 5', id: 't5', of, figures: { sex: ['sex', { male: printed }] } }], errata),
    ).row('SELECT published, computed, computed_percent, verdict, note FROM published_comparison');
  const told = { published: 2, computed: 2, computed_percent: 66.7, note: null };

  test('equal: count, percentage and whole', () => {
    expect(male([2, 66.7])).toEqual({ ...told, verdict: 'equal' });
  });

  test('rounding: a percentage a tenth away; two tenths are different', () => {
    expect(male([2, 66.6])).toMatchObject({ verdict: 'rounding' });
    expect(male([2, 66.8])).toMatchObject({ verdict: 'rounding' });
    expect(male([2, 66.5])).toMatchObject({ verdict: 'different' });
  });

  test('different: another count, or another whole', () => {
    expect(male([1, 33.3])).toMatchObject({ verdict: 'different' });
    expect(male([2, 66.7], 4)).toMatchObject({ verdict: 'different' });
  });

  test('erratum: what the arithmetic of the print gives, and only that', () => {
    const misprint = {
      id: 't5.sex.male',
      kind: 'misprint',
      percent: 66.7,
      arithmetic: '2 of 3 is 66.7',
      arithmeticFr: '2 sur 3 font 66,7',
    } as const;
    expect(male([2, 60], 3, [misprint])).toEqual({ ...told, verdict: 'erratum', note: '2 of 3 is 66.7' });
    expect(male([2, 60], 3, [{ ...misprint, percent: 50 }])).toMatchObject({ verdict: 'different' });
    expect(male([1, 33.3], 3, [{ ...misprint, value: 2 }])).toMatchObject({ verdict: 'erratum' });
  });

  test('a remark is next to a figure that is equal', () => {
    const remark = {
      id: 't5.sex.male',
      kind: 'remark',
      arithmetic: 'see the text',
      arithmeticFr: 'voir le texte',
    } as const;
    expect(male([2, 66.7], 3, [remark])).toMatchObject({ verdict: 'equal', note: 'see the text' });
  });

  test('values are compared at the decimals of the print, unrounded themselves', () => {
    const size = (printed: string): unknown =>
      warehouse(
        [{ tumor: { size_mm: 36 } }, { tumor: { size_mm: 36.5 } }],
        declare([
          { place: 'text', id: 'text', unit: 'mm', figures: { tumour_size: ['size', { mean: printed }] } },
        ]),
      ).row('SELECT computed, verdict FROM published_comparison');
    expect(size('36.3')).toEqual({ computed: 36.25, verdict: 'equal' });
    expect(size('36')).toEqual({ computed: 36.25, verdict: 'equal' });
    expect(size('36.2')).toEqual({ computed: 36.25, verdict: 'rounding' });
    expect(size('36.33')).toEqual({ computed: 36.25, verdict: 'different' });
    expect(size('36.26')).toEqual({ computed: 36.25, verdict: 'rounding' });
  });

  test('a figure that nothing computes is different', () => {
    const { row } = warehouse([], declare([{ place: 'nowhere', id: 'x', figures: { y: ['nothing', 3] } }]));
    expect(row('SELECT computed, verdict FROM published_comparison')).toEqual({
      computed: null,
      verdict: 'different',
    });
  });
});
