import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atRisk } from '../../src/report/curve-chart.ts';
import { type Published, publishSample } from './night.ts';

/** What R says, by `curve.R` on the sample exports. */
interface Said {
  readonly kind: 'step' | 'risk';
  readonly endpoint: string;
  readonly stratum: string;
  readonly months: string;
  readonly survival: string;
  readonly lower: string;
  readonly upper: string;
  readonly at_risk: string;
}

const CSV = readFileSync(join(import.meta.dirname, 'curve.csv'), 'utf8');
const said = papaparse.parse<Said>(CSV, { header: true, skipEmptyLines: true }).data;
const CURVES = [...new Set(said.map(({ endpoint, stratum }) => `${endpoint} ${stratum}`))];

let night: Published;
beforeAll(() => {
  night = publishSample();
}, 300_000);
afterAll(() => {
  night.db.close();
  rmSync(night.folder, { recursive: true });
});

/** The drawing of an endpoint: all patients or the subgroups, in English. */
function drawing(endpoint: string, stratum: string): string {
  const id = `curve-en-${endpoint}-${stratum === 'all' ? 'all' : 'subgroup'}`;
  const from = night.page.indexOf(`aria-labelledby="${id}-title`);
  return night.page.slice(from, night.page.indexOf('</div>', from));
}

/** Corners of a path of absolute commands, in months and proportions. */
function corners(path: string, lastMonth: number): { months: number; survival: number }[] {
  return [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({
    months: (Number(x) / 1000) * lastMonth,
    survival: 1 - Number(y) / 1000,
  }));
}

function lastMonth(chart: string): number {
  return Number(/data-months="(\d+)"/.exec(chart)?.[1]);
}

describe.each(CURVES)('%s, as R steps', (name) => {
  const [endpoint = '', stratum = ''] = name.split(' ');
  const own = said.filter((row) => row.endpoint === endpoint && row.stratum === stratum);
  const steps = own.filter(({ kind }) => kind === 'step');

  it('the curve has the corners of survfit, and no other', () => {
    const chart = drawing(endpoint, stratum);
    const path = new RegExp(`data-stratum="${stratum}" d="([^"]*)"`).exec(chart)?.[1] ?? '';
    const drawn = corners(path, lastMonth(chart));
    const expected = [{ months: 0, survival: 1 }];
    for (const { months, survival } of steps) {
      expected.push({ months: Number(months), survival: expected.at(-1)?.survival ?? 1 });
      expected.push({ months: Number(months), survival: Number(survival) });
    }
    expect(drawn).toHaveLength(expected.length);
    for (const [index, corner] of expected.entries()) {
      expect(Math.abs((drawn[index]?.months ?? -1) - corner.months)).toBeLessThan(0.001);
      expect(Math.abs((drawn[index]?.survival ?? -1) - corner.survival)).toBeLessThan(0.00001);
    }
  });

  it('the band has the log-log limits of survfit, and ends where R has none', () => {
    const chart = drawing(endpoint, stratum);
    const position = new RegExp(`class="curve (s\\d)" data-stratum="${stratum}"`).exec(chart)?.[1];
    const path = new RegExp(`class="band ${position}" d="([^"]*)"`).exec(chart)?.[1] ?? '';
    const levels = new Set(corners(path, lastMonth(chart)).map(({ survival }) => survival.toFixed(5)));
    const limits = steps
      .filter(({ lower, survival }) => lower !== 'NA' && Number(survival) > 0 && Number(survival) < 1)
      .flatMap(({ lower, upper }) => [Number(lower).toFixed(5), Number(upper).toFixed(5)]);
    expect([...levels].sort()).toEqual([...new Set(limits)].sort());
  });

  it('the numbers at risk are those that R counts', () => {
    const table = drawing(endpoint, stratum).split('role="table"')[1] ?? '';
    const label = night.db
      .prepare('SELECT label_en FROM code_subgroup WHERE code = ?')
      .pluck()
      .get(stratum) as string | undefined;
    const row = table.split('role="row"').find((text) => text.includes(`>${label ?? 'All patients'}<`)) ?? '';
    const ticks = [...(table.split('role="row"')[1] ?? '').matchAll(/columnheader">(\d+)</g)].map((cell) =>
      Number(cell[1]),
    );
    const cells = [...row.matchAll(/role="cell"[^>]*>(\d+)</g)].map((cell) => Number(cell[1]));
    const counted = new Map(
      own.filter(({ kind }) => kind === 'risk').map((risk) => [Number(risk.months), Number(risk.at_risk)]),
    );
    expect(ticks.length).toBeGreaterThan(3);
    expect(cells).toEqual(ticks.map((tick) => counted.get(tick)));
  });

  it('every censoring has its mark on the curve', () => {
    const chart = drawing(endpoint, stratum);
    const position = new RegExp(`class="curve (s\\d)" data-stratum="${stratum}"`).exec(chart)?.[1];
    const path = new RegExp(`class="censored ${position}" d="([^"]*)"`).exec(chart)?.[1] ?? '';
    const days = night.db
      .prepare(
        `SELECT COUNT(DISTINCT days) FROM time_to_event WHERE endpoint = ? AND NOT is_event AND (? = 'all' OR subgroup = ?)`,
      )
      .pluck()
      .get(endpoint, stratum, stratum);
    expect(path.split('M').length - 1).toBe(days);
  });
});

it('at risk is who is followed at least as long: one on the tick counts, one before it does not', () => {
  const point = (months: number, at_risk: number) => ({
    months,
    at_risk,
    events: 1,
    censored: 0,
    survival: 0.5,
    lower_95: null,
    upper_95: null,
  });
  const curve = [point(11.99, 3), point(12, 2), point(12.01, 1)];
  expect([0, 11.99, 12, 12.01, 13].map((month) => atRisk(curve, month))).toEqual([3, 3, 2, 1, 0]);
});

it('medians, their limits, targets and the range over the imputed days are at the values of the views', () => {
  const summary = night.db
    .prepare(
      `SELECT s.endpoint, median, target_months, MIN(value) AS low, MAX(value) AS high
       FROM survival_summary AS s
       JOIN imputation_bounds AS b ON b.endpoint = s.endpoint AND b.subject = s.stratum AND statistic = 'median'
       LEFT JOIN study_target AS t ON t.endpoint = s.endpoint AND t.stratum = s.stratum
       WHERE s.stratum = 'all' AND conf_type = 'log-log' GROUP BY s.endpoint`,
    )
    .all() as { endpoint: string; median: number; target_months: number | null; low: number; high: number }[];
  expect(summary).toHaveLength(3);
  for (const { endpoint, median, target_months, low, high } of summary) {
    const chart = drawing(endpoint, 'all');
    const x = (months: number): number => (months / lastMonth(chart)) * 1000;
    expect(Number(/class="median s0" d="M0,500H([\d.]+)/.exec(chart)?.[1])).toBeCloseTo(x(median), 1);
    const [, from, width] = /class="range s0" x="([\d.]+)"[^>]* width="([\d.]+)"/.exec(chart) ?? [];
    expect(Number(from)).toBeCloseTo(x(low), 1);
    expect(Number(width)).toBeCloseTo(Math.max(3, x(high) - x(low)), 1);
    const target = /class="target" x="([\d.]+)%"/.exec(chart)?.[1];
    if (target_months === null) expect(target).toBeUndefined();
    else expect(Number(target)).toBeCloseTo(x(target_months) / 10, 1);
  }
});
