/** The metadata file of an Iceberg table (https://iceberg.apache.org/spec/#table-metadata-fields). */
import * as z from 'zod'
import { DATE_PARTITION, nameMapping, partitionFields, type TableSchema } from './table-schema.ts'

const snapshotSchema = z.object({
  'snapshot-id': z.number(),
  'parent-snapshot-id': z.number().optional(),
  'sequence-number': z.number(),
  'timestamp-ms': z.number(),
  'manifest-list': z.string(),
  'schema-id': z.literal(0),
  summary: z.record(z.string(), z.string()),
})

/** One state of the table. */
export type Snapshot = z.infer<typeof snapshotSchema>

const metadataSchema = z.object({
  'table-uuid': z.string(),
  location: z.string(),
  'last-sequence-number': z.number(),
  'current-snapshot-id': z.number(),
  snapshots: z.array(snapshotSchema),
})

/** What Vigie reads of a metadata file that it wrote. */
export type TableMetadata = z.infer<typeof metadataSchema>

/** Returns the metadata in a text; null if it is not of a table that Vigie wrote. */
export function readMetadata(text: string): TableMetadata | null {
  try {
    return metadataSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // Text that is not JSON was not written by Vigie.
    return null
  }
}

/** Returns the text of a metadata file. @param snapshots oldest first; the last one is current */
export function metadataText(
  table: { readonly uuid: string; readonly location: string; readonly schema: TableSchema },
  snapshots: readonly Snapshot[],
): string {
  const { uuid, location, schema } = table
  const current = snapshots.at(-1) as Snapshot
  return JSON.stringify({
    'format-version': 2,
    'table-uuid': uuid,
    location,
    'last-sequence-number': current['sequence-number'],
    'last-updated-ms': current['timestamp-ms'],
    'last-column-id': schema.fields.length,
    'current-schema-id': 0,
    schemas: [schema],
    'default-spec-id': 0,
    'partition-specs': [{ 'spec-id': 0, fields: partitionFields(schema) }],
    'last-partition-id': DATE_PARTITION,
    'default-sort-order-id': 0,
    'sort-orders': [{ 'order-id': 0, fields: [] }],
    properties: { 'schema.name-mapping.default': nameMapping(schema) },
    'current-snapshot-id': current['snapshot-id'],
    snapshots,
    'snapshot-log': snapshots.map((snapshot) => ({
      'snapshot-id': snapshot['snapshot-id'],
      'timestamp-ms': snapshot['timestamp-ms'],
    })),
    'metadata-log': [],
    refs: { main: { 'snapshot-id': current['snapshot-id'], type: 'branch' } },
    statistics: [],
    'partition-statistics': [],
  })
}
