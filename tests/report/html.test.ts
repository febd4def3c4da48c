import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, html } from '../../src/report/html.ts';

const ROOM = join(import.meta.dirname, '../../src/report');
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const read = (markup: string): string =>
  markup.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? '');

describe('a text in a template', () => {
  it('is read back unchanged, and opens no tag, attribute or entity, whatever it contains', () => {
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
    fc.assert(
      fc.property(text, (given) => {
        const written = html`${given}`.markup;
        expect(written).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
        expect(read(written)).toBe(given);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });

  it.each([
    ['</style><script>alert(1)</script>', '&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['" onmouseover="alert(1)', '&quot; onmouseover=&quot;alert(1)'],
    ["' autofocus onfocus='x", '&#39; autofocus onfocus=&#39;x'],
    ['<!--', '&lt;!--'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ])('%j is shown, not obeyed', (hostile, written) => {
    expect(escapeText(hostile)).toBe(written);
  });

  it('cannot end a line, turn the direction of the text or contain half a character', () => {
    expect(escapeText('a\r\n\tb')).toBe('a b');
    expect(escapeText('a\u0000\u001b[2J\u202eb\u2066\ud800')).toBe('a\ufffd\ufffd[2J\ufffdb\ufffd\ufffd');
  });
});

it('markup, lists and numbers are written, nothing writes nothing', () => {
  const row = (n: number) => html`<i>${n}</i>`;
  expect(html`<b>${[1, 2].map(row)}${null}${undefined}${false}${0}${'<'}</b>`.markup).toBe(
    '<b><i>1</i><i>2</i>0&lt;</b>',
  );
});

it('a row of the warehouse cannot pass for markup', () => {
  expect(html`${JSON.stringify({ markup: '<b>' })}`.markup).toBe(
    '{&quot;markup&quot;:&quot;&lt;b&gt;&quot;}',
  );
});

it('no template of the report puts a value into an unquoted attribute, a comment or a script', () => {
  for (const file of readdirSync(ROOM).filter((name) => name.endsWith('.ts'))) {
    const text = readFileSync(join(ROOM, file), 'utf8');
    expect(`${file}: ${/<[^>`]*=\$\{/.test(text) || /<script|<!--[^>]*\$\{/.test(text)}`).toBe(
      `${file}: false`,
    );
  }
});
