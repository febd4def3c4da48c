/** A column of a table or view, explained. */
export interface DataDictionary {
  object: string;
  column: string;
  type: string;
  label_en: string;
  label_fr: string;
  unit: string | null;
  codes: string | null;
  rule: string | null;
  source: string | null;
}

/** A part of the warehouse; `migrations/README.md` explains each. */
export type Layer =
  | 'code'
  | 'study'
  | 'star'
  | 'evidence'
  | 'endpoint'
  | 'estimate'
  | 'table'
  | 'check'
  | 'tracking';

/** A table or view, from its header in `migrations/`. */
export interface ObjectDictionary {
  object: string;
  layer: Layer;
  is_public: 0 | 1;
  is_stored: 0 | 1;
  title_en: string;
  title_fr: string;
  grain: string;
  rule: string | null;
  source: string | null;
  missing: string | null;
}
