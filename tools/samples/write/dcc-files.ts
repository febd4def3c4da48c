import { join } from 'node:path';
import { french } from '../calendar.ts';
import { randomFor } from '../random.ts';
import type { Day, Patient } from '../truth.ts';
import { biffBook } from './biff.ts';
import type { Column, Report } from './column.ts';
import { csvBook } from './csv.ts';
import { FICHES, FOLLOW_UPS, LINES, TOXICITIES } from './dcc.ts';
import { unaccented } from './misspell.ts';
import { type Chance, type Frame, ReportWriter } from './report-writer.ts';
import type { BookSink } from './sink.ts';
import { xlsxBook } from './xlsx.ts';

export type DccForm = 'xlsx' | 'xlsx1904' | 'xls' | 'csv';

/** One complete extraction. `time`: `hhmm` of its stamp, for those that have one. */
export interface Extraction {
  readonly on: Day;
  readonly time?: string;
  readonly form: DccForm;
}

/** `DCC_RENATEN_20170610_0830`: the name of an extraction without its ending. */
export function extractionName({ on, time }: Extraction): string {
  return `DCC_RENATEN_${on.replaceAll('-', '')}${time === undefined ? '' : `_${time}`}`;
}

/** A column that the contract does not know, that may contain somebody's name: it must be reported, never read. */
const SECRETARY: Column<{ readonly patient: Patient }> = {
  header: 'Commentaire secrétariat',
  cell: ({ patient }, random) =>
    random.chance(0.1) ? `Rappeler ${patient.identity.birthName}, dossier ${patient.fileNumber}` : null,
};

const withSecretary = <Row extends { readonly patient: Patient }>(report: Report<Row>): Report<Row> => ({
  ...report,
  columns: [...report.columns, SECRETARY],
});

/** Writes an extraction into a folder, patient by patient. */
export class ExtractionWriter {
  readonly #on: Day;
  readonly #book: BookSink;
  readonly #fiches;
  readonly #lines;
  readonly #toxicities;
  readonly #followUps;

  constructor(folder: string, extraction: Extraction, chance: Omit<Chance, 'file'>) {
    const name = extractionName(extraction);
    this.#on = extraction.on;
    this.#book = openBook(join(folder, name), extraction.form);
    const writer = <Row>(report: Report<Row>, rowsAreCalled: string): ReportWriter<Row> =>
      new ReportWriter(
        report,
        this.#book.sheet(report.name),
        frameOf(report.name, extraction, rowsAreCalled, chance.seed),
        { ...chance, file: name },
      );
    this.#fiches = writer(withSecretary(FICHES), 'fiches');
    this.#lines = writer(LINES, 'lignes');
    this.#toxicities = writer(TOXICITIES, 'toxicités');
    this.#followUps = writer(withSecretary(FOLLOW_UPS), 'patients');
    writeUnknownSheet(this.#book, extraction);
  }

  add(patient: Patient): void {
    if (patient.fileNumber === undefined) return;
    for (const { ficheNumber, versions } of patient.presentations) {
      for (const fiche of versions) {
        if (this.#knows(fiche.enteredOn ?? fiche.heldOn.value))
          this.#fiches.add({ patient, ficheNumber, fiche });
      }
    }
    for (const line of patient.lines) if (this.#knows(line.enteredOn)) this.#lines.add({ patient, line });
    for (const toxicity of patient.toxicities) this.#toxicities.add({ patient, toxicity });
    if (patient.followUp !== undefined) this.#followUps.add({ patient, followUp: patient.followUp });
  }

  /** Finishes the files; returns how many rows each sheet has. */
  close(): Readonly<Record<string, number>> {
    const writers = {
      fiches: this.#fiches,
      lines: this.#lines,
      toxicities: this.#toxicities,
      followUps: this.#followUps,
    };
    for (const writer of Object.values(writers)) writer.close();
    this.#book.close();
    return Object.fromEntries(Object.entries(writers).map(([name, writer]) => [name, writer.rows]));
  }

  #knows(enteredOn: Day | undefined): boolean {
    return enteredOn === undefined || enteredOn <= this.#on;
  }
}

function openBook(path: string, form: DccForm): BookSink {
  switch (form) {
    case 'xlsx':
      return xlsxBook(`${path}.xlsx`);
    case 'xlsx1904':
      return xlsxBook(`${path}.xlsx`, { is1904: true });
    case 'xls':
      return biffBook(`${path}.xls`);
    case 'csv':
      return csvBook((sheet) => `${path}_${unaccented(sheet).replaceAll(' ', '_')}.csv`, 'windows-1252');
  }
}

/** One to five title rows, a footer after an empty row, untidy headers. */
function frameOf(sheet: string, { on, time }: Extraction, rowsAreCalled: string, seed: number): Frame {
  const random = randomFor(seed, 'frame', on, sheet);
  const titles = [
    [`Extraction DCC du 23/05/2007 au ${french(on)}`],
    ['Réseau RENATEN'],
    [`Feuille : ${sheet}`],
    [`Edité le ${french(on)}${time === undefined ? '' : ` à ${time.slice(0, 2)}:${time.slice(2)}`}`],
    [],
  ];
  return {
    titles: titles.slice(0, random.int(1, titles.length)),
    footer: (rows) => [[], [`Total : ${rows} ${rowsAreCalled}`], ["Fin de l'extraction"]],
    hasUntidyHeaders: true,
    hasEmptyRows: true,
  };
}

/** A sheet that the contract does not know. */
function writeUnknownSheet(book: BookSink, extraction: Extraction): void {
  const sheet = book.sheet('Paramètres');
  sheet.write(['Paramètre', 'Valeur']);
  sheet.write(["Date d'extraction", { day: extraction.on, format: 'dd/mm/yyyy' }]);
  sheet.write(['Profil', 'Secrétariat RCP']);
}
