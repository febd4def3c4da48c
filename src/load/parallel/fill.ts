import type { Pipeline } from '../../define/study.ts';
import type { StagedExports } from '../../extract/staged-exports.ts';
import { gatherPersons, Normalizer } from '../../normalize/normalize.ts';
import type { Settings, Site, Watch } from '../../settings.ts';
import { finishTables } from '../../warehouse/finish.ts';
import type { Connection } from '../../warehouse/open.ts';
import type { LoadInput, RunFacts } from '../input.ts';
import { type LoadResult, loadWarehouse, type OtherPart } from '../load.ts';
import { loadStudyFindings } from '../study-findings.ts';
import { partsFor, rangesOf, startParts } from './parts.ts';

export interface ToLoad {
  readonly site: Site;
  readonly settings: Settings;
  readonly staged: StagedExports;
  readonly pipeline: Pipeline;
  readonly facts: RunFacts;
}

/** Joins and loads the patients: the first part here, the others in parallel, each in its own file. */
export async function fill(
  { db, path }: { readonly db: Connection; readonly path: string },
  { site, settings, staged, pipeline, facts }: ToLoad,
  { signal, onProgress }: Watch,
): Promise<LoadResult> {
  const ofOthers = gatherPersons(staged.staging);
  const { files, sheets, oppositions, corrections, correctionsFile, key } = staged;
  const [range, ...ranges] = rangesOf(settings.parts ?? partsFor(sheets));
  const records = new Normalizer({ ...staged, pipeline }, ofOthers, range);
  const { module } = site;
  const common = {
    run: facts,
    files,
    sheets,
    oppositions,
    corrections,
    correctionsFile,
    key,
    ofOthers,
    module,
  };
  using parts = startParts(
    ranges.map((other, index) => ({
      ...common,
      parameters: settings.parameters,
      state: settings.state,
      range: other,
      path: path.replace(/\.tmp$/, `-${index + 2}.tmp`),
    })),
  );
  const others = parts.written.map(async (written): Promise<OtherPart> => {
    const { seen, ...part } = await written;
    records.add(seen);
    return part;
  });
  for (const other of others) other.catch(() => {}); // awaited in their turn
  const input: LoadInput = { ...staged, run: facts, pipeline, records };
  const loaded = await loadWarehouse(db, input, {
    signal,
    others,
    onProgress: (patients) => onProgress('load', `${patients} patients`),
  });
  onProgress('load', 'indexes and views');
  finishTables(db);
  loadStudyFindings(db, loaded.findings);
  signal.throwIfAborted();
  return { ...loaded, findings: loaded.findings.tallies() };
}
