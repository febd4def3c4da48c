"""The plain part of the night as an analyst would script it in Python: python etl.py INBOX OUT.sqlite

Reads the newest DCC workbook and the ORBIS reports, cleans dates and codes, keeps the newest validated fiche of each
patient, loads SQLite, and estimates progression-free survival. No lineage, missing reasons, findings or pseudonyms.
"""
import re
import sqlite3
import sys
import unicodedata
import warnings
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore", module="openpyxl")
inbox, database = Path(sys.argv[1]), Path(sys.argv[2])
CUTOFF = pd.Timestamp("2017-04-30")
rows_read = 0


# Cells: each distinct one is cleaned once ------------------------------------------------------------------------

def fold(cell):
    """Case, accents and spaces do not count."""
    text = unicodedata.normalize("NFKD", str(cell).lower().replace("œ", "oe").replace("æ", "ae"))
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).split())


def each(column, function):
    """Maps a column through a function, called once for each distinct cell; empty cells stay empty."""
    return column.map({cell: function(cell) for cell in column.dropna().unique()})


MONTHS = ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
          "decembre"]
DAY = re.compile(r"(\d{1,2}|\?\?|xx)/(\d{1,2})/(\d{4})")
MONTH = re.compile(r"(\d{1,2})/(\d{4})")
ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
WORDS = re.compile(r"(?:(\d{1,2}) )?([a-z]+) (\d{4})")


def day_of(cell):
    """Text or Excel date to a day; a missing day becomes the 15th, a missing month leaves nothing."""
    if isinstance(cell, datetime):
        return pd.NaT if cell.year > 2100 else pd.Timestamp(cell.date())
    text = re.sub(r" \d{1,2}:\d{2}(:\d{2})?$", "", fold(cell))
    if found := DAY.fullmatch(text):
        day, month, year = found.groups()
    elif found := MONTH.fullmatch(text):
        day, month, year = None, *found.groups()
    elif found := ISO.fullmatch(text):
        year, month, day = found.groups()
    elif (found := WORDS.fullmatch(text)) and found[2] in MONTHS:
        day, month, year = found[1], MONTHS.index(found[2]) + 1, found[3]
    else:
        return pd.NaT
    day = 15 if day in (None, "??", "xx", "00") else int(day)
    try:
        return pd.NaT if int(year) > 2100 else pd.Timestamp(date(int(year), int(month), day))
    except ValueError:
        return pd.NaT


def dates(column):
    return pd.to_datetime(each(column, day_of))


def codes(column, names):
    return each(column, lambda cell: names.get(fold(cell)))


YES_NO = {"o": 1, "oui": 1, "1": 1, "vrai": 1, "true": 1, "n": 0, "non": 0, "0": 0, "faux": 0, "false": 0}
SEX = {"m": "male", "h": "male", "1": "male", "homme": "male", "f": "female", "2": "female", "femme": "female"}
SITE = {"pancreas": "pancreas", "duodenum": "duodenum", "jejunum": "jejunum", "ileon": "ileum",
        "grele": "small_bowel", "appendice": "appendix", "colon": "colon", "rectum": "rectum", "estomac": "stomach",
        "caecum": "caecum", "oesophage": "esophagus", "bronche": "bronchus", "thymus": "thymus",
        "primitif inconnu": "unknown"}
DIFFERENTIATION = {"bien differenciee": "well", "peu differenciee": "poor"}
RESPONSE = {"rc": "cr", "reponse complete": "cr", "rp": "pr", "reponse partielle": "pr", "sd": "sd",
            "stabilite": "sd", "maladie stable": "sd", "pd": "pd", "progression": "pd", "maladie progressive": "pd",
            "ne": "ne", "non evaluable": "ne"}
MODALITY = {"chirurgie": "surgery", "chimiotherapie": "chemotherapy",
            "analogue de la somatostatine": "somatostatin_analogue", "riv": "radionuclide",
            "chimioembolisation": "chemoembolization", "therapie ciblee": "targeted_therapy",
            "interferon": "interferon", "radiotherapie": "radiotherapy", "soins de support": "supportive_care"}
PLACE = {"chu": "chu", "hors chu": "outside"}
STOP_REASON = {"progression": "progression", "pause therapeutique": "pause", "toxicite": "toxicity",
               "deces": "death", "en cours": "ongoing"}
ATTRIBUTION = {"bevacizumab": "bevacizumab", "chimiotherapie": "chemotherapy", "les deux": "both",
               "inconnue": "unknown"}
ACTION = {"aucune": "none", "concession posologique": "dose_concession", "arret bevacizumab": "stop_bevacizumab",
          "arret chimiotherapie": "stop_chemotherapy"}
STATE = {"vivant": "alive", "decede": "dead", "perdu de vue": "lost"}
TERM = {"hta": "hypertension", "hypertension arterielle": "hypertension", "oedemes": "edema",
        "oedeme des mi": "edema", "proteinurie": "proteinuria", "saignement": "bleeding", "epistaxis": "bleeding",
        "rectorragie": "bleeding", "accident thrombo-embolique": "thromboembolic", "tvp": "thromboembolic",
        "embolie pulmonaire": "thromboembolic", "asthenie": "asthenia", "fatigue": "asthenia",
        "syndrome main-pied": "hand_foot", "hematologique": "hematological", "neutropenie": "hematological",
        "thrombopenie": "hematological", "anemie": "hematological", "neurologique": "neurological",
        "paresthesies": "neurological", "diarrhee": "diarrhea", "mucite": "mucositis", "nausees": "nausea"}
GRADE = {"1": 1, "i": 1, "2": 2, "ii": 2, "3": 3, "iii": 3, "4": 4, "iv": 4, "5": 5, "v": 5}
BEVACIZUMAB = re.compile("bev|avastin")
CYTOTOXIC = re.compile(
    "fol|5-?fu|fluorouracil|lv5|cap|xel|gem|temcap|s-1|platine|cddp|irinotecan|campto|strepto|zanosar|dacarbazine|"
    "deticene|temo|doxorubicine|adriamycine|epirubicine|etoposide|vp16|taxel|cyclophosphamide|endoxan")


def grade_of(cell):
    text = re.sub(r" ?\(.*\)", "", fold(cell))
    return GRADE.get(text.removeprefix("g").split("-")[-1])


def number_of(cell):
    try:
        return float(re.sub(r" ?(mm|%)$", "", str(cell).strip()).replace(",", "."))
    except ValueError:
        return None


def ipp_of(cell):
    text = str(cell)
    return text.zfill(8) if re.fullmatch(r"\d{1,8}", text) else None


def ecog_of(cell):
    found = re.match(r"(?:OMS )?(\d)", str(cell))
    return int(found[1]) if found else None


def grades(column):
    return each(column, grade_of)


def numbers(column):
    return each(column, number_of).astype(float)


def ipps(column):
    return each(column, ipp_of)


def file_numbers(column):
    return column.astype(str).str.strip().str.upper()


def has_word(column, words):
    return each(column, lambda cell: bool(words.search(fold(cell)))).fillna(False).astype(bool)


# Reading ---------------------------------------------------------------------------------------------------------

def with_header(raw, key):
    """The header is the first row that names the column which every sheet has."""
    for position in range(10):
        names = [fold(cell) for cell in raw.iloc[position]]
        if fold(key) in names:
            data = raw.iloc[position + 1:].set_axis(names, axis=1)
            return data[data[fold(key)].notna()].reset_index(drop=True)
    raise SystemExit(f"no column {key}")


def read_dcc(book, sheet):
    global rows_read
    raw = book.parse(sheet, header=None, dtype=object, keep_default_na=False, na_values=[""])
    data = with_header(raw, "N° dossier DCC")
    rows_read += len(data)
    data["file_number"] = file_numbers(data[fold("N° dossier DCC")])
    return data[~data["file_number"].isin(opposed)]


def read_report(path):
    if path.suffix == ".xlsx":
        raw = pd.read_excel(path, header=None, dtype=object, engine="openpyxl")
        return with_header(raw, "IPP")
    content = path.read_bytes()
    try:
        content.decode("utf-8")
        encoding = "utf-8-sig"
    except UnicodeDecodeError:
        encoding = "cp1252"
    data = pd.read_csv(path, sep=";", dtype=str, encoding=encoding, na_values=["", "-", " - "], keep_default_na=False)
    return data.rename(columns=fold).astype(object)


def read_reports(report, key):
    """Deliveries add up; the same key in a later one replaces the earlier row."""
    global rows_read
    files = [path for path in (inbox / "orbis").iterdir()
             if re.fullmatch(rf"ORBIS_{report}_\d{{8}}\.(csv|xlsx)", path.name)]
    data = pd.concat([read_report(path) for path in sorted(files, key=lambda path: path.stem)], ignore_index=True)
    rows_read += len(data)
    data["ipp"] = ipps(data["ipp"])
    return data.drop_duplicates(key, keep="last")


oppositions = pd.read_csv(inbox / "oppositions.csv", sep=";", dtype=str, encoding="cp1252")
opposed = set(file_numbers(oppositions.iloc[:, 0].dropna()))
opposed_ipps = set(ipps(oppositions.iloc[:, 1]).dropna())

workbook = sorted(path for path in (inbox / "dcc").iterdir()
                  if re.fullmatch(r"DCC_RENATEN_\d{8}(_\d{4})?\.xlsx", path.name))[-1]
with pd.ExcelFile(workbook, engine="openpyxl") as book:
    fiches = read_dcc(book, "Fiches RCP")
    lines = read_dcc(book, "Lignes de traitement")
    toxicities = read_dcc(book, "Toxicités")
    follow_up = read_dcc(book, "Suivi")

# The workbook ----------------------------------------------------------------------------------------------------

presentations = pd.DataFrame({
    "file_number": fiches["file_number"],
    "document": fiches[fold("N° fiche")].astype(str),
    "version": fiches["version"].astype(int),
    "is_validated": each(fiches["statut de la fiche"], fold) == "validee",
    "presented_on": dates(fiches["date rcp"]),
    "ipp": ipps(fiches["ipp chu"]),
    "sex": codes(fiches["sexe"], SEX),
    "born_on": dates(fiches["ne(e) le"]),
    "primary_site": codes(fiches["siege"], SITE),
    "icd10_code": fiches["cim-10"].str.upper().str.removesuffix("+0"),
    "histology": fiches["type histologique"],
    "has_histological_proof": codes(fiches["preuve histologique"], YES_NO),
    "differentiation": codes(fiches["differenciation"], DIFFERENTIATION),
    "grade": grades(fiches["grade oms"]),
    "ki67": numbers(fiches["ki67 (%)"]),
    "mitoses_per_10_hpf": numbers(fiches["mitoses /10 champs"]),
    "size_mm": numbers(fiches["taille (mm)"]),
    "diagnosed_on": dates(fiches["date du diagnostic"]),
    "metastasized_on": dates(fiches["date des metastases"]),
    "is_primary_in_place": codes(fiches["primitif en place"], YES_NO),
    "has_metastases": codes(fiches["metastases"], YES_NO),
    "metastatic_sites": each(fiches["sites metastatiques"], fold),
    "ecog_status": each(fiches["stade oms (0-4)"], ecog_of),
    "proposal": fiches["proposition therapeutique"],
    "is_carried_out": codes(fiches["proposition realisee"], YES_NO),
})
presentations = presentations.sort_values(["document", "version"], ascending=[True, False], kind="stable")
presentations = presentations.drop_duplicates("document")
presentations = presentations[presentations["is_validated"]]
presentations = presentations[~presentations["ipp"].isin(opposed_ipps)]
presentations = presentations.sort_values(["file_number", "presented_on", "document"], ascending=False)
current = presentations.drop_duplicates("file_number")

therapy_lines = pd.DataFrame({
    "file_number": lines["file_number"],
    "line_number": pd.to_numeric(lines["ligne"]),
    "modality": codes(lines["type"], MODALITY),
    "protocol": lines["protocole"],
    "has_bevacizumab": has_word(lines["protocole"], BEVACIZUMAB),
    "has_cytotoxic": has_word(lines["protocole"], CYTOTOXIC),
    "place_of_care": codes(lines["lieu"], PLACE),
    "started_on": dates(lines["date debut"]),
    "ended_on": dates(lines["date fin"]),
    "cycles": numbers(lines["nb cures bevacizumab"]),
    "stop_reason": codes(lines["motif arret"], STOP_REASON),
    "best_response": codes(lines["meilleure reponse"], RESPONSE),
    "progressed_on": dates(lines["date de progression"]),
}).drop_duplicates(["file_number", "line_number"])

adverse_events = pd.DataFrame({
    "file_number": toxicities["file_number"],
    "line_number": pd.to_numeric(toxicities["ligne"]),
    "term": codes(toxicities["toxicite"], TERM),
    "is_present": codes(toxicities["presente"], YES_NO),
    "grade": grades(toxicities["grade"]),
    "attribution": codes(toxicities["imputabilite"], ATTRIBUTION),
    "action": codes(toxicities["conduite a tenir"], ACTION),
    "source": "dcc",
}).drop_duplicates(["file_number", "line_number", "term", "attribution"])

news = pd.DataFrame({
    "file_number": follow_up["file_number"],
    "last_news_on": dates(follow_up["date des dernieres nouvelles"]),
    "state": codes(follow_up["etat"], STATE),
    "died_on": dates(follow_up["date de deces"]),
}).drop_duplicates("file_number")

# The reports -----------------------------------------------------------------------------------------------------

people = read_reports("PATIENTS", ["ipp"])
cures = read_reports("CURES", ["ipp", "date_cure", "molecule"])
imaging = read_reports("IMAGERIE", ["ipp", "date_examen", "modalite"])
events = read_reports("EI", ["ipp", "date_debut", "libelle"])

with_ipp = current.dropna(subset="ipp").drop_duplicates("ipp")
owner = with_ipp.set_index("ipp")["file_number"]
owner = owner[owner.index.isin(people["ipp"])]

hospital = pd.DataFrame({
    "file_number": people["ipp"].map(owner),
    "hospital_died_on": dates(people["date_deces"]),
    "last_contact_on": dates(people["date_dernier_contact"]),
}).dropna(subset="file_number")
administrations = pd.DataFrame({
    "file_number": cures["ipp"].map(owner),
    "administered_on": dates(cures["date_cure"]),
    "protocol": cures["protocole"],
    "molecule": cures["molecule"],
    "dose_mg": numbers(cures["dose_mg"]),
    "status": each(cures["statut"], fold),
}).dropna(subset="file_number")
assessments = pd.DataFrame({
    "file_number": imaging["ipp"].map(owner),
    "assessed_on": dates(imaging["date_examen"]),
    "modality": each(imaging["modalite"], fold),
    "response": codes(imaging["conclusion_recist"], RESPONSE),
}).dropna(subset="file_number")
hospital_events = pd.DataFrame({
    "file_number": events["ipp"].map(owner),
    "line_number": np.nan,
    "term": codes(events["libelle"], TERM),
    "is_present": 1,
    "grade": grades(events["grade_ctcae"]),
    "attribution": codes(events["imputabilite"], ATTRIBUTION),
    "action": codes(events["conduite"], ACTION),
    "source": "orbis",
}).dropna(subset="file_number")
adverse_events = pd.concat([adverse_events, hospital_events], ignore_index=True)

# The database ----------------------------------------------------------------------------------------------------

ids = pd.concat([current["file_number"], therapy_lines["file_number"], news["file_number"]]).unique()
patient = (pd.DataFrame({"file_number": np.sort(ids)})
           .merge(current[["file_number", "sex", "born_on"]], how="left")
           .merge(news, how="left")
           .merge(hospital.drop_duplicates("file_number"), how="left"))
patient["patient_key"] = np.arange(1, len(patient) + 1)
key_of = patient.set_index("file_number")["patient_key"]


def load(name, data):
    """Dates as ISO text, the patient by key."""
    data = data.assign(patient_key=data["file_number"].map(key_of)).drop(columns="file_number")
    for column in data.select_dtypes("datetime"):
        data[column] = data[column].dt.strftime("%Y-%m-%d")
    data.to_sql(name, connection, index=False)
    if name != "patient":
        connection.execute(f"CREATE INDEX {name}_patient ON {name} (patient_key)")


database.unlink(missing_ok=True)
with sqlite3.connect(database) as connection:
    load("patient", patient)
    load("tumor", current.drop(columns=["ipp", "born_on", "is_validated"]))
    load("presentation", presentations[["file_number", "document", "presented_on", "proposal"]])
    load("line_of_therapy", therapy_lines)
    load("adverse_event", adverse_events)
    load("administration", administrations)
    load("assessment", assessments)
connection.close()

# Progression-free survival ---------------------------------------------------------------------------------------

combined = therapy_lines[therapy_lines["has_bevacizumab"] & therapy_lines["has_cytotoxic"]
                         & therapy_lines["started_on"].notna()]
index = (combined.sort_values(["file_number", "started_on", "line_number"]).drop_duplicates("file_number")
         .merge(patient[["file_number", "last_news_on", "died_on", "hospital_died_on", "last_contact_on"]]))
seen = index[["file_number", "started_on"]].merge(assessments[assessments["response"] == "pd"])
seen = seen[seen["assessed_on"] >= seen["started_on"]].groupby("file_number")["assessed_on"].min()
index["seen_on"] = index["file_number"].map(seen)

ends = index[["progressed_on", "seen_on", "died_on", "hospital_died_on"]]
event_on = ends.where(ends <= CUTOFF).min(axis=1)
news_on = index[["last_news_on", "last_contact_on"]].max(axis=1).clip(upper=CUTOFF)
is_event = event_on.notna()
days = (event_on.where(is_event, news_on) - index["started_on"]).dt.days
usable = days.notna() & (days >= 0)


def kaplan_meier_median(days, is_event):
    """The first day on which survival is below a half; the middle of a flat at exactly a half."""
    table = pd.DataFrame({"days": days, "event": is_event}).groupby("days")["event"].agg(["sum", "count"])
    at_risk = table["count"][::-1].cumsum()[::-1]
    survival = (1 - table["sum"] / at_risk).cumprod()[table["sum"] > 0]
    if not (survival <= 0.5 + 1e-9).any():
        return float("nan")
    first = survival.index[survival <= 0.5 + 1e-9][0]
    if abs(survival[first] - 0.5) > 1e-9:
        return first
    later = survival.index[survival < 0.5 - 1e-9]
    return (first + later[0]) / 2 if len(later) else first


print("rows_read", rows_read)
print("patients", len(patient))
print("lines", len(therapy_lines))
print("pfs_subjects", int(usable.sum()))
print("pfs_median_days", kaplan_meier_median(days[usable], is_event[usable]))
