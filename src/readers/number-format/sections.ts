/** `[<42370]` of a section: which numbers it applies to. */
export type Condition = (value: number) => boolean;

export interface SectionCode {
  readonly code: string;
  readonly condition: Condition | null;
}

/** One token of a section that must not be cut: a quoted text, an escaped or padding character, a bracket. */
const UNIT = /"[^"]*(?:"|$)|[\\_*].?|\[[^\]]*(?:\]|$)|./gsu;
const CONDITION = /^\[\s*(<=|>=|<>|<|>|=)\s*([-+]?\d+(?:[.,]\d+)?(?:e[-+]?\d+)?)\s*\]$/i;
/** For positive numbers, negative numbers, zero, and texts (ECMA-376, 18.8.31). */
const MOST_SECTIONS = 4;

const HOLDS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '=': (value, limit) => value === limit,
  '<>': (value, limit) => value !== limit,
  '>=': (value, limit) => value >= limit,
  '>': (value, limit) => value > limit,
};

/** The units of a section: quoted texts, escapes and brackets whole, every other character alone. */
export const unitsOf = (code: string): readonly string[] => code.match(UNIT) ?? [];

/**
 * The one to three sections of a format for numbers, without the section of texts. Null when there are more
 * sections than Excel permits.
 */
export function numberSections(format: string): readonly SectionCode[] | null {
  const sections: string[][] = [[]];
  for (const unit of unitsOf(format)) {
    if (unit === ';') sections.push([]);
    else sections.at(-1)?.push(unit);
  }
  if (sections.length > MOST_SECTIONS) return null;
  const isOfTexts =
    sections.length === MOST_SECTIONS || (sections.length > 1 && sections.at(-1)?.includes('@'));
  return (isOfTexts ? sections.slice(0, -1) : sections).map((units) => {
    const found = units.map((unit) => CONDITION.exec(unit)).find((match) => match !== null);
    return {
      code: units.filter((unit) => !CONDITION.test(unit)).join(''),
      condition: found === undefined ? null : conditionOf(found[1] ?? '', found[2] ?? ''),
    };
  });
}

function conditionOf(operator: string, limit: string): Condition {
  const number = Number(limit.replace(',', '.'));
  return (value) => HOLDS[operator]?.(value, number) ?? false;
}

/**
 * Returns the index of the section for a number; -1 when there is none and Excel shows `####`. Without conditions
 * the sections are for positive, negative and zero. With conditions the first that applies wins, and a section
 * without one takes the rest.
 */
export function sectionFor(value: number, sections: readonly SectionCode[]): number {
  const [first, second] = sections;
  const count = sections.length;
  if (first?.condition == null && second?.condition == null) {
    if (value < 0 && count > 1) return 1;
    return value === 0 && count > 2 ? 2 : 0;
  }
  if (first?.condition?.(value) === true) return 0;
  if (second?.condition?.(value) === true) return 1;
  if (first?.condition == null) return count > 2 && value <= 0 ? 2 : 0;
  if (second === undefined) return -1;
  if (second.condition !== null) return count > 2 ? 2 : -1;
  return count > 2 && value >= 0 ? 2 : 1;
}
