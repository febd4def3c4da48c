import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeVersion } from '../core/code-version.ts';
import { type Mask, readMask } from '../disclosure/mask.ts';
import type { LeastCount } from '../disclosure/small-cell.ts';
import type { Connection } from '../warehouse/open.ts';
import { curveSection } from './curves.ts';
import { dictionarySection, readDictionary } from './dictionary.ts';
import { type Doubt, doubtTable, readDoubts } from './doubts.ts';
import { flowDiagram, type Group, patientLists, readFlow } from './flow.ts';
import { html, type Markup } from './html.ts';
import { both, LANGUAGES, type Language } from './language.ts';
import { type Facts, masthead, type Part, SECTIONS } from './masthead.ts';
import { callList, type MissingData, matrix, readMissing, trendTable } from './missing.ts';
import { minute, readRun } from './reported-run.ts';
import { runSection } from './run-section.ts';
import { readSurvival } from './survival.ts';
import { readTables, type Tables, tableSection } from './tables.ts';

const STYLE = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8');

/** The content of the page, read once from the warehouse. */
interface Content extends Facts {
  readonly tables: Tables;
  readonly missing: MissingData;
  readonly doubts: readonly Doubt[];
  readonly anchors: ReadonlyMap<string, string>;
}

/**
 * The report of a warehouse as one HTML page, without scripts, pictures or external links. The same warehouse gives
 * the same bytes. Counts below `least` are hidden; then no patient is listed.
 */
export function reportPage(db: Connection, least: LeastCount): string {
  const flow = readFlow(db);
  const mask = readMask(db, least);
  const content: Content = {
    mask,
    flow,
    reported: readRun(db),
    endpoints: readSurvival(db, mask),
    tables: readTables(db),
    missing: readMissing(db),
    doubts: least === 0 ? readDoubts(db) : [],
    anchors: anchorsOf(flow),
  };
  const { study, started_at } = content.reported.run;
  const isOpen = least === 0;
  return html`<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
${originMark({ run: content.reported.run.run_id, least, code: codeVersion() })}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${study}, ${minute(started_at)} UTC</title>
<style>${{ markup: STYLE }}</style></head>
<body>
<header>${languageSwitch()}${content.reported.run.is_invented_data === 1 && inventedBanner()}
${LANGUAGES.map((language) => masthead(content, language))}</header>
<main>
${LANGUAGES.map(
  (language) => html`<div lang="${language.code}">${upToMatrix(content, language)}</div>
`,
)}
${isOpen && matrix(content.missing, content.anchors)}
${LANGUAGES.map(
  (language) => html`<div lang="${language.code}">${afterMatrix(content, language)}</div>
`,
)}
${dictionarySection(readDictionary(db))}
${
  isOpen &&
  html`<section class="annex"><h2 id="patients">Patients</h2>
${patientLists(flow, content.anchors)}</section>`
}
</main>
</body></html>
`.markup;
}

/** What a report was made of. */
export interface Origin {
  readonly run: string;
  readonly least: LeastCount;
  /** Version of the code that wrote the page. */
  readonly code: string;
}

/** The mark of the origin in the head of the page. */
export function originMark({ run, least, code }: Origin): Markup {
  return html`<meta name="warehouse-run" content="${run}" data-min-cell="${least}" data-code="${code}">`;
}

const ORIGIN_MARK =
  /<meta name="warehouse-run" content="([^"]*)" data-min-cell="(\d+)"(?: data-code="([^"]*)")?>/;

/** Returns the origin of a page, or of its first bytes; null when it has no mark. */
export function originIn(page: string): Origin | null {
  const [, run, least, code = 'of an earlier version'] = ORIGIN_MARK.exec(page) ?? [];
  return run === undefined ? null : { run, least: Number(least), code };
}

/** The page may load, send or run nothing; its one style sheet is permitted by its hash. */
function policy(): string {
  const hash = createHash('sha256').update(STYLE).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

/** Repeated on each printed page: the figures of invented patients must not be mistaken for a result (O-8). */
function inventedBanner(): Markup {
  return html`<p class="invented">${both('Données inventées', 'Invented data')}</p>`;
}

/** A radio button for each language: the style sheet shows the chosen one. */
function languageSwitch(): Markup {
  return html`<fieldset class="language"><legend class="hidden">${both('Langue', 'Language')}</legend>
<input type="radio" name="language" id="language-fr" checked><label for="language-fr" lang="fr">Français</label>
<input type="radio" name="language" id="language-en"><label for="language-en" lang="en">English</label></fieldset>`;
}

/** Link targets of patients: `p-` and as many first digits of the pseudonym as make it unique. */
function anchorsOf(root: Group): Map<string, string> {
  const all = (group: Group): string[] => [...group.pseudonyms, ...group.parts.flatMap(all)];
  const pseudonyms = all(root);
  let digits = 6;
  while (new Set(pseudonyms.map((name) => name.slice(0, digits))).size < pseudonyms.length) digits++;
  return new Map(pseudonyms.map((name) => [name, `p-${name.slice(0, digits)}`]));
}

/** Says that counts are hidden; nothing where none are. */
function guardNote({ least }: Mask, { say }: Language): Markup | false {
  return (
    least > 0 &&
    html`<p class="note">${say(
      `Les effectifs inférieurs à ${least} sont masqués, ainsi que ceux qui permettraient de les calculer ; aucun patient n'est listé.`,
      `Counts below ${least} are hidden, with those from which they could be computed; no patient is listed.`,
    )}</p>`
  );
}

function upToMatrix({ flow, endpoints, tables, mask }: Content, language: Language): Markup {
  return html`${guardNote(mask, language)}${heading('flow', language)}
${flowDiagram(flow, language, mask)}
${heading('curves', language)}
${curveSection(endpoints, language)}
${heading('tables', language)}
${tableSection(tables, language, mask)}
${heading('missing', language)}`;
}

function afterMatrix({ reported, missing, doubts, anchors, mask }: Content, language: Language): Markup {
  const isOpen = mask.least === 0;
  return html`${isOpen && callList(missing, anchors, language)}
${isOpen && trendTable(missing, language)}
${isOpen && html`${heading('doubts', language)}${doubtTable(doubts, anchors, language)}`}
${heading('run', language)}
${runSection(reported, language, mask)}
${heading('dictionary', language)}`;
}

function heading(part: Part, { say, code }: Language): Markup {
  const { french, english, note } = SECTIONS[part];
  return html`<h2 id="${code}-${part}">${say(french, english)}</h2>${note && html`<p class="lead">${say(...note)}</p>`}`;
}
