import { join } from 'node:path';
import type { Cell, Day, Patient } from '../truth.ts';
import type { Report } from './column.ts';
import { type CsvEncoding, csvBook } from './csv.ts';
import { ADVERSE_EVENTS, CURES, IMAGINGS, type OrbisRow, PATIENTS } from './orbis.ts';
import { BARE, type Chance, ReportWriter } from './report-writer.ts';
import type { BookSink } from './sink.ts';
import { xlsxBook } from './xlsx.ts';

export type OrbisForm = CsvEncoding | 'xlsx';

/** One delivery of the four reports: what became known since the delivery before. */
export interface Delivery {
  readonly on: Day;
  readonly form: OrbisForm;
}

type ReportsOf<T> = { readonly [report in 'people' | 'administrations' | 'imagings' | 'adverseEvents']: T };

/** In .xlsx an IPP is a number. */
const withNumericIpp = <Row>(report: Report<Row>): Report<Row> => ({
  ...report,
  columns: report.columns.map((column) =>
    column.header === 'IPP'
      ? { ...column, cell: (row, random) => numeric(column.cell(row, random)) }
      : column,
  ),
});
const numeric = (cell: Cell): Cell => (typeof cell === 'string' && /^\d+$/.test(cell) ? Number(cell) : cell);

/** Writes the reports of one delivery into a folder, patient by patient. */
export class DeliveryWriter {
  readonly #books: BookSink[] = [];
  readonly #writers;
  readonly #since: Day | undefined;
  readonly #until: Day;

  /** @param since the day of the delivery before; undefined for the first */
  constructor(folder: string, { on, form }: Delivery, since: Day | undefined, chance: Omit<Chance, 'file'>) {
    this.#since = since;
    this.#until = on;
    const stamp = on.replaceAll('-', '');
    const writer = <Fact>(report: Report<OrbisRow<Fact>>): ReportWriter<OrbisRow<Fact>> => {
      const path = join(folder, `ORBIS_${report.name}_${stamp}`);
      const book = form === 'xlsx' ? xlsxBook(`${path}.xlsx`) : csvBook(() => `${path}.csv`, form);
      this.#books.push(book);
      const asWritten = form === 'xlsx' ? withNumericIpp(report) : report;
      return new ReportWriter(asWritten, book.sheet(report.name), BARE, { ...chance, file: stamp });
    };
    this.#writers = {
      people: writer(PATIENTS),
      administrations: writer(CURES),
      imagings: writer(IMAGINGS),
      adverseEvents: writer(ADVERSE_EVENTS),
    };
  }

  add(patient: Patient): void {
    const record = patient.orbis;
    if (record === undefined) return;
    const isDue = (reportedOn: Day): boolean =>
      reportedOn <= this.#until && (this.#since === undefined || reportedOn > this.#since);
    for (const fact of record.people) if (isDue(fact.reportedOn)) this.#writers.people.add({ patient, fact });
    for (const fact of record.administrations) {
      if (isDue(fact.reportedOn ?? fact.givenOn)) this.#writers.administrations.add({ patient, fact });
    }
    for (const fact of record.imagings) {
      if (isDue(fact.reportedOn ?? fact.examinedOn)) this.#writers.imagings.add({ patient, fact });
    }
    for (const fact of record.adverseEvents) {
      if (isDue(fact.reportedOn ?? fact.startedOn)) this.#writers.adverseEvents.add({ patient, fact });
    }
  }

  /** Finishes the files; returns how many rows each report has. */
  close(): ReportsOf<number> {
    const { people, administrations, imagings, adverseEvents } = this.#writers;
    for (const writer of [people, administrations, imagings, adverseEvents]) writer.close();
    for (const book of this.#books) book.close();
    return {
      people: people.rows,
      administrations: administrations.rows,
      imagings: imagings.rows,
      adverseEvents: adverseEvents.rows,
    };
  }
}
