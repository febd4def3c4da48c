import { createHash, randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';

/** Name of a run: its UTC second and six random hex digits, as `20261124T020000Z-1f3a9c`. */
export function newRunId(startedAt: Date): string {
  return `${startedAt.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(3).toString('hex')}`;
}

/** The name of the system account of this process, or its number when it has no name. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

/** SHA-256 of the inbox content, independent of file order. */
export function inputsSha256(
  files: readonly {
    readonly source: string;
    readonly file: string;
    readonly sha256: string;
    readonly status: string;
  }[],
): string {
  return sha256(
    files
      .map(({ source, file, sha256, status }) => [source, file, sha256, status].join('\0'))
      .sort()
      .join('\n'),
  );
}

/** SHA-256 over the parameters that a run may set. */
export function parametersSha256(parameters: Readonly<Record<string, string>>): string {
  return sha256(JSON.stringify(Object.entries(parameters).sort()));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
