import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Truth } from '../truth.ts';
import { type Extraction, ExtractionWriter, extractionName } from './dcc-files.ts';
import { type Delivery, DeliveryWriter } from './orbis-files.ts';
import type { Order } from './order.ts';
import { OppositionsWriter, writeCorrections } from './side-files.ts';

/**
 * What an inbox holds.
 *
 * - `seed`: of the spellings
 * - `order`: of rows and columns; another seed of the order leaves every cell as it is
 * - `extractions`, `deliveries`: earliest first
 */
export interface InboxOptions {
  readonly seed: number;
  readonly order: Order;
  readonly extractions: readonly Extraction[];
  readonly deliveries: readonly Delivery[];
}

/** The inbox of the repository: an older and a newer extraction, three deliveries in three forms. */
export const DEFAULT_INBOX: InboxOptions = {
  seed: 1,
  order: { seed: 1 },
  extractions: [
    { on: '2017-05-15', form: 'xlsx' },
    { on: '2017-06-10', time: '0830', form: 'xlsx' },
  ],
  deliveries: [
    { on: '2013-01-07', form: 'windows-1252' },
    { on: '2016-01-04', form: 'utf-8-bom' },
    { on: '2017-06-09', form: 'xlsx' },
  ],
};

/** How many rows each sheet or report got, by extraction or delivery. */
export type RowCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/**
 * Writes an inbox: `dcc/`, `orbis/`, `oppositions.csv` and `corrections.csv`. Each patient is asked for once and
 * written to all files before the next. Files of other names in the folder are left alone.
 */
export function writeInbox(folder: string, truth: Truth, options: Partial<InboxOptions> = {}): RowCounts {
  const { seed, order, extractions, deliveries } = { ...DEFAULT_INBOX, ...options };
  const [dcc, orbis] = [join(folder, 'dcc'), join(folder, 'orbis')];
  for (const sub of [dcc, orbis]) mkdirSync(sub, { recursive: true });
  const chance = { seed, order };
  const dccWriters = extractions.map((extraction) => new ExtractionWriter(dcc, extraction, chance));
  const orbisWriters = deliveries.map(
    (delivery, k) => new DeliveryWriter(orbis, delivery, deliveries[k - 1]?.on, chance),
  );
  const oppositions = new OppositionsWriter();
  for (const patient of truth.patients) {
    for (const writer of [...dccWriters, ...orbisWriters, oppositions]) writer.add(patient);
  }
  oppositions.writeTo(folder);
  writeCorrections(folder, truth.corrections);
  return Object.fromEntries([
    ...extractions.map((extraction, k) => [extractionName(extraction), dccWriters[k]?.close() ?? {}]),
    ...deliveries.map(({ on }, k) => [`ORBIS ${on}`, orbisWriters[k]?.close() ?? {}]),
  ]);
}
