import { describe, expect, it } from 'vitest';
import { measure } from '../../bench/harness/measure.ts';

const node = (script: string) => ({ command: process.execPath, args: ['-e', script] });
const MB = 2 ** 20;

describe('a measured command', () => {
  it('is charged for the memory and the time of a process that it starts, kills and does not wait for', async () => {
    const hungry = `const held = Buffer.alloc(${300 * MB}, 1); const end = Date.now() + 400; while (Date.now() < end); process.send('full'); setInterval(() => held, 1000)`;
    const script = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(hungry)}], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      child.on('message', () => { child.kill('SIGKILL'); process.exit(0); });`;
    const { measurement } = await measure(node(script));
    expect(measurement.peakMb).toBeGreaterThan(300);
    expect(measurement.cpuSeconds).toBeGreaterThan(0.2);
    expect(measurement.wallSeconds).toBeGreaterThan(0.4);
  });

  it('gives what it printed', async () => {
    expect((await measure(node('console.log("rows_read 3")'))).stdout).toBe('rows_read 3\n');
  });

  it('that fails is no measurement, unless its exit code is one that is expected', async () => {
    await expect(measure(node('console.error("lost"); process.exit(3)'))).rejects.toThrow(
      'ended with 3: lost',
    );
    await expect(measure({ ...node('process.exit(3)'), done: [0, 3] })).resolves.toBeDefined();
  });
});
