import { statSync } from 'node:fs';

/** Bits of a folder's mode that its group and others may not have. */
const OPEN = { own: 0o077, shared: 0o022 } as const;

/**
 * Returns one line for a folder that more people may use than should, with what to do; nothing where it is not there or
 * is closed.
 *
 * @param use `own`: for its owner alone; `shared`: others may read it, and not write
 */
export function openFolderWarning(path: string, use: keyof typeof OPEN): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || (found.mode & OPEN[use]) === 0) return [];
  const [mode, right] = [(found.mode & 0o777).toString(8).padStart(4, '0'), use === 'own' ? '700' : 'go-w'];
  return [`warning: ${path} is open to others than it should be (mode ${mode}); run chmod ${right} ${path}`];
}
