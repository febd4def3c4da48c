import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** Two readers that query the published file all the while. */
export class Readers {
  readonly #children: readonly ChildProcess[];

  constructor(path: string) {
    this.#children = [1, 2].map(() =>
      spawn(process.execPath, [join(import.meta.dirname, 'reader.ts'), path], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
  }

  /** Ends them; what they saw, and how often. */
  async end(): Promise<ReadonlyMap<string, number>> {
    const seen = new Map<string, number>();
    for (const child of this.#children) {
      let text = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        text += chunk;
      });
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.stdin?.end();
      await ended;
      for (const [what, times] of JSON.parse(text) as [string, number][]) {
        seen.set(what, (seen.get(what) ?? 0) + times);
      }
    }
    return seen;
  }
}
