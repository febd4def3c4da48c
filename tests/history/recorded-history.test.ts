import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { historyFaults, openRecorded } from '../../src/history/recorded-history.ts';
import { openHistory } from '../../src/history/store.ts';
import { readAnchors } from '../../src/run-log/anchor.ts';
import { openLog } from '../../src/run-log/log.ts';

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'recorded-'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

const path = (): string => join(state, 'history.sqlite');
const faults = (): string[] => historyFaults(state, readAnchors(state).anchors);
const historyAnchors = (): number =>
  readAnchors(state).anchors.filter(({ what }) => what === 'history').length;

/** A run that writes the history; one that is killed leaves its log open. */
function run(id: string, { isKilled = false, sql = '' } = {}): void {
  const log = openLog({ logs: join(state, 'logs'), state }, id);
  {
    using history = isKilled ? openHistory(state) : openRecorded(state, log, id);
    history.sql.exec(sql);
  }
  if (!isKilled) log.close();
}
const OPPOSE = "INSERT INTO opposed VALUES ('p')";

it('the history fits the record after a run, and is anchored again only when it changed', () => {
  run('1');
  run('2');
  expect([faults(), historyAnchors()]).toEqual([[], 1]);
  run('3', { sql: OPPOSE });
  expect([faults(), historyAnchors()]).toEqual([[], 2]);
});

it('one that somebody changed is a fault, and no run opens it', () => {
  run('1');
  appendFileSync(path(), 'x');
  expect(faults()).toEqual([expect.stringMatching(/history\.sqlite was changed since run 1 wrote it/)]);
  expect(() => run('2')).toThrow(/history\.sqlite was changed.*nothing was published.*backup/);
});

it('one that a killed run changed is no fault, and the next run goes on from it', () => {
  run('1');
  run('2', { isKilled: true, sql: OPPOSE });
  expect(faults()).toEqual([]);
  run('3');
  expect(faults()).toEqual([]);
  appendFileSync(path(), 'x');
  expect(faults()).toHaveLength(1);
});

it('one that is gone is a fault, and is created anew', () => {
  run('1');
  rmSync(path());
  expect(faults()).toEqual([expect.stringMatching(/history\.sqlite is gone/)]);
  run('2');
  expect(faults()).toEqual([]);
});

it('one of a version that did not anchor it is no fault', () => {
  openHistory(state)[Symbol.dispose]();
  expect(faults()).toEqual([]);
  run('1');
  expect([faults(), historyAnchors()]).toEqual([[], 1]);
});
