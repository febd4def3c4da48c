import { workerData } from 'node:worker_threads';

const EVERY_MS = 250;

/*
 * Thread of the reading process. Kills the process when its parent has died, even while it is busy with a file. A
 * killed parent sends no signal, and the reader would keep the staging of the next run locked. Its argument is the
 * parent's process id: the parent may die before the reader starts.
 */
setInterval(endWithParent, EVERY_MS);

function endWithParent(): void {
  if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL');
}
