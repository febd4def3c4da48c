import { XmlFault } from './xml.ts';

const DECLARED_UTF16 = /^(\s*<\?xml\s[^>]*?encoding\s*=\s*["'])utf-?16(?:le|be)?(["'])/i;

/** The chunks of an XML part in UTF-8. A part may be in UTF-16 as well (ECMA-376 part 2, 8.1.4). */
export async function* inUtf8(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let decoder: TextDecoder | null | undefined;
  let start: Buffer = Buffer.alloc(0);
  let isFirst = true;
  for await (const chunk of chunks) {
    if (decoder === null) {
      yield chunk;
      continue;
    }
    let bytes = chunk;
    if (decoder === undefined) {
      start = Buffer.concat([start, chunk]);
      if (start.length < 2) continue;
      decoder = decoderOf(start);
      bytes = start;
    }
    if (decoder === null) yield bytes;
    else {
      const text = decoded(decoder, bytes, true);
      yield Buffer.from(isFirst ? text.replace(DECLARED_UTF16, '$1utf-8$2') : text);
      isFirst = false;
    }
  }
  if (decoder === undefined) yield start;
  else if (decoder !== null) yield Buffer.from(decoded(decoder, Buffer.alloc(0), false));
}

/** Null for a part that is not UTF-16. Its mark or its first character decides between the two. */
function decoderOf(start: Buffer): TextDecoder | null {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0))
    return new TextDecoder('utf-16le', { fatal: true });
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0))
    return new TextDecoder('utf-16be', { fatal: true });
  return null;
}

function decoded(decoder: TextDecoder, bytes: Buffer, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    throw new XmlFault('bytes that are not UTF-16', 'encoding');
  }
}
