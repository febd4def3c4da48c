import { html, type Markup } from './html.ts';

export type Code = 'fr' | 'en';

/** A row with its label in both languages. */
export interface Labelled {
  readonly label_en: string;
  readonly label_fr: string;
}

/** Texts and number formats of one of the two languages of the report. */
export interface Language {
  readonly code: Code;
  /** Picks its own of the two. */
  readonly say: (french: string, english: string) => string;
  readonly label: (row: Labelled) => string;
  /** Whole numbers, in groups of three. */
  readonly count: (n: number) => string;
  readonly decimal: (value: number, decimals: number) => string;
  /** P values as journals print them: two decimals, three below 0.01. */
  readonly p: (value: number) => string;
  /** Written in place of a hidden count, whether it is small or gives a small one: the reason would narrow it down. */
  readonly hidden: string;
}

/** Narrow no-break space: groups digits in French, and precedes French double marks. */
const THIN = '\u202f';

export const LANGUAGES: readonly Language[] = [language('fr', ',', THIN), language('en', '.', ',')];

function language(code: Code, point: string, group: string): Language {
  const decimal = (value: number, decimals: number): string => {
    const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
    return `${value < 0 ? '\u2212' : ''}${grouped}${fraction === undefined ? '' : point + fraction}`;
  };
  return {
    code,
    say: (french, english) => (code === 'fr' ? french.replace(/ (?=[:;!?%»])|(?<=«) /g, THIN) : english),
    label: ({ label_fr, label_en }) => (code === 'fr' ? label_fr : label_en),
    count: (n) => decimal(n, 0),
    decimal,
    hidden: code === 'fr' ? 'masqué' : 'hidden',
    p: (value) => (value < 0.001 ? `<${THIN}${decimal(0.001, 3)}` : decimal(value, value < 0.01 ? 3 : 2)),
  };
}

/** A text in both languages at one place of the page; the switch shows one of them. */
export function both(french: string, english: string): Markup {
  return html`<span lang="fr">${french}</span><span lang="en">${english}</span>`;
}
