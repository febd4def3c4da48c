import { statSync } from 'node:fs';

/** Bits of a folder's mode that its group and others may not have. */
const OPEN = { own: 0o077, shared: 0o022 } as const;

/**
 * Returns one line with the remedy for a folder that is open to too many users; nothing when it is absent or
 * closed.
 *
 * @param use `own`: only its owner may use it; `shared`: others may read but not write
 */
export function openFolderWarning(path: string, use: keyof typeof OPEN): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || (found.mode & OPEN[use]) === 0) return [];
  const [mode, right] = [(found.mode & 0o777).toString(8).padStart(4, '0'), use === 'own' ? '700' : 'go-w'];
  return [`warning: ${path} is open to others than it should be (mode ${mode}); run chmod ${right} ${path}`];
}
