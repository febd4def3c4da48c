const CONTROLS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Returns a text on one line: characters that a terminal or reader acts on become `\u000a`, `\u202e` and so on. */
export function escapeControls(text: string): string {
  return text.replace(CONTROLS, (c) => `\\u${c.codePointAt(0)?.toString(16).padStart(4, '0')}`);
}
