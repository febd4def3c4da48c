/** A row of the star that belongs to an analysed patient. `event.<term>` is an adverse event of the index line. */
export type Subject =
  | 'patient'
  | 'tumor'
  | 'presentation'
  | 'index_line'
  | 'other_line'
  | 'combination_line'
  | 'retreatment'
  | 'index_imaging'
  | 'retreatment_imaging'
  | 'follow_up'
  | `event.${string}`;

/**
 * What the answers of the printed tables rest on. A question is a section of the layout, or a number that is
 * summarized.
 */
export interface Questions {
  /** Columns of the star, by question and row. */
  readonly columns: Readonly<Record<string, Readonly<Partial<Record<Subject, readonly string[]>>>>>;
  /** Endpoints, by question: their values are those that the endpoint rests on. */
  readonly endpoints: Readonly<Record<string, readonly string[]>>;
}
