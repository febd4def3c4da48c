import type Sqlite from 'better-sqlite3';
import type { Figures } from './reference.ts';

type Row = Record<string, string | number | null>;

/** The views that are compared with R: the columns that identify a row, and those with its figures. */
const SURVIVAL = {
  kaplan_meier: {
    keys: ['endpoint', 'stratum', 'conf_type', 'days'],
    columns: ['at_risk', 'events', 'censored', 'survival', 'std_error', 'lower_95', 'upper_95'],
  },
  survival_summary: {
    keys: ['endpoint', 'stratum', 'conf_type'],
    columns: [
      'subjects',
      'events',
      ...['q1', 'median', 'q3'].flatMap((q) => [q, `${q}_lower_95`, `${q}_upper_95`]),
    ],
  },
  follow_up: {
    keys: ['endpoint', 'stratum', 'conf_type'],
    columns: ['median', 'median_lower_95', 'median_upper_95'],
  },
  restricted_mean: { keys: ['endpoint', 'stratum', 'horizon'], columns: ['restricted_mean', 'std_error'] },
  log_rank: {
    keys: ['endpoint', 'comparison'],
    columns: ['chi_square', 'df', 'p_value', 'hazard_ratio', 'hazard_lower_95', 'hazard_upper_95'],
  },
} as const;

const BOUNDS = {
  imputation_bounds: { keys: ['endpoint', 'subject', 'statistic', 'scenario'], columns: ['value'] },
} as const;

/** The figures of the survival views, by the keys that the reference has too. */
export function survivalFigures(db: Sqlite.Database): Figures {
  return figuresOf(db, SURVIVAL);
}

/** The imputation bounds (AP-27), by the keys that the reference has too. */
export function boundFigures(db: Sqlite.Database): Figures {
  const figures = figuresOf(db, BOUNDS);
  return new Map([...figures].map(([key, value]) => [key.replace(/\|value$/, ''), value]));
}

type Views = Readonly<
  Record<string, { readonly keys: readonly string[]; readonly columns: readonly string[] }>
>;

function figuresOf(db: Sqlite.Database, views: Views): Figures {
  const figures = new Map<string, number | null>();
  for (const [view, { keys, columns }] of Object.entries(views)) {
    for (const row of db.prepare(`SELECT ${[...keys, ...columns].join(', ')} FROM ${view}`).iterate()) {
      const cells = row as Row;
      const name = [view, ...keys.map((key) => cells[key])].join('|');
      for (const column of columns) figures.set(`${name}|${column}`, cells[column] as number | null);
    }
  }
  return figures;
}
