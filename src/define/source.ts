import type { Column, ColumnOptions } from './columns.ts';
import type { ConceptName, Concepts, FieldOf, IdentityPart } from './concepts.ts';

/** A column that shows who a row is about. Its cells become keyed hashes at de-identification and are quoted nowhere. */
export interface IdentityColumn {
  readonly headers: readonly string[];
  readonly required: boolean;
}

export function identity(header: string, options: ColumnOptions = {}): IdentityColumn {
  return { headers: [header, ...(options.also ?? [])], required: options.required ?? false };
}

export type ColumnsOf<C extends ConceptName> = { readonly [F in FieldOf<C>]?: Column<Concepts[C][F]> };

/** One sheet of a workbook, or one report. */
export interface Sheet<C extends ConceptName = ConceptName> {
  /** The sheet's name in the export, or the report's. Matched like headers. */
  readonly name: string;
  readonly concept: C;
  readonly identity: Readonly<Partial<Record<IdentityPart, IdentityColumn>>>;
  /** What makes two rows the same record, in the order in which `corrections.csv` joins the parts by `|`. */
  readonly key: readonly (IdentityPart | FieldOf<C>)[];
  /** Of rows with the same key less this field, the highest wins (versions of a fiche). */
  readonly version?: FieldOf<C>;
  readonly columns: ColumnsOf<C>;
  /** Columns that the export is known to have and that the warehouse does not load. */
  readonly unused?: readonly string[];
}

/** Declares a sheet; the concept's name fixes which columns it may have and of which type. */
export function sheet<C extends ConceptName>(declaration: Sheet<C>): Sheet<C> {
  return declaration;
}

/** A sheet of any concept, for what handles sheets as a whole. */
export type AnySheet = { [C in ConceptName]: Sheet<C> }[ConceptName];

/** A system that delivers exports. */
export interface Source {
  /** Short code of the source, as the warehouse writes it. */
  readonly name: string;
  /** Sub-folder of the inbox. */
  readonly folder: string;
  /**
   * registry: its file number is the patient, its discussions decide what a tumor board says (S-4).
   * hospital: joined to the registry's patients (S-1), decides what was done in the hospital.
   */
  readonly role: 'registry' | 'hospital';
  /** snapshot: each delivery is complete, the newest is used. increment: deliveries add up (C-51). */
  readonly delivery: 'snapshot' | 'increment';
  /** Name of a file without its extension, up to the stamp: `DCC_RENATEN`. */
  readonly filePrefix: string;
  /** workbook: a file holds all sheets (as CSV: one file a sheet). report: a file holds one sheet, known by its name. */
  readonly layout: 'workbook' | 'report';
  /** Without a usable file of a required source nothing is published (S-9). */
  readonly required: boolean;
  /** Where the treatments that only this source knows were given. */
  readonly placeOfCare?: string;
  readonly sheets: readonly AnySheet[];
}

export function source(declaration: Source): Source {
  return declaration;
}
