/** The French messages of the findings about patients: same codes and same placeholders as in English. */
export const PATIENT_FINDINGS_FR = {
  // Identity
  doubtful_match:
    'un dossier hospitalier de même IPP a une autre date de naissance ou un autre sexe ; il n’a pas été rattaché et ses cures, imageries et événements indésirables manquent',
  ambiguous_match:
    'plusieurs dossiers ont les mêmes nom, prénom, date de naissance et sexe ; aucun n’a été rattaché et les données hospitalières manquent',
  shared_hospital_id:
    'un même IPP figure dans plusieurs dossiers du registre ; aucun n’a été rattaché et les données hospitalières manquent',
  same_person_twice:
    'le nom de naissance, le prénom, la date de naissance et le sexe de cette ligne sont ceux d’un autre numéro ({other}) ; rien n’a été fusionné et le patient peut compter deux fois : vérifier s’il s’agit d’une seule personne',
  linked_by_ipp_alone:
    'les données hospitalières d’une personne sans ligne propre ont été rattachées par le seul IPP, sans contrôle de la date de naissance ni du sexe',
  unlinked_hospital_person:
    '{count} personne(s) de l’hôpital sans dossier dans le registre n’ont pas été chargées',
  sex_conflict:
    'les fiches du dossier ne donnent pas le même sexe ; celui de la fiche la plus récente est retenu',
  birth_date_conflict:
    'les fiches du dossier ne donnent pas la même date de naissance ; celle de la fiche la plus récente est retenue et fixe l’âge au diagnostic',
  patient_without_presentation:
    'le dossier a des lignes mais aucune fiche RCP validée ; le patient n’entre pas dans l’étude',

  // Tumor and baseline
  site_icd10_disagree:
    'le siège et le code CIM-10 désignent des organes différents ; le siège est retenu et fixe le sous-groupe',
  conditional_proposal:
    'la RCP nomme le traitement étudié sous condition, pour discussion ou comme alternative ; elle {outcome} : une ligne associée dans les {days} jours qui suivent la RCP en décide',
  past_mention:
    'la RCP nomme le traitement étudié comme un traitement passé ; elle ne compte pas comme une proposition',
  site_from_icd10: 'le siège manque ; il est lu dans le code CIM-10, qui fixe le sous-groupe',
  several_primary_sites:
    'les fiches du patient donnent plusieurs sièges de la tumeur primitive ; celui de la fiche initiale fixe le sous-groupe',
  histology_contradicts:
    'le type histologique contredit la différenciation de la tumeur ; la différenciation est retenue : corriger l’un des deux',
  stage_contradicts_metastases:
    'la fiche initiale de la tumeur porte un M qui contredit sa réponse sur les métastases synchrones ; corriger l’un des deux',

  // Lines and administrations
  combined_rows:
    'deux lignes du registre débutent ensemble, l’une avec la chimiothérapie, l’autre avec la thérapie ciblée ; elles comptent comme une seule ligne combinée',
  index_line_of_combined_rows:
    'la ligne étudiée de ce patient analysé est faite de deux lignes du registre qui débutent ensemble, comptées comme une seule ; faire corriger le registre, ou confirmer l’association',
  pause_within_line:
    'l’hôpital n’a rien administré pendant {days} jours au cours de la ligne ; elle reste une seule ligne',
  regimen_differs:
    'l’hôpital a administré des cytotoxiques que le protocole de la ligne ne nomme pas ; elle reste une seule ligne et garde son protocole',
  cycles_without_start:
    'le registre ne donne pas le nombre de cures et l’hôpital n’a pas vu le début de la ligne ; le nombre de cures de l’hôpital est retenu et peut être trop bas',
  index_line_from_hospital:
    'des administrations absentes du registre comptent comme la ligne étudiée d’un patient analysé ; faire saisir la ligne dans le registre',
  retreatment_from_hospital:
    'des administrations absentes du registre comptent comme un retraitement d’un patient analysé ; faire saisir la ligne dans le registre',
  prior_line_from_hospital:
    'des administrations absentes du registre comptent comme une ligne antérieure d’un patient analysé ; faire saisir la ligne dans le registre',
  later_line_from_hospital:
    'des administrations absentes du registre comptent comme une ligne ultérieure d’un patient analysé ; faire saisir la ligne dans le registre',
  maintenance_line:
    'la ligne suit la ligne combinée précédente sans pause ni progression ; elle compte comme un entretien, ni comme un retraitement ni comme une ligne ultérieure',
  maintenance_undecided:
    'les jours connus ne disent pas si la ligne suit une pause ou une progression ; elle compte comme un retraitement',
  index_line_of_other_disease:
    'la ligne combinée finit avant le diagnostic, ou débute longtemps avant la RCP qui propose le traitement ; elle compte comme une ligne antérieure et non comme la ligne étudiée',
  progression_of_other_line:
    'la ligne n’a pas de progression propre ; celle de la ligne {line}, {days} jours après son début, termine la survie sans progression',
  unread_imaging:
    'la conclusion d’une imagerie n’a pas pu être lue et aucune imagerie lisible ne la suit ; elle ne compte pas comme une progression : vérifier le compte rendu, dont dépend : {endpoint}',
  short_stable_disease:
    'une imagerie, {days} jours après le début, conclut à une maladie stable ; c’est trop tôt pour compter comme une réponse',
  progressions_differ:
    'les dates de progression du registre et de l’hôpital sont trop éloignées pour un seul événement ; la plus précoce est retenue et termine la survie sans progression',
  baseline_imaging:
    'une imagerie des premiers jours de la ligne conclut à une progression ; elle compte comme imagerie de référence et non comme une progression de la ligne',
  response_by_other_modality:
    'une réponse est donnée par une imagerie que RECIST n’utilise pas ; elle est conservée et ne compte pas',

  // Dates
  date_before_birth:
    'la date précède la naissance du patient ; elle est conservée : corriger l’une ou l’autre',
  contradicting_dates:
    'la fin précède le début ; la durée n’est pas calculable et le patient sort du critère : corriger l’une des deux dates',
  imputed_day_contradicted:
    'ce que l’on sait du mois contredit le 15 imputé ; la valeur reste le 15 et ses bornes sont resserrées',
  imputed_end_before_start: 'seul le jour imputé place la fin avant le début ; la durée compte pour 0 jour',
  fact_after_last_news:
    'un fait est daté après les dernières nouvelles du patient ; la survie est censurée trop tôt si les nouvelles sont incomplètes',
  undated_progression:
    'une progression est notée sans date utilisable ; la survie sans progression n’est pas calculable, sauf si un événement daté la précède',
  undated_death: 'un décès est noté sans date utilisable ; la survie globale n’est pas calculable',
  progression_without_date:
    'la ligne a été arrêtée pour progression, ou y a répondu par une progression, sans date ; elle ne compte pas comme un événement de la survie sans progression',

  // Lines, courses, events
  line_from_hospital:
    'des administrations n’entrent dans aucune ligne du registre ; elles forment une ligne à part',
  chemotherapy_without_protocol:
    'la chimiothérapie n’a pas de protocole lisible ; elle compte comme cytotoxique',
  event_without_line:
    'l’événement indésirable ne tombe dans aucune ligne de traitement ; il ne compte dans aucune toxicité',
  toxicity_without_line:
    'la toxicité désigne une ligne que le patient n’a pas ; elle ne compte dans aucune toxicité',
  order_undecided:
    'ni les dates ni les numéros ne disent si la ligne précède ou suit la ligne étudiée ; elle ne compte ni comme antérieure ni comme ultérieure',

  // Study
  proposed_without_answer:
    'un critère d’exclusion n’est pas renseigné pour un patient à qui le traitement est proposé ; il n’exclut pas',
  analysed_without_answer:
    'un critère d’exclusion n’est pas renseigné pour un patient analysé ; il est supposé ne pas exclure : renseigner le critère, qui peut retirer le patient de l’analyse',
  carried_out_despite_no:
    'la fiche dit la proposition non réalisée, mais une ligne de traitement la montre ; elle compte comme réalisée et le patient reste dans l’étude',
  carried_out_without_line:
    'la proposition compte comme réalisée, mais aucune ligne de traitement ne la montre ; le patient est inclus et non analysé',
  os_not_computable:
    'la survie globale de ce patient analysé n’est pas calculable ; il manque dans ce critère',
  grade_disagrees:
    'le grade noté n’est pas celui que donnent les mitoses et le Ki67 ; le grade noté est retenu',
} as const;
