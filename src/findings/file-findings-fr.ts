/** The French messages of the findings about cells, files, keys and rows: same codes and placeholders as in English. */
export const FILE_FINDINGS_FR = {
  // Cells
  two_digit_year:
    'la date « {quote} » a une année à deux chiffres et n’est pas devinée ; elle manque : écrire l’année en entier',
  impossible_date: 'la date « {quote} » n’existe pas ; elle manque : corriger le jour, le mois ou l’année',
  date_out_of_range:
    'la date « {quote} » est antérieure à 1900 ou postérieure à l’extraction ; elle manque : la corriger',
  not_a_date: '« {quote} » n’est pas une date ; la date manque : écrire jj/mm/aaaa, mm/aaaa ou aaaa',
  unreadable_event:
    'la date « {quote} » d’un décès ou d’une progression n’est pas lisible ({problem}) ; elle compte comme un événement sans date, qui retire le patient d’un critère : la corriger',
  unreadable_death_of_living:
    'la date de décès « {quote} » d’un patient vivant n’est pas lisible ({problem}) ; elle ne compte pas comme un décès : la corriger',
  sentinel_date:
    '{count} cellule(s) de la colonne contiennent un mot ou un jour qui signifie qu’il n’y a pas de date ; elles ne comptent pas comme un événement',
  mangled_by_excel:
    '« {quote} » est un intervalle qu’Excel a transformé en date ; la valeur manque : l’écrire en texte',
  not_a_number: '« {quote} » n’est pas un nombre ; la valeur manque',
  ambiguous_number:
    '« {quote} » peut être une décimale ou un millier et n’est pas deviné ; la valeur manque : l’écrire sans ambiguïté',
  out_of_range: '« {quote} » est hors des limites de la colonne ; la valeur manque',
  ki67_fraction:
    '« {quote} » est entre 0 et 1, sans signe % : ce peut être une part de 1, comme un CSV écrit une cellule au format pourcentage ; la valeur manque : écrire le pourcentage avec son signe',
  not_a_tnm:
    '« {quote} » n’est pas un TNM ; T, N et M manquent : l’écrire comme pT3 N1 M0, chaque lettre une seule fois',
  unknown_code:
    '« {quote} » ne figure dans aucune liste de sa colonne ; ce terme n’est pas compté : le corriger, ou ajouter ce terme à la liste',
  unconfirmed_progression:
    '« {quote} » est une progression non confirmée ; elle ne compte ni comme une progression ni comme une réponse : vérifier l’imagerie suivante',
  clinical_progression:
    '« {quote} » est une progression sans imagerie, que RECIST ne retient pas ; elle ne compte ni comme une progression ni comme une réponse',
  unknown_drug:
    'le texte nomme un médicament qui ne figure dans aucune liste ; il compte comme non cytotoxique',
  corrected_drug_name:
    'un nom diffère d’une lettre de celui d’un médicament et a été lu comme ce médicament ; le corriger, ou ajouter ce terme à la liste',
  proposal_without_drug:
    '{count} cellule(s) de la colonne ne nomment aucun médicament ; elles ne comptent pas comme une proposition de l’étude',
  conditional_drug:
    'un protocole nomme un médicament sous condition ; la ligne n’a ce médicament que si une cure le montre',
  formula_error:
    'la cellule contient une erreur ou une formule sans valeur enregistrée ; la valeur manque : ouvrir, recalculer et enregistrer le classeur',
  unclear_format:
    'le format de nombre de {count} cellule(s) de la colonne n’est pas compris et leurs valeurs manquent ; mettre la colonne au format jj/mm/aaaa ou nombre',
  cell_too_long: 'la cellule contient plus de 32 767 caractères ; la valeur manque',
  identity_in_cell:
    'la cellule cite l’identité de sa propre ligne et n’est pas conservée ; la valeur manque : la retirer de l’export',

  // Files and sheets
  unknown_file: '{count} fichier(s) ou dossier(s) dont le nom n’appartient à aucune source n’ont pas été lus',
  unknown_column:
    'la colonne {column}, « {shape} », ne correspond à aucun champ déclaré ; elle n’a pas été lue ; l’en-tête déclaré le plus proche est « {closest} »',
  unknown_sheet: 'la feuille {position} du classeur n’est pas déclarée ; elle n’a pas été lue',
  missing_column: 'la colonne est absente ; ses valeurs comptent comme non renseignées',
  mixed_encoding: 'le fichier mêle UTF-8 et Windows-1252 ; il a été lu en Windows-1252',
  unverifiable_format:
    'un fichier .xls ne porte pas de somme de contrôle : un dommage ne se voit pas ; livrer en .xlsx',
  ragged_row: 'la ligne a {found} cellules, l’en-tête en a {expected}',
  empty_sheet: 'la feuille a un en-tête et aucune ligne',
  optional_source_absent: 'la source {source} n’a rien livré : ses données sont manquantes, et non négatives',
  older_extraction_used: 'une extraction plus ancienne a été utilisée, à la demande',

  // Keys and rows
  missing_key: 'la colonne clé {column} est vide ou inutilisable ; la ligne ne peut pas être rattachée',
  unusable_number:
    'le numéro de la colonne {column} {cause} ; la ligne ne peut pas être rattachée : exporter la colonne en texte, telle que le logiciel la contient',
  orphan_row:
    'aucune fiche RCP n’a le numéro de dossier de la ligne ; elle a été rejetée : corriger le numéro, ou exporter aussi la fiche',
  unusable_presentation_date:
    'la date de la RCP n’est pas une date complète et possible ; la ligne ne peut pas être rattachée',
  duplicate_key:
    'la clé revient avec un autre contenu (première fois à la ligne {first}) ; cette ligne a été écartée',
  invalid_hospital_id: 'l’IPP n’est pas un nombre de 8 chiffres au plus ; il n’a pas été utilisé',
  unreadable_birth_date:
    'la date de naissance n’est pas une date possible avec jour, mois et année ; elle n’a pas été utilisée',
  stale_correction:
    'la correction attend une autre valeur que celle de l’export ; elle n’a pas été appliquée',
  unmatched_correction:
    'la correction ne correspond à aucune ligne, colonne ou valeur des exports ; elle n’a pas été appliquée',
  unreadable_opposition:
    'une cellule de cette ligne n’est pas un numéro de son type, ou se trouve dans l’autre colonne ; toute personne qu’elle peut désigner a été retirée : écrire un seul numéro, dans sa propre colonne',
  unknown_opposition: 'un numéro opposé ne figure dans aucun export',
} as const;
