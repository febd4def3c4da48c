/** Why the system refuses a path, by the code of its error. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'nothing: there is no such file or folder',
  ENOTDIR: 'a file where a folder is expected',
  EISDIR: 'a folder where a file is expected',
  EACCES: 'something that this account may not open',
  EPERM: 'something that this account may not open',
  ELOOP: 'links that lead in a circle',
  ENAMETOOLONG: 'a name or path that is longer than the system allows',
  EIO: 'a disk, or a connection to it, that fails',
  ENXIO: 'a pipe, socket or device',
};

/**
 * Describes what was found at a path that cannot be opened; includes the code when it is not in the table (O-3,
 * O-7).
 */
export function reasonInWords(code: string): string {
  return REASONS[code] ?? `something that cannot be opened (${code})`;
}
