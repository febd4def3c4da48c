import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RunError } from '../core/run-error.ts';
import { sha256File } from '../core/sha256-file.ts';
import { type Anchor, readAnchors } from '../run-log/anchor.ts';
import { unsealed } from '../run-log/anchor-unsealed-runs.ts';
import type { RunLog } from '../run-log/log.ts';
import { HISTORY_NAME } from './published-files.ts';
import { type History, openHistory } from './store.ts';

/* The history is anchored whenever a run has written it, so that an edit by somebody else is found. */

/**
 * Opens the history, and logs and anchors the SHA-256 of its file when it is closed. A history that is gone is
 * created anew.
 * @throws RunError when somebody changed it since it was anchored
 */
export function openRecorded(state: string, log: RunLog, runId: string): History {
  const { anchors } = readAnchors(state);
  if (isChanged(state, anchors, runId)) {
    throw new RunError(
      `${changedText(state, anchors)}; nothing was published. Put the file back from its backup. Or remove it: the run then takes the earlier runs over from the published file`,
    );
  }
  const history = openHistory(state);
  return {
    ...history,
    [Symbol.dispose]: () => {
      history[Symbol.dispose]();
      const sha256 = sha256File(history.path);
      if (sha256 === lastAnchor(readAnchors(state).anchors)?.digest) return;
      try {
        log.write('record', 'history_recorded', { sha256 });
        log.anchor('history', sha256);
      } catch (thrown) {
        log.leaveUnsealed(); // The next run accepts the history that this one changed.
        throw thrown;
      }
    },
  };
}

/** Returns how the history differs from the record, one line; none when it does not, or is older than the record. */
export function historyFaults(state: string, anchors: readonly Anchor[]): string[] {
  const last = lastAnchor(anchors);
  if (last === undefined) return [];
  const path = join(state, HISTORY_NAME);
  if (!existsSync(path))
    return [`${path} is gone; the next run takes the earlier runs over from the published file`];
  return isChanged(state, anchors, null) ? [changedText(state, anchors)] : [];
}

/** True for a changed file, unless a run that was killed, or is at work, may have changed it. */
function isChanged(state: string, anchors: readonly Anchor[], ownRun: string | null): boolean {
  const last = lastAnchor(anchors);
  const path = join(state, HISTORY_NAME);
  if (last === undefined || !existsSync(path) || sha256File(path) === last.digest) return false;
  const broken = new Set(unsealed(anchors).map(({ run }) => run));
  return !anchors.some(
    ({ seq, what, run }) => seq > last.seq && what === 'opened' && run !== ownRun && broken.has(run),
  );
}

function changedText(state: string, anchors: readonly Anchor[]): string {
  return `${join(state, HISTORY_NAME)} was changed since run ${lastAnchor(anchors)?.run} wrote it: the record of the earlier runs (etl_run, findings, value_change) may not be the one that was published`;
}

function lastAnchor(anchors: readonly Anchor[]): Anchor | undefined {
  return anchors.findLast(({ what }) => what === 'history');
}
