import { CLOSE, EMPTY, OPEN, XmlCursor } from './xml.ts';

const DECLARATION = /\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** An opening tag, with the names of its ancestors from the root; its own name is the last. */
export interface Element {
  readonly cursor: XmlCursor;
  readonly path: readonly string[];
}

/**
 * Yields the opening tags of a part. Skips elements of other namespaces with their content: extensions reuse names
 * (`x15:workbookPr`) with another meaning.
 */
export function* elementsOf(bytes: Buffer): Iterable<Element> {
  const cursor = new XmlCursor();
  cursor.take(bytes);
  const path: string[] = [];
  const scopes: Namespaces[] = [];
  let strangers = 0;
  while (cursor.next()) {
    if (cursor.kind === CLOSE) {
      if (strangers > 0) strangers--;
      else if (path.pop() !== undefined) scopes.pop();
      continue;
    }
    const tag = bytes.toString('latin1', cursor.tagAt, cursor.at);
    const scope = scopeOf(tag, scopes.at(-1));
    if (strangers > 0 || namespaceOf(tag, scope) !== scope.root) {
      if (cursor.kind === OPEN) strangers++;
      continue;
    }
    path.push(bytes.toString('latin1', cursor.nameAt, cursor.nameEnd));
    yield { cursor, path };
    if (cursor.kind === EMPTY) path.pop();
    else scopes.push(scope);
  }
}

/** The namespaces by prefix, and that of the root. */
interface Namespaces {
  readonly byPrefix: ReadonlyMap<string, string>;
  readonly root: string;
}

function scopeOf(tag: string, outer: Namespaces | undefined): Namespaces {
  const declared = [...tag.matchAll(DECLARATION)];
  if (outer !== undefined && declared.length === 0) return outer;
  const own = declared.map(([, prefix = '', double, single]) => [prefix, double ?? single ?? ''] as const);
  const byPrefix = new Map([...(outer?.byPrefix ?? []), ...own]);
  return { byPrefix, root: outer?.root ?? namespaceOf(tag, { byPrefix, root: '' }) };
}

function namespaceOf(tag: string, { byPrefix }: Namespaces): string {
  const prefix = /^<([\w.-]+):/.exec(tag)?.[1] ?? '';
  return byPrefix.get(prefix) ?? '';
}
