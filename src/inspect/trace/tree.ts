/** A statement and what it rests on. */
export interface Tree {
  readonly text: string;
  readonly below?: readonly Tree[];
}

/** The lines of a tree, each branch drawn from its stem. */
export function treeLines({ text, below = [] }: Tree): string[] {
  return [text, ...below.flatMap((branch, n) => branchLines(branch, n === below.length - 1))];
}

function branchLines(branch: Tree, isLast: boolean): string[] {
  const [first = '', ...rest] = treeLines(branch);
  return [`${isLast ? '└─ ' : '├─ '}${first}`, ...rest.map((line) => `${isLast ? '   ' : '│  '}${line}`)];
}
