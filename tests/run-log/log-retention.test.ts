import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeOldLogs } from '../../src/run-log/log-retention.ts';

const NOW = new Date('2026-11-24T02:30:00Z');
let folder: string;
let state: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logs-'));
  state = mkdtempSync(join(tmpdir(), 'state-'));
});
afterEach(() => {
  for (const path of [folder, state]) rmSync(path, { recursive: true, force: true });
});

const log = (stamp: string): string => `${stamp}-00000a.jsonl`;
const write = (...names: string[]): void => {
  for (const name of names) writeFileSync(join(folder, name), '{}\n');
};
/** The logs of the 31 runs before: they are kept whatever happens. */
const lastMonth = Array.from({ length: 31 }, (_, day) =>
  log(`202611${String((day % 24) + 1).padStart(2, '0')}T0${Math.floor(day / 24)}0000Z`),
);

describe('logs are kept for 12 months', () => {
  it('one of 365 days and a second ago goes, one of 365 days ago and younger stays', () => {
    write(
      ...lastMonth,
      log('20251124T022959Z'),
      log('20251124T023000Z').replace('00000a', 'ffffff'),
      log('20251125T000000Z'),
    );
    expect(removeOldLogs({ logs: folder, state }, NOW)).toBe(1);
    expect(readdirSync(folder)).toHaveLength(33);
    expect(readdirSync(folder)).not.toContain(log('20251124T022959Z'));
  });

  it('the last 31 stay, though the clock runs ten years ahead', () => {
    write(...lastMonth, log('20250101T000000Z'));
    expect(removeOldLogs({ logs: folder, state }, new Date('2036-01-01'))).toBe(1);
    expect(readdirSync(folder).sort()).toEqual([...lastMonth].sort());
  });

  it('files that are no log of a run are kept, and an absent folder is empty', () => {
    write(...lastMonth, 'anchor.jsonl', '20010101.jsonl');
    expect(removeOldLogs({ logs: folder, state }, NOW)).toBe(0);
    expect(removeOldLogs({ logs: join(folder, 'nowhere'), state }, NOW)).toBe(0);
  });
});
