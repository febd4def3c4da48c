import type { PrintedGroup } from '../../../src/define/print.ts';
import { publishedTables } from './published-tables.ts';
import { publishedText } from './published-text.ts';

/** The 223 figures that the study printed, errors included: published-errata.ts puts them right. */
export const publishedGroups: readonly PrintedGroup[] = [...publishedTables, ...publishedText];
