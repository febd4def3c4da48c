import { existsSync, rmSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Published, publishSample } from './night.ts';

const CHROMIUM = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));
const REASON =
  CHROMIUM === undefined ? ' (skipped: no chromium; apt-get install chromium, or CHROMIUM=)' : '';
const THIN = '\u202f';

let night: Published;
let browser: Browser;
const requests: string[] = [];
const complaints: string[] = [];

interface View {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly language?: 'fr' | 'en';
  readonly hasScripts?: boolean;
}

/** The page without scripts; what it asks the network for and complains of is kept. */
async function open(view: View = {}): Promise<Page> {
  const { width = 1440, scheme = 'light', language = 'fr', hasScripts = false } = view;
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    javaScriptEnabled: hasScripts,
  });
  const page = await context.newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(`file://${night.report}`);
  if (language === 'en') await page.getByRole('radio', { name: 'English' }).check();
  return page;
}

const one = <T>(sql: string, ...values: unknown[]): T =>
  night.db
    .prepare(sql)
    .pluck()
    .get(...values) as T;
const all = <T>(sql: string): T[] => night.db.prepare(sql).all() as T[];

describe.skipIf(CHROMIUM === undefined)(`the report in a browser without scripts${REASON}`, () => {
  beforeAll(async () => {
    night = publishSample();
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    night.db.close();
    rmSync(night.folder, { recursive: true });
  });

  it('every box of the flow has the number of its view, and leads to as many pseudonyms', async () => {
    const page = await open();
    const expected = new Map<string, number>([
      ['loaded', one('SELECT COUNT(*) FROM dim_patient')],
      ...all<{ criterion: string; n: number }>(
        `SELECT criterion, CASE WHEN is_exclusion THEN patients_out ELSE patients_left END AS n
         FROM cohort_flow JOIN study_flow_step USING (step, criterion)`,
      ).map(({ criterion, n }): [string, number] => [criterion, n]),
    ]);
    const links = page.locator('div[lang=fr] .flow a');
    expect(await links.count()).toBe(18); // three of them are reasons why patients are not analysed
    let seen = 0;
    for (const link of await links.all()) {
      const target = (await link.getAttribute('href')) ?? '';
      const n = Number(((await link.textContent()) ?? '').replace(/\D/g, ''));
      await link.click();
      const list = page.locator(target);
      expect(await list.isVisible()).toBe(true);
      expect(await list.locator('li').count()).toBe(n);
      const known = expected.get(target.replace(/^#flow-(leaving-)?/, ''));
      if (known !== undefined && !/leaving-(discussed|proposed)/.test(target)) {
        expect(`${target} ${n}`).toBe(`${target} ${known}`);
        seen++;
      }
    }
    expect(seen).toBe(10);
    const analysed = await page.locator('#flow-analysed li').allInnerTexts();
    const view = all<{ p: string }>(
      'SELECT patient_pseudonym AS p FROM analysed_patient JOIN dim_patient USING (patient_key) ORDER BY 1',
    );
    expect(analysed.toSorted()).toEqual(view.map(({ p }) => p));
    await page.context().close();
  }, 300_000);

  it.each(['fr', 'en'] as const)('the medians read in %s are those of survival_summary', async (language) => {
    const page = await open({ language });
    const point = language === 'fr' ? ',' : '.';
    const months = (value: number | null): string =>
      value === null ? (language === 'fr' ? 'NA' : 'NR') : value.toFixed(1).replace('.', point);
    const rows = all<
      Record<'subjects' | 'events', number> & Record<'median' | 'low' | 'high', number | null>
    >(
      `SELECT subjects, COALESCE(events, 0) AS events, median, median_lower_95 AS low, median_upper_95 AS high
       FROM survival_summary AS s JOIN study_endpoint AS e USING (endpoint) JOIN survival_stratum AS t USING (stratum)
       WHERE conf_type = 'log-log' ORDER BY e.position, t.position`,
    );
    const expected = rows.map(({ subjects, events, median, low, high }) => [
      String(subjects),
      String(events),
      subjects === 0
        ? '–'
        : `${months(median)} (${months(low)} ${language === 'fr' ? 'à' : 'to'} ${months(high)})`,
    ]);
    const lines = await page.locator(`div[lang=${language}] .endpoint > .scroll tbody tr`).allInnerTexts();
    const read = lines.map((line) => line.split('\t').slice(1, 4));
    expect(read).toEqual(expected);
    await page.context().close();
  });

  it.each(['05', '06', '07', '08', '10'])(
    'table %s reads as its view, the print and the verdict beside it',
    async (number) => {
      const page = await open({ language: 'en' });
      const percent = (value: number | null): string => (value === null ? '' : ` (${value.toFixed(1)})`);
      const rows = all<{ n: number; percent: number | null; verdict: string | null }>(
        `SELECT n, percent, verdict FROM table_${number} AS t LEFT JOIN published_comparison USING (id)`,
      );
      const lines = await page.locator(`#en-table_${number} tbody tr:has(td)`).allInnerTexts();
      const read = lines.map((line) => {
        const [, computed = '', , verdict = ''] = line.split('\t');
        return `${computed} ${verdict.replace(/=\s*/, '')}`.trim();
      });
      expect(read).toEqual(
        rows.map(({ n, percent: p, verdict }) => `${n}${percent(p)} ${verdict ?? ''}`.trim()),
      );
      await page.context().close();
    },
  );

  it('table 9 reads as its view, a column for each stratum', async () => {
    const page = await open({ language: 'en' });
    const cells = await page.locator('#en-table_09 tbody td:not(.print)').allInnerTexts();
    const rows = all<{ n: number; percent: number }>('SELECT n, percent FROM table_09');
    expect(cells).toEqual(rows.map(({ n, percent }) => `${n} (${percent.toFixed(1)})`));
    await page.context().close();
  });

  it('every erratum leads to its arithmetic', async () => {
    const page = await open();
    const links = page.locator('div[lang=fr] table:not(details table) a[href*=erratum]');
    expect(await links.count()).toBe(
      one(`SELECT COUNT(*) FROM published_comparison WHERE verdict = 'erratum'
           AND id IN (SELECT id FROM table_row JOIN study_table USING (printed_table))`),
    );
    for (const link of await links.all()) {
      await link.click();
      const target = page.locator(`[id="${((await link.getAttribute('href')) ?? '').slice(1)}"]`);
      expect(await target.isVisible()).toBe(true);
      expect(await target.locator('dd').textContent()).toMatch(/\d/);
    }
    await page.context().close();
  });

  it('the matrix marks as missing what missing_value does, and as imputed what imputed_date does', async () => {
    const page = await open();
    const died = one<number>(
      `SELECT COUNT(*) FROM missing_value JOIN cohort_flow_patient ON patient_key = row_key AND criterion = 'included'
       WHERE table_name = 'fact_follow_up' AND column_name = 'last_news_on'`,
    );
    const headings = await page.locator('.matrix thead tr:nth-child(2) th').allInnerTexts();
    const column = headings.findIndex((text) => text.startsWith('Date des dernières nouvelles'));
    const cells = page.locator(`.matrix tbody td:nth-child(${column + 1})`);
    expect(await cells.filter({ hasText: /[○?×!∅]/ }).count()).toBe(died);
    expect(await cells.filter({ hasText: '~' }).count()).toBe(
      one(`SELECT COUNT(*) FROM imputed_date JOIN cohort_flow_patient ON patient_key = row_key AND criterion = 'included'
           WHERE table_name = 'fact_follow_up' AND column_name = 'last_news_on'`),
    );
    const sums = await page.locator('.matrix tbody td.sum').allInnerTexts();
    const total = await page.locator('.matrix tfoot td.sum').last().textContent();
    expect(sums.reduce((sum, n) => sum + Number(n), 0)).toBe(Number(total));
    expect(await page.locator('div[lang=fr] .calls tbody tr').count()).toBe(
      one('SELECT COUNT(*) FROM missing_value_to_call'),
    );
    await page.context().close();
  });

  it('the account of the run adds up, row by row, as etl_row_count', async () => {
    const page = await open({ language: 'fr' });
    const lines = await page
      .locator('div[lang=fr] table:has-text("Compte des lignes") tbody tr')
      .allInnerTexts();
    const rows = lines.map((line) =>
      line
        .split('\t')
        .slice(1)
        .map((text) => Number(text.replaceAll(THIN, ''))),
    );
    expect(rows).toHaveLength(one("SELECT COUNT(*) FROM etl_row_count WHERE stage = 'load'"));
    for (const [read, ...outcomes] of rows) expect(outcomes.reduce((sum, n) => sum + n, 0)).toBe(read);
    await page.context().close();
  });

  it('the keyboard changes the language, and then nothing of the other shows', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#language-en').isChecked()).toBe(true);
    expect(await page.getByRole('heading', { name: 'Flow of patients' }).isVisible()).toBe(true);
    expect(await page.getByRole('heading', { name: 'Flux des patients' }).count()).toBe(0);
    for (const text of await page
      .locator('[lang=fr]:not(html, label)')
      .all()
      .then((some) => some.slice(0, 40))) {
      expect(await text.isVisible()).toBe(false);
    }
    await page.context().close();
  });

  it.each([360, 768, 1440])('at %i px nothing but wide tables scrolls sideways', async (width) => {
    for (const language of ['fr', 'en'] as const) {
      const page = await open({ width, language });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      const boxes = await page.locator(`div[lang=${language}] .chart svg.plot`).all();
      expect(boxes).toHaveLength(6);
      for (const chart of boxes) {
        const box = await chart.boundingBox();
        expect((box?.x ?? 0) + (box?.width ?? 9999)).toBeLessThanOrEqual(width);
      }
      await page.context().close();
    }
  });

  it.each([360, 1440])('at %i px the numbers at risk are under their ticks', async (width) => {
    const page = await open({ width });
    const chart = page.locator('div[lang=fr] .chart').first();
    const center = async (texts: ReturnType<Page['locator']>): Promise<number[]> => {
      const boxes = await Promise.all((await texts.all()).map((text) => text.boundingBox()));
      return boxes.map((box) => Math.round((box?.x ?? 0) + (box?.width ?? 0) / 2));
    };
    const ticks = await center(chart.locator('.axis text[text-anchor=middle]:not(.title)'));
    const counts = await center(chart.locator('[role=cell]'));
    expect(ticks.length).toBeGreaterThan(4);
    expect(counts).toHaveLength(ticks.length);
    for (const [index, tick] of ticks.entries())
      expect(Math.abs((counts[index] ?? 0) - tick)).toBeLessThanOrEqual(1);
    await page.context().close();
  });

  it('follows the light or dark color scheme', async () => {
    const lightness = async (scheme: 'light' | 'dark'): Promise<number> => {
      const page = await open({ scheme });
      const color = await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
      await page.context().close();
      return Number(/\d+/.exec(color)?.[0]);
    };
    expect(await lightness('light')).toBeGreaterThan(240);
    expect(await lightness('dark')).toBeLessThan(40);
  });

  // What is checked runs scripts of its own, so scripts are on here.
  it.each([
    { width: 1440, scheme: 'light', language: 'fr' },
    { width: 360, scheme: 'dark', language: 'en' },
  ] as const)(
    'axe finds nothing to complain of: %o',
    async (view) => {
      const page = await open({ ...view, hasScripts: true });
      for (const list of await page.locator('details:not(.object)').all()) {
        if (await list.isVisible()) await list.locator('summary').first().click();
      }
      await page.evaluate(axe.source);
      const found =
        await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))))`);
      expect(found).toEqual([]);
      await page.context().close();
    },
    300_000,
  );

  it('prints to A4: the chosen language, no switch, nothing that is closed', async () => {
    const page = await open({ language: 'en' });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const sheets = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThan(5);
    expect(sheets).toBeLessThan(20);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.language').isVisible()).toBe(false);
    expect(await page.locator('.object').first().isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: 'Survival curves' }).isVisible()).toBe(true);
    await page.context().close();
  });

  it('asked the network for nothing but itself, and broke none of its own rules', () => {
    expect(new Set(requests)).toEqual(new Set([`file://${night.report}`]));
    expect(complaints).toEqual([]);
  });
});
