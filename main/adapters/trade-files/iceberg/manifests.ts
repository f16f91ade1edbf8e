/** Manifests and manifest lists of Iceberg, version 2 (https://iceberg.apache.org/spec/#manifests), as Avro files. */
import { DATE_PARTITION, partitionFields, type TableSchema } from './table-schema.ts'

const optional = (type: unknown) => ['null', type]
const field = (id: number, name: string, type: unknown) => ({
  name,
  type,
  'field-id': id,
  ...(Array.isArray(type) && { default: null }),
})

/** Bounds by field id: Avro has no maps with numbers as keys. */
const boundsOf = (key: number, value: number) =>
  optional({
    type: 'array',
    logicalType: 'map',
    items: {
      type: 'record',
      name: `k${key}_v${value}`,
      fields: [field(key, 'key', 'int'), field(value, 'value', 'bytes')],
    },
  })

const dataFile = {
  type: 'record',
  name: 'r2',
  fields: [
    field(134, 'content', 'int'),
    field(100, 'file_path', 'string'),
    field(101, 'file_format', 'string'),
    field(102, 'partition', {
      type: 'record',
      name: 'r102',
      fields: [field(DATE_PARTITION, 'date', optional({ type: 'int', logicalType: 'date' }))],
    }),
    field(103, 'record_count', 'long'),
    field(104, 'file_size_in_bytes', 'long'),
    field(125, 'lower_bounds', boundsOf(126, 127)),
    field(128, 'upper_bounds', boundsOf(129, 130)),
  ],
}

/** The Avro schema of a manifest. */
export const MANIFEST_SCHEMA = {
  type: 'record',
  name: 'manifest_entry',
  fields: [
    field(0, 'status', 'int'),
    field(1, 'snapshot_id', optional('long')),
    field(3, 'sequence_number', optional('long')),
    field(4, 'file_sequence_number', optional('long')),
    field(2, 'data_file', dataFile),
  ],
}

/** The Avro schema of the list of manifests of a snapshot. */
export const LIST_SCHEMA = {
  type: 'record',
  name: 'manifest_file',
  fields: [
    field(500, 'manifest_path', 'string'),
    field(501, 'manifest_length', 'long'),
    field(502, 'partition_spec_id', 'int'),
    field(517, 'content', 'int'),
    field(515, 'sequence_number', 'long'),
    field(516, 'min_sequence_number', 'long'),
    field(503, 'added_snapshot_id', 'long'),
    field(504, 'added_files_count', 'int'),
    field(505, 'existing_files_count', 'int'),
    field(506, 'deleted_files_count', 'int'),
    field(512, 'added_rows_count', 'long'),
    field(513, 'existing_rows_count', 'long'),
    field(514, 'deleted_rows_count', 'long'),
  ],
}

/** Whether a file was there before a snapshot, came with it or went with it. */
export const [EXISTING, ADDED, DELETED] = [0, 1, 2] as const

interface Bound {
  readonly key: number
  readonly value: Buffer
}

/** One file of a manifest. */
export interface ManifestEntry {
  readonly status: number
  readonly snapshot_id: number | null
  readonly sequence_number: number | null
  readonly file_sequence_number: number | null
  readonly data_file: {
    readonly content: number
    readonly file_path: string
    readonly file_format: string
    /** Days since 1970. */
    readonly partition: { readonly date: number | null }
    readonly record_count: number
    readonly file_size_in_bytes: number
    readonly lower_bounds: readonly Bound[] | null
    readonly upper_bounds: readonly Bound[] | null
  }
}

/** Returns what the header of a manifest says about its table. */
export const manifestHeader = (schema: TableSchema): Record<string, string> => ({
  schema: JSON.stringify(schema),
  'schema-id': '0',
  'partition-spec': JSON.stringify(partitionFields(schema)),
  'partition-spec-id': '0',
  'format-version': '2',
  content: 'data',
})

/** Returns a whole number of 64 bits as Iceberg compares it. */
export function longBound(key: number, value: number): Bound {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(BigInt(value))
  return { key, value: bytes }
}

/** Returns the entry of the list for one manifest. */
export function listEntry(
  manifest: { readonly path: string; readonly bytes: number },
  entries: readonly ManifestEntry[],
  snapshot: { readonly id: number; readonly sequence: number },
) {
  const of = (wanted: number) => entries.filter(({ status }) => status === wanted)
  const rows = (some: readonly ManifestEntry[]) =>
    some.reduce((sum, { data_file }) => sum + data_file.record_count, 0)
  const live = entries.filter(({ status }) => status !== DELETED)
  return {
    manifest_path: manifest.path,
    manifest_length: manifest.bytes,
    partition_spec_id: 0,
    content: 0,
    sequence_number: snapshot.sequence,
    min_sequence_number: Math.min(
      snapshot.sequence,
      ...live.map(({ sequence_number }) => sequence_number ?? snapshot.sequence),
    ),
    added_snapshot_id: snapshot.id,
    added_files_count: of(ADDED).length,
    existing_files_count: of(EXISTING).length,
    deleted_files_count: of(DELETED).length,
    added_rows_count: rows(of(ADDED)),
    existing_rows_count: rows(of(EXISTING)),
    deleted_rows_count: rows(of(DELETED)),
  }
}
