import type { Connection } from '../warehouse/open.ts';
import { html, type Markup } from './html.ts';
import { both } from './language.ts';

interface Entry {
  readonly object: string;
  readonly column: string;
  readonly type: string;
  readonly label_en: string;
  readonly label_fr: string;
  readonly unit: string | null;
  readonly codes: string | null;
  readonly rule: string | null;
  readonly source: string | null;
}

export interface Dictionary {
  readonly objects: readonly { readonly name: string; readonly type: string }[];
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
}

const OBJECTS = `
  SELECT name, type
  FROM sqlite_schema
  WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'
  ORDER BY name`;

const ENTRIES = `
  SELECT object, "column", entry.type, label_en, label_fr, unit, codes, rule, source
  FROM data_dictionary AS entry
  JOIN pragma_table_info(object) AS field ON field.name = "column"
  ORDER BY object, field.cid`;

/** Every table and view with its columns as they are in it. */
export function readDictionary(db: Connection): Dictionary {
  const entries = db.prepare(ENTRIES).all() as Entry[];
  return {
    objects: db.prepare(OBJECTS).all() as Dictionary['objects'],
    entries: Map.groupBy(entries, ({ object }) => object),
  };
}

/** An entry for each table and view; written once, for both languages. */
export function dictionarySection({ objects, entries }: Dictionary): Markup {
  return html`<p>${both(
    `${objects.length} tables et vues. Chacune s'ouvre sur ses colonnes.`,
    `${objects.length} tables and views. Each opens on its columns.`,
  )}</p>
${objects.map(({ name, type }) => objectEntry(name, type, entries.get(name) ?? []))}`;
}

function objectEntry(name: string, type: string, columns: readonly Entry[]): Markup {
  const rules = distinct(columns.flatMap(({ rule }) => rule?.split(', ') ?? []));
  const sources = distinct(columns.flatMap(({ source }) => source ?? []));
  const shared = sources.length === 1 ? sources[0] : undefined;
  const hasOwnSource = sources.length > 1;
  return html`<details class="object" id="object-${name}"><summary><code>${name}</code> <span>${type === 'view' ? both('vue', 'view') : 'table'}, ${columns.length}</span> <span class="rules">${rules.join(', ')}</span></summary>
${shared && shared !== 'none' && html`<p>Source${both('\u202f:', ':')} <code>${shared}</code></p>`}
<table class="columns"><thead><tr><th>${both('Colonne', 'Column')}</th><th>${both('Sens', 'Meaning')}</th><th>${both('Unité, codes', 'Unit, codes')}</th><th>${both('Règle', 'Rule')}</th>${hasOwnSource && html`<th>Source</th>`}</tr></thead>
<tbody>${columns.map(
    (
      entry,
    ) => html`<tr><th scope="row"><code>${entry.column}</code><td lang="fr">${entry.label_fr}<td lang="en">${entry.label_en}<td>${[entry.unit, entry.codes].filter(Boolean).join('; ')}<td>${entry.rule}${hasOwnSource && html`<td>${entry.source}`}
`,
  )}</tbody></table></details>
`;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
