import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Anchor, appendAnchor, readAnchors } from '../../src/run-log/anchor.ts';
import { anchorUnsealedRuns } from '../../src/run-log/anchor-unsealed-runs.ts';
import { lineHash } from '../../src/run-log/chain.ts';
import { openLog } from '../../src/run-log/log.ts';
import { type Fault, verifyLogs } from '../../src/run-log/verify-log.ts';

const RUNS = ['night-1', 'night-2', 'killed-3', 'night-4'];
const LINES = 25;
const TAMPERINGS = 200;

let folder: string;
let folders: { logs: string; state: string };
let untouched: ReadonlyMap<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'record-'));
  folders = { logs: join(folder, 'logs'), state: folder };
  for (const run of RUNS) night(run, !run.startsWith('killed'));
  untouched = new Map(RUNS.map((run) => [run, readFileSync(fileOf(run), 'utf8')]));
});
afterEach(() => {
  for (const [run, text] of untouched) writeFileSync(fileOf(run), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function night(run: string, isSealed: boolean): void {
  const log = openLog(folders, run);
  anchorUnsealedRuns(log, folders);
  for (let n = 0; n < LINES; n++) {
    if (n === 12)
      log.write('publish', 'publishing', { digest: 'd'.repeat(64), nights_digest: 'n'.repeat(64) });
    if (n === 12) log.anchor('publishing', 'd'.repeat(64));
    log.write('run', 'stage_finished', { duration_ms: n });
  }
  if (isSealed) log.close();
}

/** The statement of the anchor that sealed a run. */
function sealOf(run: string): Omit<Anchor, 'seq' | 'prev' | 'at' | 'what'> {
  const seal = readAnchors(folder).anchors.find((anchor) => anchor.run === run && anchor.what === 'sealed');
  return { run, line: seal?.line ?? 0, head: seal?.head ?? '', digest: null };
}

const fileOf = (run: string): string => join(folders.logs, `${run}.jsonl`);
const linesOf = (run: string): string[] => (untouched.get(run) ?? '').trimEnd().split('\n');

/** Writes a log anew and answers what the verification says of it. */
function verdictOn(run: string, lines: readonly string[]): Fault | undefined {
  writeFileSync(fileOf(run), `${lines.join('\n')}\n`);
  const { faults } = verifyLogs(folders);
  writeFileSync(fileOf(run), untouched.get(run) ?? '');
  expect(faults.length).toBeLessThanOrEqual(1);
  return faults[0];
}

const altered = (line: string, by: number): string => line.replace(/"time":"(....)/, `"time":"${2100 + by}`);

/** The lines with their chain made anew from a line on, as somebody would who knows how it is made. */
function chainedAnew(lines: readonly string[], from: number): string[] {
  const anew = [...lines];
  for (let n = from; n < anew.length; n++) {
    const line = { ...JSON.parse(anew[n] ?? ''), seq: n + 1, prev: lineHash(anew[n - 1] ?? '') };
    anew[n] = JSON.stringify(line);
  }
  return anew;
}

/** A run, and a line of it that an anchor or a later line holds fast (from 0). */
const anyLine = fc
  .constantFrom(...RUNS)
  .chain((run) => fc.tuple(fc.constant(run), fc.nat({ max: LINES + 1 }), fc.nat({ max: 99 })));

/** Tampers 200 times, by a seed; every time the verification names the file and the line. */
function always(check: (run: string, at: number, salt: number) => void): void {
  fc.assert(
    fc.property(anyLine, ([run, at, salt]) => check(run, at, salt)),
    { seed: 20_261_124, numRuns: TAMPERINGS },
  );
}

describe(`tampering is found ${TAMPERINGS} times of ${TAMPERINGS}, in its file and at its line:`, () => {
  it('a line that was altered', () => {
    always((run, at, salt) => {
      const fault = verdictOn(run, linesOf(run).with(at, altered(linesOf(run)[at] ?? '', salt)));
      expect(fault).toMatchObject({ file: fileOf(run), line: at + 1, upTo: at + 1, what: 'was altered' });
    });
  });

  it('a line that was removed', () => {
    always((run, at) => {
      const fault = verdictOn(run, linesOf(run).toSpliced(at, 1));
      expect(fault).toMatchObject({ file: fileOf(run), line: at + 1 });
      expect(fault?.what).toMatch(/gone|cut off/);
    });
  });

  it('a line that was inserted', () => {
    always((run, at, salt) => {
      const fault = verdictOn(run, linesOf(run).toSpliced(at + 1, 0, altered(linesOf(run)[at] ?? '', salt)));
      expect(fault).toMatchObject({ file: fileOf(run), line: at + 2 });
      expect(fault?.what).toMatch(/inserted|added/);
    });
  });

  it('two lines that changed places', () => {
    always((run, at, salt) => {
      const lines = linesOf(run);
      const other = (at + 1 + (salt % (lines.length - 1))) % lines.length;
      const swapped = lines.with(at, lines[other] ?? '').with(other, lines[at] ?? '');
      const fault = verdictOn(run, swapped);
      expect(fault).toMatchObject({ file: fileOf(run), line: Math.min(at, other) + 1 });
      expect(fault?.what).toMatch(/moved/);
    });
  });

  it('a truncated end, also of a killed run', () => {
    always((run, at) => {
      const fault = verdictOn(run, linesOf(run).slice(0, Math.max(1, at)));
      expect(fault).toMatchObject({ file: fileOf(run), line: Math.max(1, at) + 1 });
      expect(fault?.what).toMatch(/cut off/);
    });
  });

  it('a line that was altered, and the chain made anew behind it', () => {
    always((run, at, salt) => {
      const lines = linesOf(run).with(at, altered(linesOf(run)[at] ?? '', salt));
      const fault = verdictOn(run, chainedAnew(lines, at + 1));
      expect(fault?.file).toBe(fileOf(run));
      expect(fault?.line).toBeLessThanOrEqual(at + 1);
      expect(fault?.upTo).toBeGreaterThanOrEqual(at + 1);
    });
  });
});

describe('the record', () => {
  it('unchanged has no fault, and names the run that was killed', () => {
    expect(verifyLogs(folders)).toMatchObject({ faults: [], unsealed: ['killed-3'], runs: 4 });
  });

  it('the closing line seals the log', () => {
    expect(JSON.parse(linesOf('night-1').at(-1) ?? '')).toMatchObject({
      event: 'log_sealed',
      lines: LINES + 3,
      seq: LINES + 3,
    });
  });

  it('a later run records the end of the log of a killed one', () => {
    const events = linesOf('night-4').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events).toContainEqual(
      expect.objectContaining({ event: 'run_unsealed', unsealed_run: 'killed-3', lines: LINES + 2 }),
    );
  });

  it('a log that is gone, one that no anchor knows, and a line after the closing one are faults', () => {
    rmSync(fileOf('night-2'));
    expect(verifyLogs(folders).faults).toMatchObject([{ file: fileOf('night-2'), line: 0 }]);
    writeFileSync(fileOf('night-2'), untouched.get('night-2') ?? '');
    writeFileSync(fileOf('night-9'), untouched.get('night-2') ?? '');
    expect(verifyLogs(folders).faults).toMatchObject([{ file: fileOf('night-9'), line: 1 }]);
    rmSync(fileOf('night-9'));
    appendFileSync(fileOf('night-4'), '{"half":');
    expect(verifyLogs(folders).faults).toMatchObject([
      { line: LINES + 5, what: 'was added after the closing line' },
    ]);
  });

  it.each(['2027-07-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'])(
    'a log that is gone is a fault, though a later clock said %s',
    (at) => {
      const kept = readFileSync(join(folder, 'anchors.jsonl'), 'utf8');
      appendAnchor(folder, () => ({ ...sealOf('night-1'), at, what: 'history' }));
      rmSync(fileOf('night-2'));
      expect(verifyLogs(folders)).toMatchObject({
        faults: [{ file: fileOf('night-2'), line: 0 }],
        expired: [],
      });
      writeFileSync(join(folder, 'anchors.jsonl'), kept);
    },
  );

  it('a log that the retention removed has expired', () => {
    const kept = readFileSync(join(folder, 'anchors.jsonl'), 'utf8');
    appendAnchor(folder, () => ({ ...sealOf('night-2'), at: '2027-07-01T00:00:00.000Z', what: 'expired' }));
    rmSync(fileOf('night-2'));
    expect(verifyLogs(folders)).toMatchObject({ faults: [], expired: ['night-2'], unsealed: ['killed-3'] });
    writeFileSync(join(folder, 'anchors.jsonl'), kept);
  });

  it('a log of a version without numbered lines is from before the record', () => {
    writeFileSync(fileOf('before'), '{"event":"run_started"}\n{"event":"run_finished"}\n');
    expect(verifyLogs(folders)).toMatchObject({ faults: [], earlier: [fileOf('before')] });
    appendFileSync(fileOf('before'), '{"event":"x","seq":3}\n');
    expect(verifyLogs(folders)).toMatchObject({ faults: [{ file: fileOf('before'), line: 1 }], earlier: [] });
    rmSync(fileOf('before'));
  });

  it('a line recorded in another file is secured too: a log rebuilt with its anchors is found', () => {
    const witness = { run: 'night-1', line: 10, head: 'another hash' };
    expect(verifyLogs(folders, [witness]).faults).toMatchObject([{ file: fileOf('night-1'), upTo: 10 }]);
  });
});

describe('the anchors', () => {
  const path = (): string => join(folder, 'anchors.jsonl');
  let kept: string;
  beforeAll(() => {
    kept = readFileSync(path(), 'utf8');
  });
  afterEach(() => writeFileSync(path(), kept));

  it.each([
    [
      'altered',
      (lines: string[]) => lines.with(4, altered(lines[4] ?? '', 1).replace('"line":', '"line":1')),
    ],
    ['removed', (lines: string[]) => lines.toSpliced(4, 1)],
    ['moved', (lines: string[]) => lines.with(4, lines[5] ?? '').with(5, lines[4] ?? '')],
  ])('one that was %s is found at its line', (_, tamper) => {
    writeFileSync(path(), `${tamper(kept.trimEnd().split('\n')).join('\n')}\n`);
    expect(verifyLogs(folders).faults[0]).toMatchObject({ file: path(), line: 5 });
  });

  it('without them nothing is vouched for', () => {
    rmSync(path());
    expect(verifyLogs(folders).faults[0]).toMatchObject({ file: path(), what: 'is gone' });
  });
});
