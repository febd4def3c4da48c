import type { Mask } from '../disclosure/mask.ts';
import { askedKey, countKey } from '../disclosure/printed-keys.ts';
import type { Connection } from '../warehouse/open.ts';
import { html, type Markup } from './html.ts';
import type { Labelled, Language } from './language.ts';

/** A row of a printed table: the computed number and the printed one. */
export interface TableRow extends Labelled {
  readonly printed_table: string;
  readonly section: string;
  readonly section_en: string;
  readonly section_fr: string;
  readonly item: string;
  readonly stratum: string;
  readonly stratum_en: string;
  readonly stratum_fr: string;
  readonly n: number;
  readonly denominator: number;
  readonly percent: number | null;
  readonly id: string | null;
  readonly published: number | null;
  readonly published_percent: number | null;
  readonly verdict: string | null;
  readonly kind: 'count' | 'value' | null;
  readonly decimals: number | null;
  readonly unit: string | null;
}

export interface PrintedTable extends Labelled {
  readonly printed_table: string;
  readonly number: number;
  readonly rows: readonly TableRow[];
}

/** A printed figure in the text of the study, outside its tables. */
export interface TextFigure {
  readonly id: string;
  readonly label: string;
  readonly place: string;
  readonly published: number;
  readonly published_percent: number | null;
  readonly computed: number | null;
  readonly computed_percent: number | null;
  readonly decimals: number;
  readonly verdict: string;
  readonly is_count: 0 | 1;
}

export interface Tables {
  readonly tables: readonly PrintedTable[];
  readonly text: readonly TextFigure[];
  readonly errata: readonly Erratum[];
}

interface Erratum {
  readonly id: string;
  readonly label: string;
  readonly place: string;
  readonly arithmetic_en: string;
  readonly arithmetic_fr: string;
  readonly kind: string;
}

const ROWS = `
  SELECT r.printed_table, r.section, r.item, r.stratum, r.n, r.denominator, r.percent, r.id,
    heading.label_en AS section_en, heading.label_fr AS section_fr,
    COALESCE(own.label_en, shared.label_en, r.item) AS label_en,
    COALESCE(own.label_fr, shared.label_fr, r.item) AS label_fr,
    COALESCE(code_subgroup.label_en, 'All patients') AS stratum_en,
    COALESCE(code_subgroup.label_fr, 'Ensemble') AS stratum_fr,
    published, published_percent, verdict, kind, decimals, unit
  FROM table_row AS r
  JOIN study_table USING (printed_table)
  JOIN study_table_section AS heading USING (section)
  LEFT JOIN study_table_item AS own ON own.section = r.section AND own.item = r.item
  LEFT JOIN study_table_item AS shared ON shared.section = 'all' AND shared.item = r.item
  LEFT JOIN code_subgroup ON code_subgroup.code = r.stratum
  LEFT JOIN published_comparison USING (id)
  LEFT JOIN published_figure USING (id)
  ORDER BY r.printed_table, r.position`;

const TEXT = `
  SELECT c.id, c.label, f.place, c.published, c.published_percent, c.computed, c.computed_percent, f.decimals,
    c.verdict, f.kind = 'count' AS is_count
  FROM published_comparison AS c
  JOIN published_figure AS f USING (id)
  WHERE c.id NOT IN (SELECT id FROM table_row JOIN study_table USING (printed_table) WHERE id IS NOT NULL)
  ORDER BY f.place, c.rowid`;

const ERRATA = `
  SELECT e.id, f.label, f.place, e.kind, e.arithmetic AS arithmetic_en, e.arithmetic_fr
  FROM published_erratum AS e
  JOIN published_figure AS f USING (id)
  ORDER BY e.id, e.kind`;

/** Tables as printed, the figures of the text, and the errors of the print. */
export function readTables(db: Connection): Tables {
  const rows = Map.groupBy(db.prepare(ROWS).all() as TableRow[], ({ printed_table }) => printed_table);
  const titles = db.prepare(
    'SELECT printed_table, number, label_en, label_fr FROM study_table ORDER BY number',
  );
  return {
    tables: (titles.all() as Omit<PrintedTable, 'rows'>[]).map((title) => ({
      ...title,
      rows: rows.get(title.printed_table) ?? [],
    })),
    text: db.prepare(TEXT).all() as TextFigure[],
    errata: db.prepare(ERRATA).all() as Erratum[],
  };
}

/** How a table is written: in which language, and which numbers are hidden. */
interface Writing {
  readonly language: Language;
  readonly mask: Mask;
  /** Patients of the table; a question with fewer patients shows their number. */
  readonly whole: number;
}

export function tableSection({ tables, text, errata }: Tables, language: Language, mask: Mask): Markup {
  return html`<div class="tables">${tables.map((table) => {
    const whole = Math.max(0, ...table.rows.map(({ denominator }) => denominator));
    return printedTable(table, { language, mask, whole });
  })}</div>
${errataList(errata, language)}
${mask.least === 0 && textFigures(text, language)}`;
}

function printedTable(table: PrintedTable, writing: Writing): Markup {
  const { language, mask } = writing;
  const { say, label } = language;
  const title = `${say('Tableau', 'Table')} ${table.number}. ${label(table)}`;
  // With a least count only the figures of all patients are shown.
  const rows = mask.least > 0 ? table.rows.filter(({ stratum }) => stratum === 'all') : table.rows;
  const isByStratum = rows.every(({ section, item }) => strataOf(rows, section, item).length > 1);
  return html`<div class="${isByStratum ? 'scroll wide' : 'scroll'}" tabindex="0" role="region" aria-label="${title}"><table class="${isByStratum ? 'figures printed by-stratum' : 'figures printed'}" id="${language.code}-${table.printed_table}"><caption>${title}</caption>
${isByStratum ? stratifiedBody(rows, writing) : plainBody(rows, writing)}</table></div>
`;
}

function strataOf(rows: readonly TableRow[], section: string, item: string): TableRow[] {
  return rows.filter((row) => row.section === section && row.item === item);
}

function plainBody(rows: readonly TableRow[], writing: Writing): Markup {
  const { say } = writing.language;
  const sections = Map.groupBy(rows, ({ section }) => section);
  return html`<thead><tr><th scope="col">${say('Caractéristique', 'Characteristic')}</th><th scope="col">${say('Calculé, n (%)', 'Computed, n (%)')}</th><th scope="col">${say('Imprimé', 'Printed')}</th><th scope="col">${say('Verdict', 'Verdict')}</th></tr></thead>
${[...sections.values()].map((own) => sectionBody(own, writing))}`;
}

/** A section with one row is on one line; others have their name above their items. */
function sectionBody(rows: readonly TableRow[], writing: Writing): Markup {
  const { language } = writing;
  const [first] = rows;
  if (!first) return html``;
  const name = language.say(first.section_fr, first.section_en);
  const { denominator: asked } = first;
  const size = isAskedHidden(first, writing) ? language.hidden : language.count(asked);
  const head = html`${name}${asked !== writing.whole && html` <span class="asked">N = ${size}</span>`}`;
  if (rows.length === 1)
    return html`<tbody><tr class="single"><th scope="row">${head}</th>${answer(first, writing)}</tr></tbody>
`;
  return html`<tbody><tr class="section"><th scope="rowgroup" colspan="4">${head}</th></tr>
${rows.map(
  (
    row,
  ) => html`<tr><th scope="row">${language.label(row)}${row.stratum !== 'all' && html`, ${language.say(row.stratum_fr, row.stratum_en)}`}</th>${answer(row, writing)}</tr>
`,
)}</tbody>
`;
}

function answer(row: TableRow, writing: Writing): Markup {
  return html`<td>${computed(row, writing)}</td><td class="print">${printed(row, writing)}</td><td>${verdictMark(row, writing)}</td>`;
}

function stratifiedBody(rows: readonly TableRow[], writing: Writing): Markup {
  const { say } = writing.language;
  const strata = [...new Map(rows.map((row) => [row.stratum, row])).values()];
  const items = [...new Map(rows.map((row) => [`${row.section} ${row.item}`, row])).values()];
  return html`<thead><tr><th scope="col" rowspan="2">${say('Réponse', 'Response')}</th>${strata.map((row) => html`<th scope="colgroup" colspan="2">${say(row.stratum_fr, row.stratum_en)}<br><span class="asked">N = ${row.denominator}</span></th>`)}</tr>
<tr>${strata.map(() => html`<th scope="col">${say('calculé', 'computed')}</th><th scope="col">${say('imprimé', 'printed')}</th>`)}</tr></thead>
<tbody>${items.map(
    (
      item,
    ) => html`<tr><th scope="row">${item.item === 'yes' ? say(item.section_fr, item.section_en) : writing.language.label(item)}</th>${strataOf(rows, item.section, item.item).map((row) => html`<td>${computed(row, writing)}</td><td class="print">${printed(row, writing)} ${verdictMark(row, writing)}</td>`)}</tr>
`,
  )}</tbody>`;
}

/** The number; without its percentage where that would give the patients asked. */
function computed(row: TableRow, writing: Writing): string {
  const { language, mask } = writing;
  if (mask.isHidden(countKey(row.section, row.item, row.stratum))) return language.hidden;
  return numberAndPercent(row.n, isAskedHidden(row, writing) ? null : row.percent, language);
}

function isAskedHidden({ section, stratum }: TableRow, { mask }: Writing): boolean {
  return mask.isHidden(askedKey(section, stratum));
}

/** True when a number of the row is hidden: the printed figure and the verdict would reveal it. */
function isPartlyHidden(row: TableRow, writing: Writing): boolean {
  return writing.mask.isHidden(countKey(row.section, row.item, row.stratum)) || isAskedHidden(row, writing);
}

function numberAndPercent(n: number, percent: number | null, { count, decimal }: Language): string {
  return percent === null ? count(n) : `${count(n)} (${decimal(percent, 1)})`;
}

function printed(row: TableRow, writing: Writing): string {
  const { language } = writing;
  if (row.published === null || isPartlyHidden(row, writing)) return '';
  if (row.kind === 'value') {
    return `${language.decimal(row.published, row.decimals ?? 0)}${row.unit === 'percent' ? '\u00a0%' : ''}`;
  }
  return numberAndPercent(row.published, row.published_percent, language);
}

function verdictMark(row: TableRow, writing: Writing): Markup | false {
  const isShown = row.verdict !== null && !isPartlyHidden(row, writing);
  return isShown && verdictWords(row.verdict ?? '', row.id, writing.language);
}

function verdictWords(verdict: string, id: string | null, { say, code }: Language): Markup {
  if (verdict === 'equal')
    return html`<span class="equal"><span aria-hidden="true">=</span><span class="hidden">${say('identique', 'equal')}</span></span>`;
  const words: Readonly<Record<string, string>> = {
    rounding: say('arrondi', 'rounding'),
    erratum: say('erratum', 'erratum'),
    different: say('différent', 'different'),
  };
  if (verdict === 'erratum') return html`<a href="#${code}-erratum-${id}">${words.erratum}</a>`;
  return html`<strong class="${verdict === 'different' ? 'alert' : ''}">${words[verdict] ?? verdict}</strong>`;
}

function errataList(errata: readonly Erratum[], { say, code }: Language): Markup {
  const kinds: Readonly<Record<string, string>> = {
    misprint: say("faute d'impression", 'misprint'),
    contradiction: say('contradiction', 'contradiction'),
    remark: say('remarque', 'remark'),
  };
  return html`<h3>${say('Errata et remarques sur le texte imprimé', 'Errata and remarks on the print')}</h3>
<dl class="errata">${errata.map(
    (
      { id, label, place, kind, arithmetic_fr, arithmetic_en },
      index,
    ) => html`<div${errata[index - 1]?.id !== id && html` id="${code}-erratum-${id}"`}><dt><span class="quoted" lang="en">${label}</span> <span class="place">${place} \u00b7 ${kinds[kind] ?? kind}</span></dt><dd>${say(arithmetic_fr, arithmetic_en)}</dd></div>
`,
  )}</dl>`;
}

/** The other printed figures, in their English wording: for the auditor, collapsed. */
function textFigures(figures: readonly TextFigure[], language: Language): Markup {
  const { say, count } = language;
  const write = (n: number | null, percent: number | null, { is_count, decimals }: TextFigure): string => {
    if (n === null) return '\u2013';
    return is_count ? numberAndPercent(n, percent, language) : language.decimal(n, decimals);
  };
  return html`<details><summary>${say(`Les ${count(figures.length)} chiffres du texte, hors tableaux`, `The ${count(figures.length)} figures of the text, outside the tables`)}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${say('Chiffres du texte', 'Figures of the text')}"><table class="figures printed"><thead><tr><th scope="col">${say('Chiffre', 'Figure')}</th><th scope="col">${say('Endroit', 'Place')}</th><th scope="col">${say('Calculé', 'Computed')}</th><th scope="col">${say('Imprimé', 'Printed')}</th><th scope="col">${say('Verdict', 'Verdict')}</th></tr></thead>
<tbody>${figures.map(
    (
      figure,
    ) => html`<tr><th scope="row"${language.code !== 'en' && html` class="quoted" lang="en"`}>${figure.label}</th><td>${figure.place}</td><td>${write(figure.computed, figure.computed_percent, figure)}</td><td class="print">${write(figure.published, figure.published_percent, figure)}</td><td>${verdictWords(figure.verdict, figure.id, language)}</td></tr>
`,
  )}</tbody></table></div></details>`;
}
