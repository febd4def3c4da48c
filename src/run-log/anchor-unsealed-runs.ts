import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Anchor, appendAnchor, readAnchors } from './anchor.ts';
import { GENESIS, lineHash, logLines } from './chain.ts';
import type { LogFolders, RunLog } from './log.ts';

/**
 * Reports the earlier runs that never sealed their log (they were killed), and anchors the end of each log, so that
 * its lines can no longer be removed unnoticed. The caller has the locks: none of these runs is still working.
 */
export function anchorUnsealedRuns(log: RunLog, { logs, state }: LogFolders): void {
  const own = log.path;
  for (const last of unsealed(readAnchors(state).anchors)) {
    const path = join(logs, `${last.run}.jsonl`);
    if (path === own || !existsSync(path)) continue;
    const { lines, head, before } = reach(path);
    if (last.what === 'witnessed' && last.line === lines) continue;
    log.write('run', 'run_unsealed', { unsealed_run: last.run, lines });
    const { at } = log.head();
    const statement = {
      at,
      what: 'witnessed',
      run: last.run,
      line: lines,
      head,
      before,
      digest: null,
    } as const;
    appendAnchor(state, () => statement);
  }
}

/** The last anchor of each run without a closing line. */
export function unsealed(anchors: readonly Anchor[]): Anchor[] {
  const last = new Map<string, Anchor>();
  for (const anchor of anchors) {
    if (anchor.what === 'sealed' || anchor.what === 'expired') last.delete(anchor.run);
    else last.set(anchor.run, anchor);
  }
  return [...last.values()];
}

function reach(path: string): { readonly lines: number; readonly head: string; readonly before: string } {
  let [lines, head, before] = [0, GENESIS, GENESIS];
  for (const { bytes, isWhole } of logLines(path)) {
    if (!isWhole) break;
    lines += 1;
    [before, head] = [head, lineHash(bytes)];
  }
  return { lines, head, before };
}
