import type { Column, ColumnOptions } from './columns.ts';
import type { ConceptName, Concepts, FieldOf, IdentityPart } from './concepts.ts';

/** A column that identifies the patient. Its cells become keyed hashes at de-identification and are never quoted. */
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
  /** Parts of the record key, in the order in which `corrections.csv` joins them by `|`. */
  readonly key: readonly (IdentityPart | FieldOf<C>)[];
  /** Of rows with the same key less this field, the highest wins (versions of a fiche). */
  readonly version?: FieldOf<C>;
  readonly columns: ColumnsOf<C>;
  /** Known columns of the export that the warehouse does not load. */
  readonly unused?: readonly string[];
}

/** Declares a sheet. The concept's name determines its possible columns and their types. */
export function sheet<C extends ConceptName>(declaration: Sheet<C>): Sheet<C> {
  return declaration;
}

/** A sheet of any concept, for code that handles all sheets. */
export type AnySheet = { [C in ConceptName]: Sheet<C> }[ConceptName];

/** A system that delivers exports. */
export interface Source {
  /** Short code of the source, as the warehouse writes it. */
  readonly name: string;
  /** Sub-folder of the inbox. */
  readonly folder: string;
  /**
   * registry: its file number identifies the patient, its discussions decide the tumor board data (S-4). hospital:
   * joined to the registry's patients (S-1), decides what was done in the hospital.
   */
  readonly role: 'registry' | 'hospital';
  /** snapshot: each delivery is complete, the newest is used. increment: deliveries add up (C-51). */
  readonly delivery: 'snapshot' | 'increment';
  /** Name of a file without its extension, up to the stamp: `DCC_RENATEN`. */
  readonly filePrefix: string;
  /**
   * workbook: a file has all sheets (as CSV: one file a sheet). report: a file has one sheet, identified by its
   * name.
   */
  readonly layout: 'workbook' | 'report';
  /** Without a usable file of a required source nothing is published (S-9). */
  readonly required: boolean;
  /** Place of the treatments that only this source records. */
  readonly placeOfCare?: string;
  readonly sheets: readonly AnySheet[];
}

export function source(declaration: Source): Source {
  return declaration;
}
