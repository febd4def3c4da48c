import { sha256 } from '../sha256.ts';
import { nearlyFull } from './mounts.ts';
import { type Scene, stateOf } from './scene.ts';

/** The disk of the log, or of the state folder: what a run does with so many kilobytes left. */
export interface FullDisk {
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly isPublished: boolean;
  /** What must not be; empty when the run failed closed, or had room enough. */
  readonly complaints: readonly string[];
}

/**
 * Lets a run work with the disk of a folder of OUT nearly full. A run that ends with another code than 0 leaves last
 * run's file byte for byte, unless it says that the new file is in place; one that ends with 0 has published.
 */
export async function onFullDisk(scene: Scene, folder: 'logs' | 'state', leftKb: number): Promise<FullDisk> {
  const { box } = scene;
  const { exitCode, stderr } = await scene.tonight({ under: nearlyFull(`${box.out}/${folder}`, leftKb) });
  const isPublished = sha256(box.target) !== scene.oldBytes;
  const complaints: string[] = [];
  if (isPublished !== (exitCode === 0 || /the new file is in place/.test(stderr)))
    complaints.push(`ended with ${exitCode}, published: ${isPublished}, and says: ${stderr.slice(0, 200)}`);
  if (isPublished && (await stateOf(box.target)) !== scene.newDigest)
    complaints.push('another file is published');
  if (exitCode !== 0 && !/disk is full|disk I\/O|no space/i.test(stderr))
    complaints.push(`does not name the cause: ${stderr.slice(0, 200)}`);
  if (/internal error/.test(stderr)) complaints.push(stderr.slice(0, 200));
  // What was written to the full disk is gone, as if yesterday's copy of it had been put back.
  complaints.push(...(await scene.aftermath()));
  return { exitCode, stderr, isPublished, complaints };
}
