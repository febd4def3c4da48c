import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { CpuTimeout } from '../../src/inbox/cpu-timeout.ts';
import { type Dice, mutant } from './fuzz.ts';
import type { Mutant } from './fuzz-reader.ts';
import { csvText, latin, validDelivery, workbook } from './valid.ts';
import { unzip, zip } from './zip.ts';

const LIMIT_MS = 10_000;

/** The mutated bytes: a whole file, or a member of a workbook, whose checksums are then corrected. */
export const MUTATED = ['xlsx', 'xlsx member', 'xls', 'csv'] as const;
export type Mutated = (typeof MUTATED)[number];

export interface FuzzTally {
  read: number;
  /** Read with other rows than the original file: a checksum would have revealed it. */
  differently: number;
  refused: number;
  crashed: number;
  hung: number;
}

/** Reads so many seeded mutants of a valid file in a process that is replaced when it breaks. */
export async function fuzz(
  mutated: Mutated,
  count: number,
  seed: number,
  tell: (text: string) => void,
): Promise<FuzzTally> {
  const tally: FuzzTally = { read: 0, differently: 0, refused: 0, crashed: 0, hung: 0 };
  const format = mutated === 'xlsx member' ? 'xlsx' : mutated;
  const whole = wholeFile(format);
  const next = mutated === 'xlsx member' ? withinMember : mutant;
  const dice = xoroshiro128plus(seed);
  using reader = new BreakableReader();
  const expected = await reader.read({ format, bytes: whole });
  for (let index = 0; index < count; index += 1) {
    const answer = await reader.read({ format, bytes: next(whole, dice) });
    if (answer.startsWith('refused')) tally.refused += 1;
    else if (answer === 'hung') tally.hung += 1;
    else if (!answer.startsWith('read')) tally.crashed += 1;
    else {
      tally.read += 1;
      if (answer !== expected) tally.differently += 1;
    }
    if (isBroken(answer)) tell(`${mutated} ${index}: ${answer}`);
  }
  return tally;
}

function withinMember(workbook: Buffer, dice: Dice): Buffer {
  const members = unzip(workbook);
  const chosen = members[uniformInt(dice, 0, members.length - 1)];
  if (chosen !== undefined) chosen.content = mutant(chosen.content, dice);
  return zip(members);
}

/** True for what no file may do to its reader: fail it, hold it, end it. */
export const isBroken = (answer: string): boolean => /^(?:error|hung|gone)/.test(answer);

export function wholeFile(format: Mutant['format']): Buffer {
  const { dcc, orbis } = validDelivery();
  if (format === 'csv') return latin(csvText(orbis.PATIENTS ?? []));
  return workbook(dcc, format === 'xls' ? 'biff8' : 'xlsx');
}

/** Reads files in a process of its own, which is replaced when one of them breaks it. */
export class BreakableReader implements Disposable {
  #child: ChildProcess | undefined;

  /** `read` and the rows, `refused` and why, or what broke. */
  async read({ bytes, ...file }: Omit<Mutant, 'bytes'> & { readonly bytes: Buffer }): Promise<string> {
    this.#child ??= await started();
    const answer = await answerOf(this.#child, { ...file, bytes: bytes.toString('base64') });
    if (isBroken(answer)) this[Symbol.dispose]();
    return answer;
  }

  [Symbol.dispose](): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}

/** A process that is ready: on a busy machine it is not the file that takes so long. */
async function started(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'fuzz-reader.ts'), [], {
    execArgv: ['--max-old-space-size=320'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

async function answerOf(child: ChildProcess, sent: Mutant): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const onMessage = (answer: unknown): void => resolve(String(answer));
  const onExit = (code: number | null, signal: string | null): void => resolve(`gone ${code ?? signal}`);
  using _patience = new CpuTimeout(child, LIMIT_MS, () => resolve('hung'));
  child.once('message', onMessage).once('exit', onExit);
  child.send(sent);
  const answer = await promise;
  child.off('message', onMessage).off('exit', onExit);
  return answer;
}
