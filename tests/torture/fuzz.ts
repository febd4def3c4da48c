import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export type Dice = ReturnType<typeof xoroshiro128plus>;

/** A mutant of a file: some bytes turned, cut, doubled, moved or replaced by bytes that mean something. */
export function mutant(bytes: Buffer, dice: Dice): Buffer {
  let copy: Buffer = Buffer.from(bytes);
  for (let times = uniformInt(dice, 1, 4); times > 0; times -= 1) copy = mutated(copy, dice);
  return copy;
}

const MEANINGFUL = [
  '"',
  ';',
  '\r\n',
  '\0',
  '\xff\xfe',
  'PK\x05\x06',
  'PK\x03\x04',
  '</row>',
  '<c',
  '&#0;',
  '\x09\x08\x10\0',
];

function mutated(bytes: Buffer, dice: Dice): Buffer {
  if (bytes.length === 0) return bytes;
  const at = uniformInt(dice, 0, bytes.length - 1);
  const length = uniformInt(dice, 1, Math.max(1, Math.min(64, bytes.length - at)));
  switch (uniformInt(dice, 0, 5)) {
    case 0: {
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << uniformInt(dice, 0, 7)), at);
      return bytes;
    }
    case 1:
      return bytes.subarray(0, at);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    case 4: {
      bytes.fill(uniformInt(dice, 0, 255), at, at + length);
      return bytes;
    }
    default: {
      const piece = Buffer.from(MEANINGFUL[uniformInt(dice, 0, MEANINGFUL.length - 1)] ?? '', 'latin1');
      return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
    }
  }
}
