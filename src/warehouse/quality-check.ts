import type { Severity } from '../findings/finding-kind.ts';
import type { CheckDefinition } from './tracking-tables.ts';
import { CHECKS, readViews, type View } from './views.ts';

/**
 * Terms of Kahn et al., eGEMs 2016;4(1):1244. Verification compares the data with expectations, validation with an
 * external reference: another source, the print.
 */
const SUBCATEGORIES: Readonly<Record<string, readonly (string | null)[]>> = {
  completeness: [null],
  conformance: ['value', 'relational', 'computational'],
  plausibility: ['uniqueness', 'atemporal', 'temporal'],
};
const CONTEXTS = ['verification', 'validation'];
const SEVERITIES: readonly string[] = ['info', 'warning', 'error'] satisfies readonly Severity[];

/** Every quality check of `views`, as its header declares it. Throws when a header is incomplete. */
export function qualityChecks(views: readonly View[] = readViews()): CheckDefinition[] {
  return views.filter(({ folder }) => folder === CHECKS).map(definitionOf);
}

/**
 * Reads the header of a check. Besides the fields of every view it has `Check:` category, subcategory (none for
 * completeness) and context; `Severity:`; `Threshold:` the percentage of examined rows that may fail; `Counts:` the
 * examined rows.
 * @throws Error when the header is incomplete
 */
function definitionOf({ name, title, rule, labels }: View): CheckDefinition {
  const refuse = (label: string, expected: string): never => {
    throw new Error(`${CHECKS}/${name}: ${label}: has to be ${expected}`);
  };
  const parts = (labels.get('Check') ?? '').split(', ');
  const [category = '', subcategory = null, context = ''] =
    parts.length === 3 ? parts : [parts[0], null, parts[1]];
  if (SUBCATEGORIES[category]?.includes(subcategory) !== true || !CONTEXTS.includes(context)) {
    refuse('Check', 'category, subcategory and context of Kahn');
  }
  const severity = labels.get('Severity') ?? '';
  if (!SEVERITIES.includes(severity)) refuse('Severity', SEVERITIES.join(' or '));
  const allowed = /^(\d+(?:\.\d+)?) %$/.exec(labels.get('Threshold') ?? '')?.[1];
  if (allowed === undefined || Number(allowed) > 100) refuse('Threshold', 'a percentage, as in "5 %"');
  const counts = labels.get('Counts');
  if (!counts) refuse('Counts', 'what the check examines');
  return {
    check_name: name,
    category,
    subcategory,
    context,
    severity: severity as Severity,
    allowed_percent: Number(allowed),
    counts: counts ?? '',
    title,
    rule,
  };
}
