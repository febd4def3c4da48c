import { html, type Markup } from './html.ts';

export interface ForeignKey {
  readonly child: string;
  readonly column: string;
  readonly parent: string;
}

interface Box {
  readonly table: string;
  /** Lines of its code columns. */
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
}

const BOX_WIDTH = 240;
const LINE = 14;
const GAP = 20;
/** Space next to the outer columns for the keys within them. */
const MARGIN = 18;
const COLUMNS = { left: MARGIN, middle: MARGIN + 290, right: MARGIN + 580 };
const WIDTH = COLUMNS.right + BOX_WIDTH + MARGIN;
const LETTERS_A_LINE = 40;
const STAR = /^(?:dim|fact|bridge)_/;
const CODE = /^code_/;

/**
 * The star, drawn from the foreign keys: the most referenced table in the middle, the others in two columns at its
 * sides, tables that refer to each other in one column. Columns with a code list are named in their box.
 */
export function schemaChart(keys: readonly ForeignKey[]): Markup {
  const star = keys.filter(({ child, parent }) => STAR.test(child) && STAR.test(parent) && child !== parent);
  const hub = mostReferredTo(star);
  if (hub === undefined) return html``;
  const boxes = arranged(hub, star, keys);
  const byTable = new Map(boxes.map((box) => [box.table, box]));
  const height = Math.max(...boxes.map((box) => box.y + heightOf(box.lines))) + 1;
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="schema-title"><svg class="schema" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="schema-title schema-desc">
<title id="schema-title">Star schema</title><desc id="schema-desc">${star.map(({ child, column, parent }) => `${child}.${column} \u2192 ${parent}`).join('; ')}</desc>
${star.map(({ child, parent }) => keyLine(byTable.get(child), byTable.get(parent)))}
${boxes.map((box) => boxOf(box, box.table === hub))}
</svg></div>`;
}

function mostReferredTo(star: readonly ForeignKey[]): string | undefined {
  const referring = Map.groupBy(star, ({ parent }) => parent);
  const sizes = [...referring].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return sizes[0]?.[0];
}

/** Places clusters in the shorter outer column, the largest first; the hub is at half their height. */
function arranged(hub: string, star: readonly ForeignKey[], keys: readonly ForeignKey[]): Box[] {
  const bottom = { left: 1, right: 1 };
  const boxes = clusters(hub, star).flatMap((tables) => {
    const side = bottom.left <= bottom.right ? 'left' : 'right';
    return tables.map((table) => {
      const lines = codeLines(table, keys);
      const box = { table, lines, x: COLUMNS[side], y: bottom[side] };
      bottom[side] += heightOf(lines) + GAP;
      return box;
    });
  });
  const lines = codeLines(hub, keys);
  const middle = (Math.max(bottom.left, bottom.right) - GAP - heightOf(lines)) / 2;
  return [...boxes, { table: hub, lines, x: COLUMNS.middle, y: Math.max(0, Math.round(middle)) }];
}

/** Groups of tables that keys join without the hub, referenced tables first; the largest group first. */
function clusters(hub: string, star: readonly ForeignKey[]): string[][] {
  const among = star.filter(({ parent }) => parent !== hub);
  const tables = [...new Set(star.flatMap(({ child, parent }) => [parent, child]))].filter(
    (table) => table !== hub,
  );
  const roots = tables.filter((table) => !among.some(({ child }) => child === table)).sort();
  const below = (table: string): string[] => [
    table,
    ...[...new Set(among.filter(({ parent }) => parent === table).map(({ child }) => child))]
      .sort()
      .flatMap(below),
  ];
  return roots.map(below).sort((a, b) => b.length - a.length);
}

function codeLines(table: string, keys: readonly ForeignKey[]): string[] {
  const codes = keys
    .filter(({ child, parent }) => child === table && CODE.test(parent))
    .map(({ column }) => column);
  const lines: string[] = [];
  for (const code of codes.sort()) {
    const last = lines.at(-1);
    if (last === undefined || last.length + code.length + 2 > LETTERS_A_LINE) lines.push(code);
    else lines[lines.length - 1] = `${last}, ${code}`;
  }
  return lines;
}

function heightOf(lines: readonly string[]): number {
  return 28 + LINE * lines.length + (lines.length > 0 ? 6 : 0);
}

function boxOf({ table, lines, x, y }: Box, isHub: boolean): Markup {
  return html`<g class="${isHub ? 'table hub' : 'table'}"><rect x="${x}" y="${y}" width="${BOX_WIDTH}" height="${heightOf(lines)}"/><text class="name" x="${x + 10}" y="${y + 19}">${table}</text>${lines.map(
    (line, index) => html`<text x="${x + 10}" y="${y + 37 + index * LINE}">${line}</text>`,
  )}</g>`;
}

/** From the table that refers, where a dot is, to the one referred to; within a column around its outer edge. */
function keyLine(child: Box | undefined, parent: Box | undefined): Markup | false {
  if (child === undefined || parent === undefined) return false;
  const isLeft = child.x < COLUMNS.middle;
  const [from, to] = [middleOf(child), middleOf(parent)];
  if (child.x === parent.x) {
    const edge = isLeft ? child.x : child.x + BOX_WIDTH;
    const around = isLeft ? edge - MARGIN / 2 : edge + MARGIN / 2;
    return html`<path class="key" d="M${edge},${from}H${around}V${to}H${edge}"/><circle cx="${edge}" cy="${from}" r="3"/>`;
  }
  const start = isLeft ? child.x + BOX_WIDTH : child.x;
  const end = isLeft ? parent.x : parent.x + BOX_WIDTH;
  return html`<path class="key" d="M${start},${from}H${(start + end) / 2}V${to}H${end}"/><circle cx="${start}" cy="${from}" r="3"/>`;
}

function middleOf({ y, lines }: Box): number {
  return y + heightOf(lines) / 2;
}
