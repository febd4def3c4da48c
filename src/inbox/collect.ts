import { type Problem, Refusal } from '../findings/problem.ts';

/** Collects the refusals of several files, so that one run reports all of them. */
export class Problems {
  readonly all: Problem[] = [];

  add(problems: readonly Problem[]): void {
    this.all.push(...problems);
  }

  /** Returns the result of the action, or null when it refuses. */
  catching<T>(action: () => T): T | null {
    try {
      return action();
    } catch (error) {
      return this.#caught(error);
    }
  }

  async catchingAsync<T>(action: () => Promise<T>): Promise<T | null> {
    try {
      return await action();
    } catch (error) {
      return this.#caught(error);
    }
  }

  #caught(error: unknown): null {
    if (!(error instanceof Refusal)) throw error;
    this.all.push(error.problem);
    return null;
  }
}
