import { compareText } from '../core/compare-text.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** A name in a folder; read as Latin-1 when it is not UTF-8. */
export interface FileName {
  readonly name: string;
  readonly isUtf8: boolean;
}

/** Decodes names that Node returns as bytes, and sorts them by code units. */
export function fileNames(names: readonly Buffer[]): FileName[] {
  return names.map(nameOf).sort((a, b) => compareText(a.name, b.name));
}

function nameOf(bytes: Buffer): FileName {
  try {
    return { name: UTF8.decode(bytes), isUtf8: true };
  } catch {
    return { name: bytes.toString('latin1'), isUtf8: false };
  }
}
