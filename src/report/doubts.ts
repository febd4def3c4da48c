import type { Connection } from '../warehouse/open.ts';
import { html, type Markup } from './html.ts';
import type { Language } from './language.ts';
import { shortName } from './missing.ts';

/** A possible error about an analysed patient. */
export interface Doubt {
  readonly pseudonym: string;
  readonly code: string;
  readonly severity: string;
  /** Endpoints and tables, separated by commas. */
  readonly may_move: string;
  readonly place: string;
  readonly message_en: string;
  readonly message_fr: string;
}

/** More rows than this are not read by eye; the view has them all. */
const MOST_DOUBTS = 1000;

const DOUBTS = `
  SELECT patient_pseudonym AS pseudonym, code, severity, may_move, place, message_en, message_fr
  FROM patient_doubt
  JOIN dim_patient USING (patient_key)
  ORDER BY patient_pseudonym,
    CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, code, place
  LIMIT ${MOST_DOUBTS}`;

/** Reads the doubts about the analysed patients, by pseudonym, the worst first. */
export function readDoubts(db: Connection): readonly Doubt[] {
  return db.prepare(DOUBTS).all() as Doubt[];
}

/** A table of the doubts: the patient, the possible error, its effect, and where to look. */
export function doubtTable(
  doubts: readonly Doubt[],
  anchors: ReadonlyMap<string, string>,
  { say, count }: Language,
): Markup {
  if (doubts.length === 0) return html`<p>${say('Aucun doute.', 'No doubt.')}</p>`;
  const severities: Readonly<Record<string, string>> = {
    error: say('erreur', 'error'),
    warning: say('avertissement', 'warning'),
    info: say('information', 'info'),
  };
  const patients = new Set(doubts.map(({ pseudonym }) => pseudonym)).size;
  const caption = say(
    `Doutes : ${count(doubts.length)}, chez ${count(patients)} patients analysés`,
    `Doubts: ${count(doubts.length)}, about ${count(patients)} analysed patients`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('Doutes par patient', 'Doubts by patient')}"><table class="figures doubts"><caption>${caption}</caption>
<thead><tr><th scope="col">Patient</th><th scope="col">${say('Gravité', 'Severity')}</th><th scope="col">${say('Doute', 'Doubt')}</th><th scope="col">${say('Peut modifier', 'May move')}</th><th scope="col">${say('Emplacement', 'Place')}</th></tr></thead>
<tbody>${doubts.map(
    ({ pseudonym, severity, may_move, place, message_en, message_fr }) =>
      html`<tr><th scope="row"><a href="#${anchors.get(pseudonym)}">${shortName(pseudonym, anchors)}</a></th><td><span class="${severity === 'error' ? 'alert' : ''}">${severities[severity] ?? severity}</span></td><td class="words quoted">${say(message_fr, message_en)}</td><td>${may_move}</td><td class="words">${place}</td></tr>
`,
  )}</tbody></table></div>`;
}
