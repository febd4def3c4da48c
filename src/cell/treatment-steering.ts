/** How a word, a sign or a phrase changes the scope in a proposal (C-14, C-90). */
export type TokenKind =
  /** The name of a drug or regimen. */
  | 'drugs'
  /** A word that looks like a drug but is in no list. */
  | 'unknown_drug'
  /** "arrêt", "stop": stops the drugs that follow. */
  | 'stop'
  /** "pas de", "sans", "contre-indication": rules out the drugs that follow. */
  | 'rule_out'
  /** "non retenu", "contre-indiqué", "reporté": rules out the drugs before and after. */
  | 'reject'
  /** "après", "échec de", "progression sous": the drugs that follow are past. */
  | 'past'
  /** "sous", "fin de": the drugs that follow are current at the meeting, or have just ended. */
  | 'ongoing'
  /** "a reçu": the verb of a sentence about the past; its list continues after commas. */
  | 'received'
  /** "déjà reçu": may also follow the drugs. */
  | 'was_received'
  /** "si", "à discuter", "sous réserve". */
  | 'condition'
  /** "selon". */
  | 'depends'
  /** "en 2e ligne", "secondairement", "après cicatrisation". */
  | 'later'
  /** "+/-", "éventuellement": the drugs that follow are optional. */
  | 'option'
  /** "ou": one of the drugs before and after. */
  | 'choice'
  /** "soit". */
  | 'either'
  /** "chimioembolisation": the drug that it carries is given into an artery. */
  | 'local'
  /** A treatment or an act without a drug: "surveillance", "chirurgie". */
  | 'action'
  /** "puis", "poursuite", ":": starts a clause, unless it only continues a negation ("pas de reprise de"). */
  | 'turn'
  /** "+", "et": another drug of the same clause. */
  | 'join'
  | 'comma'
  | 'end_of_sentence'
  | 'open_bracket'
  | 'close_bracket'
  /** Articles and other small words between a negation and its object. */
  | 'small_word'
  | 'word';

/** After "après", these are events and not earlier drugs: "après chirurgie FOLFOX". */
const EVENTS =
  'chirurgie|intervention|operation|resection|hepatectomie|biopsie|tep|pet|tdm|scanner|irm|bilan|avis|accord|discussion|concertation|rcp|consultation|pose|pac|radiotherapie|embolisation';

/**
 * Patterns of the phrases that change the scope, over normalized text (no accents, hyphens or apostrophes). The
 * first match wins, so a longer phrase comes first: "pas de contre-indication" is no negation, "sous réserve" comes
 * before "sous". C-14 and C-90 name the core of each kind; the others are synonyms in use.
 */
const STEERING: readonly (readonly [TokenKind, string])[] = [
  ['word', '(?:pas|absence|sans|sauf|hors)(?: d| de)? (?:contre indications?|ci|arret)'],
  ['word', 'sans (?:delai|attendre|tarder|urgence)|stop and go|pas de (?:changement|modification)'],
  ['word', 'd apres|sous (?:\\d+|huit|quinze|cutanee?s?|couvert|peu|hepatiques?|controle|surveillance)'],
  ['word', `apres (?:(?:la|le|l|les|une?|sa|son) )?(?:${EVENTS})(?! *(?:et|\\+|/|&)(?![a-z]))`],
  [
    'word',
    'selon (?:(?:le|la|les|l) )?(?:protocole|schema|amm|referentiels?|recommandations?|tncd|thesaurus)',
  ],
  ['option', '±|avec (?:ou|/) sans|plus ou moins|eventuel(?:le)?(?:ment|s)?|voire'],
  ['stop', 'arrets?|arreter|stop|stopper|suspendre|suspension|interrompre|interruption'],
  ['stop', 'au lieu|a la place'],
  ['reject', '(?:: ?)?(?:contre indiquee?s?|recusee?s?|refusee?s?|deconseillee?s?|ecartee?s?|exclue?s?)'],
  ['reject', '(?:: ?)?(?:interdite?s?|reportee?s?|differee?s?|indisponibles?)'],
  [
    'reject',
    '(?:: ?)?(?:non|pas) (?:retenue?s?|indiquee?s?|proposee?s?|souhaitee?s?|possibles?|realisables?|validee?s?|disponibles?)',
  ],
  ['reject', '(?:: ?)?non(?= *(?:[,;.!)]|$))|: ?contre indications?(?= *(?:[,;.!)]|$))'],
  ['rule_out', 'contre indications?|ci (?=au |aux |a |de |du )|intolerance|allergie|refus'],
  ['rule_out', 'pas|sans|sauf|absence|eviter'],
  ['condition', '(?:a )?(?:re)?discuter|en discussion|discussion d[eu]?|(?:a )?envisager|\\?'],
  ['condition', 'si|s ils?|s elles?|sinon|en cas d[eu]?|sous(?: toute)? reserves?|a defaut'],
  ['depends', 'selon|en fonction d[eu]?s?'],
  ['later', 'en (?:[2-4]|deux|second|trois|quatr)(?:i?eme|e|nde|de|°)?(?: de)? ?lignes?|en l[2-4]'],
  ['later', 'secondairement|apres (?:(?:la|une|bonne) )?cicatrisation'],
  ['choice', '(?:[,;] ?)?(?:ou bien|ou)'],
  ['either', '(?:[,;] ?)?soit'],
  ['local', 'chimio ?embolisations?|embolisations?|tace|ceah|ceia|chimiotherapie intra arterielle'],
  [
    'turn',
    '(?:re)?mise (?:sous|en route)|(?:re)?mettre sous|(?:passer|passage|rester|maintien|maintenir|poursuite|poursuivre|reprise|reprendre|continuer|debut|debuter) sous',
  ],
  [
    'turn',
    'puis|mais|relais|poursuite|poursuivre|reprise|reprendre|passage|passer|ensuite|suivie? de|switch|au profit',
  ],
  [
    'turn',
    'introduction|introduire|instauration|instaurer|initiation|initier|debut|debuter|demarrage|demarrer|commencer|ajout|ajouter|adjonction|relancer?|donner',
  ],
  ['turn', 'continuer|maintien|maintenir|entretien|on propose|proposer|proposition|car|:|>'],
  ['received', '(?:ayant|a|avait|avaient|ont)(?: (?:deja|bien|alors|initialement))? (?:recu|eu|beneficie)'],
  ['received', 'antecedents? d[eu]|deja traitee?s?'],
  ['was_received', '(?:deja )?recue?s?'],
  ['past', 'progression (?:sous|apres)|pause apres|apres|suite (?:a|au|aux)|echecs?|echappement'],
  ['ongoing', 'sous|fins? d[eu]s?'],
  [
    'action',
    'surveillance|surveiller|abstention|pause|chirurgie|resection|metastasectomie|hepatectomie|operer|radiotherapie|riv|prrt',
  ],
  [
    'action',
    'soins de support|reevaluation|reevaluer|controle|reduction|reduire|diminution|diminuer|adaptation|adapter|hospitalisation|hospitaliser|prevenir|contacter',
  ],
  ['join', '\\+|&|/|et|associee?s? a'],
  ['comma', ','],
  ['end_of_sentence', '[;.!]'],
  ['open_bracket', '\\('],
  ['close_bracket', '\\)'],
  ['small_word', 'd|de|du|des|l|la|le|les|a|au|aux|un|une|tout|toute|pour|indications?|place|interet|lieu'],
];

/** One group for each kind. A word must end at a word boundary, a sign may end anywhere. */
const STEERING_WORD = new RegExp(
  STEERING.map(([, words]) => `((?:${words})(?:(?<![a-z\\d])|(?![a-z\\d])))`).join('|'),
  'y',
);

/** Returns the kind and the end of the phrase that starts at a position of a normalized text; null when none does. */
export function steeringAt(
  plain: string,
  at: number,
): { readonly kind: TokenKind; readonly end: number } | null {
  STEERING_WORD.lastIndex = at;
  const found = STEERING_WORD.exec(plain);
  if (found === null) return null;
  const group = found.findIndex((text, index) => index > 0 && text !== undefined);
  return { kind: STEERING[group - 1]?.[0] ?? 'word', end: STEERING_WORD.lastIndex };
}
