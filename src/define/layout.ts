import { join } from 'node:path';
import { readCsvTable } from '../core/csv-table.ts';

/**
 * The printed tables of a study: which rows they have, in which order, and their labels in both languages. Written as
 * CSV files in the folder of the study, so that they can be compared with the print in a spreadsheet.
 */
export interface Layout {
  /** `tables.csv`. A table of the text only has no title. */
  readonly tables: readonly TableTitle[];
  /** `layout.csv`, in printed order. */
  readonly rows: readonly LayoutRow[];
  /** `sections.csv`: a section is the question that its rows answer. */
  readonly sections: readonly SectionLabel[];
  /** `items.csv`. */
  readonly items: readonly ItemLabel[];
  /** `flow.csv`: the steps of the flow of patients, in their order. */
  readonly flow: readonly FlowStep[];
  /** `count-sums.csv`: counts that are sums of others. */
  readonly sums: readonly CountSumPart[];
}

interface Labels {
  readonly label_en: string;
  readonly label_fr: string;
}

export interface TableTitle extends Labels {
  readonly printed_table: string;
  readonly number: number;
}

export interface LayoutRow {
  readonly printed_table: string;
  readonly section: string;
  readonly item: string;
  readonly stratum: string;
  /** The printed figure; null where the print has no such row. */
  readonly id: string | null;
}

export interface SectionLabel extends Labels {
  readonly section: string;
}

export interface ItemLabel extends Labels {
  /** The only section that the label serves, or `all`. */
  readonly section: string;
  readonly item: string;
}

export interface FlowStep extends Labels {
  readonly criterion: string;
  /** True when the step counts patients who leave. */
  readonly is_exclusion: boolean;
  /** Label of the patients who leave on the way to the step. */
  readonly leaving_en: string;
  readonly leaving_fr: string;
}

/**
 * One part of a count that is a sum: of the patients of another row, or of those asked. All lines of one count are its
 * parts. Small counts are hidden with whatever they could be computed from (MIN_CELL), so each such sum is declared.
 */
export interface CountSumPart {
  /** A section of the layout or an endpoint. */
  readonly section: string;
  /** An item of the section, `asked` for those asked, or `subjects` or `events` of an endpoint. */
  readonly item: string;
  /** The only stratum of which the sum is true; null for each. */
  readonly stratum: string | null;
  /** Null for the rest: patients of the count who are in none of the other parts. */
  readonly part_section: string | null;
  readonly part_item: string | null;
  /** Null for the stratum of the count. */
  readonly part_stratum: string | null;
  /** 1, or -1 for a part that is subtracted. */
  readonly factor: number;
}

/** Every field of a row of a CSV file is text. */
type Text<Row> = Readonly<Record<keyof Row, string>>;

/**
 * Reads the layout from the CSV files of a folder.
 * @throws Error when a file is missing, or a line has more or fewer fields than the first
 */
export function readLayout(folder: string): Layout {
  const read = <Row>(file: string): Text<Row>[] => readCsvTable(join(folder, file));
  return {
    tables: read<TableTitle>('tables.csv').map((row) => ({ ...row, number: Number(row.number) })),
    rows: read<LayoutRow>('layout.csv').map((row) => ({ ...row, id: row.id || null })),
    sections: read<SectionLabel>('sections.csv'),
    items: read<ItemLabel>('items.csv'),
    flow: read<FlowStep>('flow.csv').map((row) => ({ ...row, is_exclusion: row.is_exclusion === '1' })),
    sums: read<CountSumPart>('count-sums.csv').map((row) => ({
      ...row,
      stratum: row.stratum || null,
      part_section: row.part_section || null,
      part_item: row.part_item || null,
      part_stratum: row.part_stratum || null,
      factor: Number(row.factor || 1),
    })),
  };
}
