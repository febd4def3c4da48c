import { workerData } from 'node:worker_threads';

const EVERY_MS = 250;

/*
 * A thread of the reading process: kills the process when its parent is gone, also while it is busy with a file. A parent
 * that is killed sends nothing, and the reader would hold the staging of the next run. Its
 * argument is the number of the parent: a parent may be gone before the reader starts.
 */
setInterval(endWithParent, EVERY_MS);

function endWithParent(): void {
  if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL');
}
