import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { mutant } from './fuzz.ts';
import type { Mutant } from './fuzz-reader.ts';
import { csvText, latin, validDelivery, workbook } from './valid.ts';

const LIMIT_MS = 10_000;

export interface FuzzTally {
  read: number;
  /** Read, with other rows than the whole file has: a checksum would have told. */
  differently: number;
  refused: number;
  crashed: number;
  hung: number;
}

/** Reads so many seeded mutants of a valid file in a process that is replaced when it breaks. */
export async function fuzz(
  format: Mutant['format'],
  count: number,
  seed: number,
  tell: (text: string) => void,
): Promise<FuzzTally> {
  const tally: FuzzTally = { read: 0, differently: 0, refused: 0, crashed: 0, hung: 0 };
  const whole = wholeFile(format);
  const dice = xoroshiro128plus(seed);
  let child = start();
  const expected = await answerOf(child, { format, bytes: whole.toString('base64') });
  for (let index = 0; index < count; index += 1) {
    const bytes = mutant(whole, dice).toString('base64');
    const answer = await answerOf(child, { format, bytes });
    if (answer.startsWith('refused')) tally.refused += 1;
    else if (answer === 'hung') tally.hung += 1;
    else if (!answer.startsWith('read')) tally.crashed += 1;
    else {
      tally.read += 1;
      if (answer !== expected) tally.differently += 1;
    }
    if (/^(error|hung|gone)/.test(answer)) {
      tell(`${format} ${index}: ${answer}`);
      child.kill('SIGKILL');
      child = start();
    }
  }
  child.kill('SIGKILL');
  return tally;
}

function wholeFile(format: Mutant['format']): Buffer {
  const { dcc, orbis } = validDelivery();
  if (format === 'csv') return latin(csvText(orbis.PATIENTS ?? []));
  return workbook(dcc, format === 'xls' ? 'biff8' : 'xlsx');
}

function start(): ChildProcess {
  return fork(join(import.meta.dirname, 'fuzz-reader.ts'), [], {
    execArgv: ['--max-old-space-size=320'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

async function answerOf(child: ChildProcess, sent: Mutant): Promise<string> {
  const done = new AbortController();
  const answered = new Promise<string>((resolve) => {
    child.once('message', (answer) => resolve(String(answer)));
    child.once('exit', (code, signal) => resolve(`gone ${code ?? signal}`));
  });
  const tooLate = setTimeout(LIMIT_MS, 'hung', { signal: done.signal }).catch(() => 'answered');
  child.send(sent);
  const answer = await Promise.race([answered, tooLate]);
  done.abort();
  child.removeAllListeners('message');
  child.removeAllListeners('exit');
  return answer;
}
