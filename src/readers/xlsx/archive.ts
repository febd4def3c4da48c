import { refuse } from '../../findings/problem.ts';
import { XmlRowCounter } from '../count-xml-rows.ts';
import type { FileBytes } from '../file-bytes.ts';
import { inflated, refuseDamaged, type ZipEntry, zipEntries } from '../zip.ts';
import { inUtf8 } from './encoding.ts';
import { type PartName, type Relation, readRelations, relationsOf } from './workbook.ts';

/** Largest part to hold in memory, in bytes: the workbook, its relations, its styles. */
const SMALL_PART = 64 * 2 ** 20;
/** Of a part's name in a message. */
const LONGEST_NAME = 60;

/** The parts of an .xlsx, and which of them were compared with their checksum. */
export class Archive {
  readonly #file: string;
  readonly #source: FileBytes;
  readonly #parts = new Map<PartName, ZipEntry>();
  readonly #begun = new Set<PartName>();
  readonly #verified = new Set<PartName>();

  /** @throws Refusal when the file is not a complete zip, or has a part twice */
  constructor(file: string, source: FileBytes) {
    this.#file = file;
    this.#source = source;
    for (const entry of zipEntries(file, source)) {
      const name = entry.name.toLowerCase();
      if (this.#parts.has(name)) refuseDamaged(file, 'a zip archive with two members of one name');
      this.#parts.set(name, entry);
    }
  }

  has(part: PartName): boolean {
    return this.#parts.has(part);
  }

  /** The XML of a part in UTF-8, piece by piece; refused at the end when its checksum does not fit. */
  chunks(part: PartName): AsyncIterable<Buffer> {
    return inUtf8(this.#bytes(part));
  }

  async *#bytes(part: PartName): AsyncIterable<Buffer> {
    const entry = this.#parts.get(part);
    if (entry === undefined) return refuseMissingPart(this.#file, part);
    this.#begun.add(part);
    yield* inflated(this.#file, this.#source, entry);
    this.#verified.add(part);
  }

  async whole(part: PartName): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of this.chunks(part)) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > SMALL_PART) refuseDamaged(this.#file, 'a workbook part of more than 64 MB');
    }
    return Buffer.concat(chunks);
  }

  /** The relations of a part; `''` is the package. */
  async relations(of: PartName): Promise<Relation[]> {
    const part = relationsOf(of);
    return this.has(part) ? readRelations(await this.whole(part), of) : [];
  }

  /** Unpacks every part that was not fully read, to check its checksum; a worksheet must also have its end. */
  async verify(): Promise<void> {
    await this.verifyBegun();
    for (const part of this.#parts.keys()) {
      if (this.#verified.has(part)) continue;
      if (!/\/worksheets\/[^/]+\.xml$/.test(part)) {
        for await (const _ of this.#bytes(part));
        continue;
      }
      const counter = new XmlRowCounter();
      for await (const chunk of this.chunks(part)) counter.push(chunk);
      rowsCounted(this.#file, counter);
    }
  }

  /** Fully unpacks the parts whose reading failed, to check their checksums. */
  async verifyBegun(): Promise<void> {
    for (const part of this.#begun) {
      if (this.#verified.has(part)) continue;
      for await (const _ of this.#bytes(part));
    }
  }
}

/**
 * The result of a counter.
 * @throws Refusal when the sheet is incomplete
 */
export function rowsCounted(file: string, counter: XmlRowCounter): number {
  const count = counter.end();
  if ('rows' in count) return count.rows;
  const found = count.fault === 'no_end' ? 'a sheet without its end' : 'a row of more than 32 MB';
  return refuseDamaged(file, found);
}

/**
 * A copy of the file lacks the part as well; Excel repairs such a workbook when it saves it.
 * @throws Refusal
 */
export function refuseMissingPart(file: string, part: PartName): never {
  refuse(
    'damaged',
    { file },
    {
      found: `no part "${part.slice(0, LONGEST_NAME)}", to which the workbook refers`,
      expected: 'a workbook with all its parts',
      remedy: 'open it in Excel, save it again, and deliver that; or export it again',
    },
  );
}

export function refuseOtherZip(file: string): never {
  refuse(
    'wrong_kind',
    { file },
    {
      found: 'a zip archive that is no .xlsx workbook',
      expected: 'an .xlsx workbook',
      remedy: 'save it as .xlsx (neither .xlsb nor .ods)',
    },
  );
}
