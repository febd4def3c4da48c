import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, crc32, deflateRawSync } from 'node:zlib';

const CHUNK = 1 << 18;
/** 1 January 1980, 00:00: the same bytes whenever a file is written. */
const DOS_DATE = 0x0021;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const VERSION = 20;

interface Member {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * A member of a zip, packed while it grows. Each chunk is deflated on its own and ends on a byte, so that the chunks
 * joined are one stream; they wait in a file, because a zip can only take members one after the other.
 */
export class ZipMember {
  readonly name: string;
  readonly #path: string;
  readonly #file: number;
  #pending = '';
  #crc = 0;
  #size = 0;
  #packed = 0;

  constructor(name: string, spool: string) {
    this.name = name;
    this.#path = spool;
    this.#file = openSync(spool, 'w+');
  }

  append(text: string): void {
    this.#pending += text;
    if (this.#pending.length > CHUNK) this.#flush(constants.Z_SYNC_FLUSH);
  }

  #flush(finishFlush: number): void {
    const bytes = Buffer.from(this.#pending);
    this.#pending = '';
    this.#crc = crc32(bytes, this.#crc);
    this.#size += bytes.length;
    this.#packed += writeSync(this.#file, deflateRawSync(bytes, { finishFlush }));
  }

  /** Copies the packed bytes behind their local header into the archive; returns the entry of its directory. */
  moveTo(archive: number, offset: number): Member {
    this.#flush(constants.Z_FINISH);
    const member = {
      name: Buffer.from(this.name),
      crc: this.#crc,
      packed: this.#packed,
      size: this.#size,
      offset,
    };
    writeSync(archive, localHeader(member));
    const buffer = Buffer.alloc(CHUNK);
    for (let at = 0; at < this.#packed; ) {
      const read = readSync(this.#file, buffer, 0, CHUNK, at);
      writeSync(archive, buffer, 0, read);
      at += read;
    }
    closeSync(this.#file);
    rmSync(this.#path);
    return member;
  }
}

/** A zip of members that grow side by side, in flat memory. No zip64: members and archive stay below 4 GB. */
export class ZipWriter {
  readonly #path: string;
  readonly #spool = mkdtempSync(join(tmpdir(), 'sample-exports-'));
  readonly #members: ZipMember[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  member(name: string): ZipMember {
    const member = new ZipMember(name, join(this.#spool, String(this.#members.length)));
    this.#members.push(member);
    return member;
  }

  close(): void {
    const archive = openSync(this.#path, 'w');
    let offset = 0;
    const directory: Buffer[] = [];
    for (const growing of this.#members) {
      const member = growing.moveTo(archive, offset);
      directory.push(directoryEntry(member));
      offset += localHeader(member).length + member.packed;
    }
    const entries = Buffer.concat(directory);
    writeSync(archive, Buffer.concat([entries, endOfDirectory(directory.length, entries.length, offset)]));
    closeSync(archive);
    rmSync(this.#spool, { recursive: true });
  }
}

/** What local header and directory entry have in common, from "version needed" to "extra length". */
function commonHeader(member: Member): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(UTF8_NAMES, 2);
  header.writeUInt16LE(DEFLATED, 4);
  header.writeUInt16LE(DOS_DATE, 8);
  header.writeUInt32LE(member.crc, 10);
  header.writeUInt32LE(member.packed, 14);
  header.writeUInt32LE(member.size, 18);
  header.writeUInt16LE(member.name.length, 22);
  return header;
}

const localHeader = (member: Member): Buffer =>
  Buffer.concat([Buffer.from('PK\x03\x04'), commonHeader(member), member.name]);

function directoryEntry(member: Member): Buffer {
  const madeBy = Buffer.from([VERSION, 0]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(member.offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, commonHeader(member), tail, member.name]);
}

function endOfDirectory(members: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members, 8);
  end.writeUInt16LE(members, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
