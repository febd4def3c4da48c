import { refuse } from '../findings/problem.ts';
import { type FileBytes, wholeOf } from './file-bytes.ts';

/** The formats that a delivery may have. */
export type Format = 'xlsx' | 'xls' | 'csv';

/** The file type according to the first bytes. */
export type FileKind =
  | 'zip'
  | 'ole'
  | 'pdf'
  | 'rtf'
  | 'html'
  | 'xml'
  | 'archive'
  | 'image'
  | 'old-biff'
  | 'text';

const MAGIC: readonly (readonly [FileKind, string])[] = [
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['ole', 'd0cf11e0a1b11ae1'],
  ['pdf', '25504446'],
  ['rtf', '7b5c727466'],
  ['archive', '1f8b'],
  ['archive', '377abcaf271c'],
  ['archive', '52617221'],
  ['archive', '425a68'],
  ['archive', 'fd377a585a00'],
  ['image', '89504e47'],
  ['image', 'ffd8ff'],
  ['old-biff', '0900'],
  ['old-biff', '09020'],
  ['old-biff', '09040'],
];

const NAMES: Readonly<Record<FileKind, string>> = {
  zip: 'a zip archive (.xlsx)',
  ole: 'an Excel 97-2003 workbook (.xls), or one locked by a password',
  pdf: 'a PDF',
  rtf: 'a Word document (RTF)',
  html: 'a web page (HTML)',
  xml: 'an XML file',
  archive: 'a compressed archive',
  image: 'an image',
  'old-biff': 'a workbook of Excel 4 or older',
  text: 'text',
};

const EXPECTED: Readonly<Record<Format, { readonly kind: FileKind; readonly name: string }>> = {
  xlsx: { kind: 'zip', name: 'an .xlsx workbook' },
  xls: { kind: 'ole', name: 'an .xls workbook (Excel 97-2003)' },
  csv: { kind: 'text', name: 'a CSV file' },
};

/** So many bytes show the kind. */
const LOOKED_AT = 2_048;

/** The kind of a file, by its first bytes. */
export function kindOf(bytes: Buffer): FileKind {
  const start = bytes.subarray(0, 16).toString('hex');
  const magic = MAGIC.find(([, prefix]) => start.startsWith(prefix));
  if (magic !== undefined) return magic[0];
  const text = bytes
    .subarray(0, LOOKED_AT)
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  if (/^\s*<(?:!doctype html|html|head|body|table|meta)\b/i.test(text)) return 'html';
  if (/^\s*<\?xml\b/i.test(text)) return /<html\b/i.test(text) ? 'html' : 'xml';
  return 'text';
}

/**
 * Refuses a file whose type differs from its name, and a workbook with a password (S-9).
 * @throws Refusal
 */
export function refuseWrongKind(file: string, format: Format, source: FileBytes): void {
  const kind = kindOf(source.slice(0, LOOKED_AT));
  const expected = EXPECTED[format];
  if (kind === 'ole' && isEncrypted(wholeOf(source))) refusePassword(file);
  if (kind === expected.kind) return;
  refuse(
    'wrong_kind',
    { file },
    {
      found: `${NAMES[kind]} by its bytes`,
      expected: expected.name,
      remedy: 'export it again in that format; renaming a file does not convert it',
    },
  );
}

export function refusePassword(file: string): never {
  refuse(
    'password_protected',
    { file },
    {
      found: 'a workbook that is locked by a password',
      expected: 'a workbook that opens without one',
      remedy: 'remove the password and deliver it again',
    },
  );
}

/** Excel wraps an encrypted .xlsx into an OLE file with a stream of this name. */
function isEncrypted(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}
