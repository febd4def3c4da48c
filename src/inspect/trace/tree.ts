import { escapeControls } from '../../core/escape-controls.ts';

/** A statement and the statements that support it. */
export interface Tree {
  readonly text: string;
  readonly below?: readonly Tree[];
}

/** The lines of a tree, with branches drawn. Names of files may contain line ends: each text stays on its line. */
export function treeLines({ text, below = [] }: Tree): string[] {
  return [escapeControls(text), ...below.flatMap((branch, n) => branchLines(branch, n === below.length - 1))];
}

function branchLines(branch: Tree, isLast: boolean): string[] {
  const [first = '', ...rest] = treeLines(branch);
  return [`${isLast ? '└─ ' : '├─ '}${first}`, ...rest.map((line) => `${isLast ? '   ' : '│  '}${line}`)];
}
