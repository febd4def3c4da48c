import { expect, it } from 'vitest';
import { escapeControls } from '../../src/core/escape-controls.ts';
import { treeLines } from '../../src/inspect/trace/tree.ts';

it.each([
  ['line ends', 'a\r\nb', 'a\\u000d\\u000ab'],
  ['line separators', 'a\u2028b', 'a\\u2028b'],
  ['a terminal sequence', '\u001b[31mred', '\\u001b[31mred'],
  ['a mark that turns the text around', 'a\u202etxt.exe', 'a\\u202etxt.exe'],
  ['letters and signs', 'Fiche n° 1 – été ✓', 'Fiche n° 1 – été ✓'],
])('%s', (_, text, escaped) => {
  expect(escapeControls(text)).toBe(escaped);
});

it('a file whose name has a line end forges no line of a trace', () => {
  const lines = treeLines({ text: 'a\nforged', below: [{ text: 'b\r\nforged' }] });
  expect(lines).toEqual(['a\\u000aforged', '└─ b\\u000d\\u000aforged']);
});
