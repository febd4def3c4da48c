import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { contentDigest } from '../../src/publish/digest.ts';
import { openReadOnly } from '../../src/warehouse/open.ts';
import { sha256 } from '../sha256.ts';
import { Box, type Night, type NightOptions } from './box.ts';
import { LATER, laterDelivery, validDelivery } from './valid.ts';

/** The parameter by which a run differs from the last one, beside the exports that came in meanwhile. */
const TONIGHT = { CUTOFF: '2017-03-31' };
const LONG_AGO = new Date('2017-06-11T06:00:00Z');

/**
 * A published run, and one that can be disturbed over and over: `reset` puts the last run back, `undisturbed` is
 * what this run gives when nobody disturbs it.
 */
export class Scene implements Disposable {
  readonly box = new Box();
  readonly #before = join(this.box.root, 'before');
  readonly #inboxBefore = join(this.box.root, 'inbox-before');
  readonly #program: Pick<NightOptions, 'cli'>;
  oldDigest = '';
  newDigest = '';
  oldBytes = '';

  private constructor(program: Pick<NightOptions, 'cli'>) {
    this.#program = program;
  }

  /** `cli` is the program, when it is not this one. */
  static async set(program: Pick<NightOptions, 'cli'> = {}): Promise<Scene> {
    const scene = new Scene(program);
    const { box } = scene;
    box.deliver(validDelivery());
    scene.#age();
    cpSync(box.inbox, scene.#inboxBefore, { recursive: true, preserveTimestamps: true });
    scene.#succeed(await scene.lastNight());
    cpSync(box.out, scene.#before, { recursive: true, preserveTimestamps: true });
    scene.oldDigest = await digestOf(box.target);
    scene.oldBytes = sha256(box.target);
    box.deliver(laterDelivery(), LATER);
    scene.#age();
    scene.#succeed(await scene.tonight());
    scene.newDigest = await digestOf(box.target);
    scene.reset();
    return scene;
  }

  tonight(options: NightOptions = {}): Promise<Night> {
    return this.box.night({ ...this.#program, ...options, env: { ...TONIGHT, ...options.env } });
  }

  /** The run before, with the inbox as it was then. */
  lastNight(options: NightOptions = {}): Promise<Night> {
    const env = { EXPORTS: this.#inboxBefore, ...options.env };
    return this.box.night({ ...this.#program, ...options, env });
  }

  /** Last run again, as it was; readers of the published name see it change in one step. */
  reset(): void {
    const { out } = this.box;
    for (const name of existsSync(out) ? readdirSync(out) : []) {
      if (name !== 'warehouse.sqlite') rmSync(join(out, name), { recursive: true });
    }
    cpSync(this.#before, out, {
      recursive: true,
      preserveTimestamps: true,
      filter: (path) => !path.endsWith('/warehouse.sqlite'),
    });
    cpSync(join(this.#before, 'warehouse.sqlite'), join(this.box.root, 'fresh'), {
      preserveTimestamps: true,
    });
    renameSync(join(this.box.root, 'fresh'), this.box.target);
  }

  /** What is wrong with a disturbed run's leavings, and with the run after it; empty when all is well. */
  async aftermath(): Promise<string[]> {
    const complaints: string[] = [];
    const left = await stateOf(this.box.target);
    if (left !== this.oldDigest && left !== this.newDigest) complaints.push(`the published file is ${left}`);
    complaints.push(...this.brokenLogLines());
    const next = await this.tonight();
    if (next.exitCode !== 0)
      complaints.push(`the next night ended with ${next.exitCode}: ${next.stderr.slice(0, 300)}`);
    const after = await stateOf(this.box.target);
    if (after !== this.newDigest) complaints.push(`after the next night the published file is ${after}`);
    const leftOvers = readdirSync(this.box.out).filter((name) => /tmp|journal|-wal|-shm/.test(name));
    if (leftOvers.length > 0) complaints.push(`left over: ${leftOvers.join(', ')}`);
    return complaints;
  }

  brokenLogLines(): string[] {
    const lines = this.box.logs().split('\n');
    const broken = lines.filter((line) => line !== '' && !isEvent(line));
    return broken.length === 0 ? [] : [`${broken.length} log lines are no events`];
  }

  /** A file that has just come in may still grow. */
  #age(): void {
    for (const path of filesUnder(this.box.inbox)) utimesSync(path, LONG_AGO, LONG_AGO);
  }

  #succeed({ exitCode, stderr }: Night): void {
    if (exitCode !== 0) throw new Error(`the undisturbed night ended with ${exitCode}: ${stderr}`);
  }

  [Symbol.dispose](): void {
    this.box[Symbol.dispose]();
  }
}

function isEvent(line: string): boolean {
  try {
    return typeof (JSON.parse(line) as { event?: unknown }).event === 'string';
  } catch {
    return false;
  }
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

export async function digestOf(path: string): Promise<string> {
  const db = openReadOnly(path);
  try {
    const integrity = db.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') return `damaged: ${integrity}`;
    return await contentDigest(db, new AbortController().signal);
  } finally {
    db.close();
  }
}

/** The content digest of a published file, or what is wrong with it. */
export async function stateOf(path: string): Promise<string> {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return 'absent';
  try {
    return await digestOf(path);
  } catch (thrown) {
    return `unreadable: ${(thrown as Error).message}`;
  }
}
