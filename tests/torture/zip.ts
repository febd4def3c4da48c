import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A member of an archive, and what its headers claim. */
export interface Member {
  name: string;
  content: Buffer;
  /** Packed bytes when they are not simply the deflated content. */
  packed?: Buffer;
  method?: number;
  flags?: number;
  claim?: { size?: number; crc?: number; packed?: number; offset?: number };
}

/** The members of an archive that a well-behaved program wrote. */
export function unzip(bytes: Buffer): Member[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  const members: Member[] = [];
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const content = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    members.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), content });
    at += 46 + nameLength + extra + comment;
  }
  return members;
}

/** An archive of these members, lies included. */
export function zip(members: readonly Member[], comment = ''): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const { name, content, method = 8, flags = 0, claim = {} } = member;
    const packed = member.packed ?? (method === 0 ? content : deflateRawSync(content));
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    const central = Buffer.alloc(46);
    local.writeUInt32LE(0x04034b50, 0);
    central.writeUInt32LE(0x02014b50, 0);
    for (const [header, at] of [
      [local, 6],
      [central, 8],
    ] as const) {
      header.writeUInt16LE(flags, at);
      header.writeUInt16LE(method, at + 2);
      header.writeUInt32LE(claim.crc ?? crc32(content), at + 8);
      header.writeUInt32LE(claim.packed ?? packed.length, at + 12);
      header.writeUInt32LE(claim.size ?? content.length, at + 16);
      header.writeUInt16LE(title.length, at + 20);
    }
    central.writeUInt32LE(claim.offset ?? offset, 42);
    bodies.push(local, title, packed);
    directory.push(central, title);
    offset += 30 + title.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, list, end, Buffer.from(comment)]);
}

/** The same archive with the text of one member changed. */
export function edited(bytes: Buffer, name: string | RegExp, edit: (text: string) => string): Buffer {
  const members = unzip(bytes);
  const chosen = members.find((one) => (typeof name === 'string' ? one.name === name : name.test(one.name)));
  if (chosen === undefined) throw new Error(`no member ${name}`);
  const changed = edit(chosen.content.toString('utf8'));
  if (changed === chosen.content.toString('utf8')) throw new Error(`nothing changed in ${name}`);
  chosen.content = Buffer.from(changed);
  return zip(members);
}
