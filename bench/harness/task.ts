import { type Measurement, medianOf, parseFacts } from './figures.ts';
import { type Command, measure } from './measure.ts';

/** Something to measure: a command at a size, under a name as `reading/ours`. */
export interface Task {
  readonly name: string;
  readonly size: number;
  /** The command, or why it cannot be run here. */
  readonly run: Command | { readonly absent: string };
  /** Puts everything in the state that the command starts from; not measured. */
  readonly before?: () => void;
  /** What it made, as numbers by name, beside those that it printed; called once. */
  readonly facts?: () => ReadonlyMap<string, number>;
}

export interface Result {
  readonly name: string;
  readonly size: number;
  /** NaN throughout for a task that was not run. */
  readonly median: Measurement;
  readonly facts: ReadonlyMap<string, number>;
  /** Why there are no figures. */
  readonly note?: string;
}

/**
 * Runs all tasks, then all again, `runs` times: what disturbs the machine for a while disturbs all of them. A command that
 * fails is not started again and noted.
 */
export async function runAll(
  tasks: readonly Task[],
  runs: number,
  onStart: (task: Task, run: number) => void,
): Promise<Result[]> {
  const taken = new Map<Task, Measurement[]>(tasks.map((task) => [task, []]));
  const facts = new Map<Task, ReadonlyMap<string, number>>();
  const notes = new Map<Task, string>();
  for (let run = 1; run <= runs; run++) {
    for (const task of tasks) {
      if ('absent' in task.run || notes.has(task)) continue;
      onStart(task, run);
      try {
        task.before?.();
        const { measurement, stdout } = await measure(task.run);
        taken.get(task)?.push(measurement);
        if (!facts.has(task)) facts.set(task, new Map([...parseFacts(stdout), ...(task.facts?.() ?? [])]));
      } catch (error) {
        notes.set(task, `failed: ${(error as Error).message}`);
      }
    }
  }
  return tasks.map((task) => {
    const note = 'absent' in task.run ? `absent: ${task.run.absent}` : notes.get(task);
    return {
      name: task.name,
      size: task.size,
      median: medianOf(note === undefined ? (taken.get(task) ?? []) : []),
      facts: facts.get(task) ?? new Map(),
      ...(note !== undefined && { note }),
    };
  });
}

/** Whether `ONLY=` asks for a task: by its whole name, or by the part before the slash. Nothing asked for is everything. */
export function isAskedFor(name: string, only: readonly string[]): boolean {
  return only.length === 0 || only.some((one) => name === one || name.startsWith(`${one}/`));
}
