import { beforeAll, describe, expect, it } from 'vitest';
import { survivalFigures } from './figures.ts';
import {
  compare,
  type Figures,
  frozenFigures,
  isInstalled,
  liveFigures,
  unknownFigures,
} from './reference.ts';
import { estimate, fixtureWarehouse } from './warehouse.ts';

const hasSurvival = isInstalled('Rscript', ['--vanilla', '-e', 'library(survival)']);
const TOLERANCE = 1e-9;

/** Only the survival views: the proportions and numbers have a test of their own. */
function ofSurvival(figures: Figures): Figures {
  return new Map([...figures].filter(([key]) => !/^(p_value|proportion|fisher|number_summary)\|/.test(key)));
}

describe('survival estimates of lung, veteran, ovarian, colon and 300 random sets', () => {
  let views: Figures;
  let zeros: { curves: number; told: number };

  beforeAll(() => {
    const db = fixtureWarehouse();
    estimate(db);
    views = survivalFigures(db);
    zeros = db
      .prepare<[], typeof zeros>(
        `SELECT count(*) AS curves, count(std_error) + count(lower_95) + count(upper_95) AS told
         FROM kaplan_meier WHERE survival = 0`,
      )
      .get() ?? { curves: 0, told: 0 };
  }, 300_000);

  it('have no standard error and no limits where all patients died (C-66)', () => {
    expect(zeros.curves).toBeGreaterThan(100);
    expect(zeros.told).toBe(0);
  });

  it('agree with the frozen figures of R to 1e-9, and are NULL where R has NA and nowhere else (AP-23, AP-24, C-31)', () => {
    const { compared, disagreements } = compare(views, ofSurvival(frozenFigures()), TOLERANCE);
    expect(compared).toBeGreaterThan(10_000);
    expect(disagreements).toEqual([]);
  });

  it.runIf(hasSurvival)(
    'agree with R as installed here, every curve of every set',
    { timeout: 300_000 },
    () => {
      const reference = ofSurvival(liveFigures() ?? new Map());
      const { compared, disagreements, largest } = compare(views, reference, TOLERANCE);
      if (process.env.STATISTICS_FIGURES) process.stdout.write(`${compared}\n${[...largest].join('\n')}\n`);
      expect(compared).toBeGreaterThan(100_000);
      expect(disagreements).toEqual([]);
      expect(unknownFigures(views, reference)).toEqual([]);
    },
  );
});
