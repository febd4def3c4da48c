# The plain part of the night as an analyst would script it in R: Rscript etl.R INBOX OUT.sqlite
# Reads the newest DCC workbook and the ORBIS reports, cleans dates and codes, keeps the newest validated fiche of each
# patient, loads SQLite, and estimates progression-free survival. No lineage, missing reasons, findings or pseudonyms.
suppressPackageStartupMessages({
  library(readxl)
  library(DBI)
  library(survival)
})

arguments <- commandArgs(trailingOnly = TRUE)
inbox <- arguments[1]
database <- arguments[2]
cutoff <- as.Date("2017-04-30")

# Reading ---------------------------------------------------------------------------------------------------------

# Case, accents and spaces do not count; done once for each distinct text.
fold <- function(x) {
  distinct <- unique(x)
  plain <- gsub("[[:space:]\u00a0]+", " ", distinct)
  plain <- tolower(trimws(iconv(plain, "UTF-8", "ASCII//TRANSLIT")))
  plain[match(x, distinct)]
}

# The header is the first row that names the column which every sheet has.
header_row <- function(top, column) {
  which(apply(top, 1, function(row) fold(column) %in% fold(row)))[1]
}

# All as text: the columns mix Excel dates, numbers and texts. A date cell arrives as its serial number.
read_sheet <- function(path, sheet, key) {
  top <- read_excel(path, sheet, n_max = 10, col_names = FALSE, col_types = "text", .name_repair = "minimal")
  data <- read_excel(path, sheet, skip = header_row(top, key), col_names = FALSE, col_types = "text",
                     .name_repair = "minimal")
  data <- as.data.frame(data)
  names(data) <- fold(unlist(top[header_row(top, key), ]))[seq_along(data)]
  data[!is.na(data[[fold(key)]]), ]
}

read_report_csv <- function(path) {
  lines <- readBin(path, "raw", file.size(path))
  text <- rawToChar(lines)
  encoding <- if (validUTF8(text)) "UTF-8-BOM" else "windows-1252"
  data <- read.csv2(path, colClasses = "character", fileEncoding = encoding, na.strings = c("", "-", " - "))
  names(data) <- fold(names(data))
  data
}

# Deliveries add up; the same key in a later one replaces the earlier row.
read_reports <- function(report, key) {
  files <- list.files(file.path(inbox, "orbis"), paste0("^ORBIS_", report, "_\\d{8}\\.(csv|xlsx)$"), full.names = TRUE)
  files <- files[order(sub(".*_(\\d{8})\\..*", "\\1", files))]
  parts <- lapply(files, function(file) {
    if (grepl("xlsx$", file)) read_sheet(file, 1, "IPP") else read_report_csv(file)
  })
  columns <- names(parts[[1]])
  data <- do.call(rbind, lapply(parts, function(part) part[columns]))
  data$ipp <- clean_ipp(data$ipp)
  rows_read <<- rows_read + nrow(data)
  data[!duplicated(data[key], fromLast = TRUE), ]
}

# Cells -----------------------------------------------------------------------------------------------------------

MONTHS <- c(janvier = 1, fevrier = 2, mars = 3, avril = 4, mai = 5, juin = 6, juillet = 7, aout = 8, septembre = 9,
            octobre = 10, novembre = 11, decembre = 12)

# Text or Excel serial to a Date; a missing day becomes the 15th, a missing month leaves nothing.
clean_dates <- function(x) {
  distinct <- unique(x)
  text <- sub(" \\d{1,2}:\\d{2}(:\\d{2})?$", "", fold(distinct))
  for (month in names(MONTHS)) text <- sub(paste0(" ?", month, " "), sprintf("/%02d/", MONTHS[[month]]), text)
  text <- sub("^(\\?\\?|00|xx)?/", "15/", text)
  text <- sub("^(\\d{1,2}/\\d{4})$", "15/\\1", text)
  text <- sub("^(\\d{4})-(\\d{2})$", "\\1-\\2-15", text)
  days <- as.Date(rep(NA_character_, length(text)))
  slashed <- grepl("^\\d{1,2}/\\d{1,2}/\\d{4}$", text)
  days[slashed] <- as.Date(text[slashed], "%d/%m/%Y")
  iso <- grepl("^\\d{4}-\\d{2}-\\d{2}$", text)
  days[iso] <- as.Date(text[iso], "%Y-%m-%d")
  serial <- grepl("^\\d{5,6}(\\.\\d+)?$", text)
  days[serial] <- as.Date(floor(as.numeric(text[serial])), origin = "1899-12-30")
  days[!is.na(days) & days > as.Date("2100-12-31")] <- NA
  days[match(x, distinct)]
}

map_codes <- function(x, codes) unname(codes[fold(x)])

YES_NO <- c(o = 1L, oui = 1L, "1" = 1L, vrai = 1L, true = 1L, n = 0L, non = 0L, "0" = 0L, faux = 0L, false = 0L)
SEX <- c(m = "male", h = "male", "1" = "male", homme = "male", f = "female", "2" = "female", femme = "female")
SITE <- c(pancreas = "pancreas", duodenum = "duodenum", jejunum = "jejunum", ileon = "ileum", grele = "small_bowel",
          appendice = "appendix", colon = "colon", rectum = "rectum", estomac = "stomach", caecum = "caecum",
          oesophage = "esophagus", bronche = "bronchus", thymus = "thymus", "primitif inconnu" = "unknown")
DIFFERENTIATION <- c("bien differenciee" = "well", "peu differenciee" = "poor")
RESPONSE <- c(rc = "cr", "reponse complete" = "cr", rp = "pr", "reponse partielle" = "pr", sd = "sd", stabilite = "sd",
              "maladie stable" = "sd", pd = "pd", progression = "pd", "maladie progressive" = "pd", ne = "ne",
              "non evaluable" = "ne")
MODALITY <- c(chirurgie = "surgery", chimiotherapie = "chemotherapy",
              "analogue de la somatostatine" = "somatostatin_analogue", riv = "radionuclide",
              chimioembolisation = "chemoembolization", "therapie ciblee" = "targeted_therapy",
              interferon = "interferon", radiotherapie = "radiotherapy", "soins de support" = "supportive_care")
PLACE <- c(chu = "chu", "hors chu" = "outside")
STOP_REASON <- c(progression = "progression", "pause therapeutique" = "pause", toxicite = "toxicity", deces = "death",
                 "en cours" = "ongoing")
ATTRIBUTION <- c(bevacizumab = "bevacizumab", chimiotherapie = "chemotherapy", "les deux" = "both",
                 inconnue = "unknown")
ACTION <- c(aucune = "none", "concession posologique" = "dose_concession", "arret bevacizumab" = "stop_bevacizumab",
            "arret chimiotherapie" = "stop_chemotherapy")
STATE <- c(vivant = "alive", decede = "dead", "perdu de vue" = "lost")
TERM <- c(hta = "hypertension", "hypertension arterielle" = "hypertension", oedemes = "edema",
          "oedeme des mi" = "edema", proteinurie = "proteinuria", saignement = "bleeding", epistaxis = "bleeding",
          rectorragie = "bleeding", "accident thrombo-embolique" = "thromboembolic", tvp = "thromboembolic",
          "embolie pulmonaire" = "thromboembolic", asthenie = "asthenia", fatigue = "asthenia",
          "syndrome main-pied" = "hand_foot", hematologique = "hematological", neutropenie = "hematological",
          thrombopenie = "hematological", anemie = "hematological", neurologique = "neurological",
          paresthesies = "neurological", diarrhee = "diarrhea", mucite = "mucositis", nausees = "nausea")
GRADE <- c("1" = 1L, i = 1L, "2" = 2L, ii = 2L, "3" = 3L, iii = 3L, "4" = 4L, iv = 4L, "5" = 5L, v = 5L)

clean_grades <- function(x) map_codes(sub("^[^-]*-", "", sub(" ?\\(.*\\)", "", sub("^[gG]", "", x))), GRADE)
clean_numbers <- function(x) suppressWarnings(as.numeric(sub(",", ".", sub(" ?(mm|%)$", "", trimws(x)))))
clean_ipp <- function(x) ifelse(grepl("^\\d{1,8}$", x), sprintf("%08d", suppressWarnings(as.integer(x))), NA)
clean_file_numbers <- function(x) toupper(trimws(x))
has_word <- function(x, words) {
  distinct <- unique(x)
  grepl(words, fold(distinct))[match(x, distinct)]
}
BEVACIZUMAB <- "bev|avastin"
CYTOTOXIC <- paste0("fol|5-?fu|fluorouracil|lv5|cap|xel|gem|temcap|s-1|platine|cddp|irinotecan|campto|strepto|",
                    "zanosar|dacarbazine|deticene|temo|doxorubicine|adriamycine|epirubicine|etoposide|vp16|taxel|",
                    "cyclophosphamide|endoxan")

first_of <- function(data, key) data[!duplicated(data[key]), ]

# The workbook ----------------------------------------------------------------------------------------------------

rows_read <- 0
workbooks <- list.files(file.path(inbox, "dcc"), "^DCC_RENATEN_\\d{8}(_\\d{4})?\\.xlsx$", full.names = TRUE)
workbook <- tail(sort(workbooks), 1)
read_dcc <- function(sheet) {
  data <- read_sheet(workbook, sheet, "N° dossier DCC")
  rows_read <<- rows_read + nrow(data)
  data$file_number <- clean_file_numbers(data[[fold("N° dossier DCC")]])
  data[!(data$file_number %in% opposed), ]
}
oppositions <- read.csv2(file.path(inbox, "oppositions.csv"), colClasses = "character", fileEncoding = "windows-1252")
opposed <- clean_file_numbers(oppositions[[1]])
opposed_ipp <- clean_ipp(oppositions[[2]])

fiches <- read_dcc("Fiches RCP")
lines <- read_dcc("Lignes de traitement")
toxicities <- read_dcc("Toxicités")
follow_up <- read_dcc("Suivi")

number_header <- grep("fiche$", setdiff(names(fiches), "statut de la fiche"), value = TRUE)
presentations <- data.frame(
  file_number = fiches$file_number,
  document = fiches[[number_header]],
  version = as.integer(fiches$version),
  is_validated = !is.na(fiches[["statut de la fiche"]]) & fold(fiches[["statut de la fiche"]]) == "validee",
  presented_on = clean_dates(fiches[["date rcp"]]),
  ipp = clean_ipp(fiches[["ipp chu"]]),
  sex = map_codes(fiches$sexe, SEX),
  born_on = clean_dates(fiches[["ne(e) le"]]),
  primary_site = map_codes(fiches$siege, SITE),
  icd10_code = toupper(sub("\\+0$", "", fiches[["cim-10"]])),
  histology = fiches[["type histologique"]],
  has_histological_proof = map_codes(fiches[["preuve histologique"]], YES_NO),
  differentiation = map_codes(fiches$differenciation, DIFFERENTIATION),
  grade = clean_grades(fiches[["grade oms"]]),
  ki67 = clean_numbers(fiches[["ki67 (%)"]]),
  mitoses_per_10_hpf = clean_numbers(fiches[["mitoses /10 champs"]]),
  size_mm = clean_numbers(fiches[["taille (mm)"]]),
  diagnosed_on = clean_dates(fiches[["date du diagnostic"]]),
  metastasized_on = clean_dates(fiches[["date des metastases"]]),
  is_primary_in_place = map_codes(fiches[["primitif en place"]], YES_NO),
  has_metastases = map_codes(fiches$metastases, YES_NO),
  metastatic_sites = fold(fiches[["sites metastatiques"]]),
  ecog_status = suppressWarnings(as.integer(sub("^(?:OMS )?(\\d).*", "\\1", fiches[["stade oms (0-4)"]]))),
  proposal = fiches[["proposition therapeutique"]],
  is_carried_out = map_codes(fiches[["proposition realisee"]], YES_NO)
)
presentations <- presentations[order(presentations$document, -presentations$version), ]
presentations <- first_of(presentations, "document")
presentations <- presentations[presentations$is_validated, ]
newest <- order(presentations$file_number, presentations$presented_on, presentations$document, decreasing = TRUE)
presentations <- presentations[newest, ]
presentations <- presentations[!(presentations$ipp %in% setdiff(opposed_ipp, NA)), ]
current <- first_of(presentations, "file_number")

therapy_lines <- data.frame(
  file_number = lines$file_number,
  line_number = as.integer(lines$ligne),
  modality = map_codes(lines$type, MODALITY),
  protocol = lines$protocole,
  has_bevacizumab = has_word(lines$protocole, BEVACIZUMAB),
  has_cytotoxic = has_word(lines$protocole, CYTOTOXIC),
  place_of_care = map_codes(lines$lieu, PLACE),
  started_on = clean_dates(lines[["date debut"]]),
  ended_on = clean_dates(lines[["date fin"]]),
  cycles = as.integer(clean_numbers(lines[["nb cures bevacizumab"]])),
  stop_reason = map_codes(lines[["motif arret"]], STOP_REASON),
  best_response = map_codes(lines[["meilleure reponse"]], RESPONSE),
  progressed_on = clean_dates(lines[["date de progression"]])
)
therapy_lines <- first_of(therapy_lines, c("file_number", "line_number"))

adverse_events <- data.frame(
  file_number = toxicities$file_number,
  line_number = as.integer(toxicities$ligne),
  term = map_codes(toxicities$toxicite, TERM),
  is_present = map_codes(toxicities$presente, YES_NO),
  grade = clean_grades(toxicities$grade),
  attribution = map_codes(toxicities$imputabilite, ATTRIBUTION),
  action = map_codes(toxicities[["conduite a tenir"]], ACTION),
  source = "dcc"
)
adverse_events <- first_of(adverse_events, c("file_number", "line_number", "term", "attribution"))

news <- data.frame(
  file_number = follow_up$file_number,
  last_news_on = clean_dates(follow_up[["date des dernieres nouvelles"]]),
  state = map_codes(follow_up$etat, STATE),
  died_on = clean_dates(follow_up[["date de deces"]])
)
news <- first_of(news, "file_number")

# The reports -----------------------------------------------------------------------------------------------------

people <- read_reports("PATIENTS", "ipp")
cures <- read_reports("CURES", c("ipp", "date_cure", "molecule"))
imaging <- read_reports("IMAGERIE", c("ipp", "date_examen", "modalite"))
events <- read_reports("EI", c("ipp", "date_debut", "libelle"))

owner <- current$file_number[match(people$ipp, current$ipp)]
names(owner) <- people$ipp
owner <- owner[!is.na(owner)]
hospital <- data.frame(
  file_number = unname(owner[people$ipp]),
  hospital_died_on = clean_dates(people$date_deces),
  last_contact_on = clean_dates(people$date_dernier_contact)
)
administrations <- data.frame(
  file_number = unname(owner[cures$ipp]),
  administered_on = clean_dates(cures$date_cure),
  protocol = cures$protocole,
  molecule = cures$molecule,
  dose_mg = clean_numbers(cures$dose_mg),
  status = fold(cures$statut)
)
assessments <- data.frame(
  file_number = unname(owner[imaging$ipp]),
  assessed_on = clean_dates(imaging$date_examen),
  modality = fold(imaging$modalite),
  response = map_codes(imaging$conclusion_recist, RESPONSE)
)
hospital_events <- data.frame(
  file_number = unname(owner[events$ipp]),
  line_number = NA,
  term = map_codes(events$libelle, TERM),
  is_present = 1L,
  grade = clean_grades(events$grade_ctcae),
  attribution = map_codes(events$imputabilite, ATTRIBUTION),
  action = map_codes(events$conduite, ACTION),
  source = "orbis"
)
linked <- function(data) data[!is.na(data$file_number), ]
adverse_events <- rbind(adverse_events, linked(hospital_events))

# The database ----------------------------------------------------------------------------------------------------

patients <- unique(c(current$file_number, therapy_lines$file_number, news$file_number))
patient <- merge(data.frame(file_number = patients), current[c("file_number", "sex", "born_on")], all.x = TRUE)
patient <- merge(merge(patient, news, all.x = TRUE), first_of(linked(hospital), "file_number"), all.x = TRUE)
patient$patient_key <- seq_len(nrow(patient))

# Dates as ISO text, the patient by key.
as_table <- function(data) {
  data$patient_key <- patient$patient_key[match(data$file_number, patient$file_number)]
  data$file_number <- NULL
  dates <- vapply(data, inherits, TRUE, "Date")
  data[dates] <- lapply(data[dates], format)
  data
}
unlink(database)
connection <- dbConnect(RSQLite::SQLite(), database)
dbWriteTable(connection, "patient", as_table(patient))
dbWriteTable(connection, "tumor", as_table(current[setdiff(names(current), c("ipp", "born_on", "is_validated"))]))
dbWriteTable(connection, "presentation", as_table(presentations[c("file_number", "document", "presented_on", "proposal")]))
dbWriteTable(connection, "line_of_therapy", as_table(therapy_lines))
dbWriteTable(connection, "adverse_event", as_table(adverse_events))
dbWriteTable(connection, "administration", as_table(linked(administrations)))
dbWriteTable(connection, "assessment", as_table(linked(assessments)))
for (table in setdiff(dbListTables(connection), "patient")) {
  dbExecute(connection, sprintf("CREATE INDEX %s_patient ON %s (patient_key)", table, table))
}
dbDisconnect(connection)

# Progression-free survival ---------------------------------------------------------------------------------------

combined <- therapy_lines[therapy_lines$has_bevacizumab & therapy_lines$has_cytotoxic & !is.na(therapy_lines$started_on), ]
combined <- combined[order(combined$file_number, combined$started_on, combined$line_number), ]
index <- first_of(combined, "file_number")
index <- merge(index, patient[c("file_number", "last_news_on", "died_on", "hospital_died_on", "last_contact_on")])

seen <- merge(index[c("file_number", "started_on")], linked(assessments[assessments$response %in% "pd", ]))
seen <- seen[!is.na(seen$assessed_on) & seen$assessed_on >= seen$started_on, ]
seen <- first_of(seen[order(seen$file_number, seen$assessed_on), ], "file_number")
index$seen_on <- seen$assessed_on[match(index$file_number, seen$file_number)]

known <- function(day) { day[!is.na(day) & day > cutoff] <- NA; day }
event_on <- with(index, pmin(known(progressed_on), known(seen_on), known(died_on), known(hospital_died_on), na.rm = TRUE))
news_on <- with(index, pmin(pmax(last_news_on, last_contact_on, na.rm = TRUE), cutoff))
is_event <- !is.na(event_on)
days <- as.numeric(ifelse(is_event, event_on, news_on) - as.numeric(index$started_on))
usable <- !is.na(days) & days >= 0
curve <- survfit(Surv(days, is_event) ~ 1, subset = usable)

cat("rows_read", rows_read, "\n")
cat("patients", nrow(patient), "\n")
cat("lines", nrow(therapy_lines), "\n")
cat("pfs_subjects", sum(usable), "\n")
cat("pfs_median_days", quantile(curve, 0.5, conf.int = FALSE), "\n")
