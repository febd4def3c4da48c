/** The part of a Stryker report that scores are made of. */
export interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

export interface Score {
  readonly file: string;
  /** Mutants that a test noticed, by failing or by not coming to its end. */
  readonly noticed: number;
  readonly timedOut: number;
  readonly survived: number;
  /** Percentage noticed; 100 where there is nothing to notice. */
  readonly score: number;
}

/** Scores file by file, and of all of them at the end. What is no valid program is not counted. */
export function scoresOf(reports: readonly Report[]): Score[] {
  const files = reports.flatMap(({ files }) => Object.entries(files));
  const all = files.flatMap(([, { mutants }]) => mutants);
  return [...files, ['all', { mutants: all }] as const].map(([file, { mutants }]) => {
    const count = (...statuses: string[]): number =>
      mutants.filter(({ status }) => statuses.includes(status)).length;
    const [noticed, survived] = [count('Killed', 'Timeout'), count('Survived', 'NoCoverage')];
    const score = noticed + survived === 0 ? 100 : (100 * noticed) / (noticed + survived);
    return { file, noticed, timedOut: count('Timeout'), survived, score };
  });
}

export function table(scores: readonly Score[]): string {
  const lines = scores.map(
    ({ file, noticed, timedOut, survived, score }) =>
      `| ${file} | ${score.toFixed(2)} % | ${noticed} | ${timedOut} | ${survived} |`,
  );
  return ['| file | score | noticed | of them by time | survived |', '|---|---|---|---|---|', ...lines].join(
    '\n',
  );
}
