import type { Mask } from '../disclosure/mask.ts';
import { findingKey } from '../disclosure/printed-keys.ts';
import { medianText } from './curves.ts';
import type { Group } from './flow.ts';
import { html, type Markup } from './html.ts';
import type { Language } from './language.ts';
import { minute, type ReportedRun } from './reported-run.ts';
import type { Endpoint } from './survival.ts';

/** The figures at the head of the page. */
export interface Facts {
  readonly mask: Mask;
  readonly reported: ReportedRun;
  readonly flow: Group;
  readonly endpoints: readonly Endpoint[];
}

export type Part = 'flow' | 'curves' | 'tables' | 'missing' | 'doubts' | 'run' | 'dictionary';

interface Section {
  readonly french: string;
  readonly english: string;
  readonly note?: readonly [french: string, english: string];
}

/** The sections of the page in order, each with its opening sentence. */
export const SECTIONS: Readonly<Record<Part, Section>> = {
  flow: { french: 'Flux des patients', english: 'Flow of patients' },
  curves: {
    french: 'Courbes de survie',
    english: 'Survival curves',
    note: [
      'Kaplan-Meier ; un évènement précède une censure du même jour. Les jours inconnus sont placés au 15 du mois.',
      'Kaplan-Meier; an event comes before a censoring of the same day. An unknown day is the 15th of its month.',
    ],
  },
  tables: {
    french: 'Tableaux 5 à 10',
    english: 'Tables 5 to 10',
    note: [
      'Le chiffre calculé cette nuit, à côté du chiffre imprimé. Les réponses manquantes restent au dénominateur.',
      'The figure computed by this run beside the printed one. Missing answers stay in the denominator.',
    ],
  },
  missing: {
    french: 'Données manquantes',
    english: 'Missing data',
    note: [
      "Chaque absence a sa raison ; « sans objet » n'est pas compté comme manquant.",
      'Every gap has its reason; what does not apply is not counted as missing.',
    ],
  },
  doubts: {
    french: 'Doutes par patient',
    english: 'Doubts by patient',
    note: [
      'Ce qui peut être faux pour chaque patient analysé, et le critère ou le tableau que cela peut modifier.',
      'What may be wrong about each analysed patient, and the endpoint or table that it may move.',
    ],
  },
  run: { french: 'La nuit', english: 'The run' },
  dictionary: {
    french: 'Dictionnaire',
    english: 'Dictionary',
    note: [
      'Les tables et les vues du fichier, avec leurs colonnes.',
      'The tables and views of the file, with their columns.',
    ],
  },
};

/** Title, key figures and contents. */
export function masthead({ mask, reported, flow, endpoints }: Facts, language: Language): Markup {
  const { say, code } = language;
  const { run, parameters } = reported;
  const value = (name: string): string => parameters.find((row) => row.name === name)?.value ?? '';
  return html`<div lang="${code}"><p class="kicker">${say("Rapport de l'entrepôt", 'Report of the warehouse')}</p>
<h1>${run.study}</h1>
<p class="lead">${say(
    `RCP du ${value('window_from')} au ${value('window_to')}, point au ${value('cutoff')}. Exports du ${run.extracted_on}, publiés dans la nuit du ${minute(run.started_at)} UTC.`,
    `Meetings from ${value('window_from')} to ${value('window_to')}, cut-off ${value('cutoff')}. Exports of ${run.extracted_on}, published in the run of ${minute(run.started_at)} UTC.`,
  )}</p>
<dl class="key">${keyFigures({ mask, reported, flow, endpoints }, language)}</dl>
<nav aria-label="${say('Sommaire', 'Contents')}"><ol>${partsOf(mask).map(
    (part) =>
      html`<li><a href="#${code}-${part}">${say(SECTIONS[part].french, SECTIONS[part].english)}</a></li>`,
  )}</ol></nav></div>
`;
}

/** The parts of the page. Where small counts are hidden no patient is listed, and no doubt about one. */
function partsOf({ least }: Mask): readonly Part[] {
  const parts = Object.keys(SECTIONS) as Part[];
  return least === 0 ? parts : parts.filter((part) => part !== 'doubts');
}

function keyFigures({ mask, reported, flow, endpoints }: Facts, language: Language): Markup[] {
  const { say, label, count } = language;
  const last = lastBox(flow);
  const medians = endpoints.flatMap((endpoint) =>
    endpoint.strata
      .filter(({ position }) => position === 0)
      .map((stratum) => ({
        name: say(`${label(endpoint)}, médiane en mois`, `${label(endpoint)}, median in months`),
        figure: medianText(stratum, language),
      })),
  );
  const shown = (key: string | null, n: number): string =>
    key !== null && mask.isHidden(key) ? language.hidden : count(n);
  const found = (severity: string): string => {
    const own = reported.findings.filter((row) => row.severity === severity);
    const total = own.reduce((sum, { n }) => sum + n, 0);
    return shown(findingKey(severity, null), total);
  };
  const figures = [
    { name: label(last), figure: shown(last.key, last.n) },
    ...medians,
    {
      name: say('Constats : erreurs / avertissements', 'Findings: errors / warnings'),
      figure: `${found('error')} / ${found('warning')}`,
    },
  ];
  return figures.map(({ name, figure }) => html`<div><dt>${name}</dt><dd>${bigFirst(figure)}</dd></div>`);
}

/** The figure large, its limits small. */
function bigFirst(figure: string): Markup {
  const [first = '', ...rest] = figure.split(/ (?=\()/);
  return html`<b>${first}</b>${rest.length > 0 && html` <span>${rest.join(' ')}</span>`}`;
}

function lastBox(group: Group): Group {
  const next = group.parts.filter(({ isLeaving }) => !isLeaving);
  return next.length === 1 && next[0] ? lastBox(next[0]) : group;
}
