/**
 * An Iceberg table over the files of days, in the layout of a Hadoop catalogue: a hint names the newest metadata, and
 * replacing it is the commit. The table names hard links, one for each content of a day: a reader keeps the files of its
 * snapshot though a day is replaced meanwhile, and no trade takes room twice.
 */
import { link, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { VigieError } from '../../../../shared/errors.ts'
import { dayNumber, startInMicroseconds } from '../../../../shared/time/calendar-day.ts'
import type { CatalogDay, CatalogUpdate } from '../../../core/jobs/trades/table-catalog.ts'
import { writeAtomically } from '../../files/atomic-write.ts'
import { makeFolder } from '../../files/make-folder.ts'
import { readAvro, writeAvro } from './avro-file.ts'
import {
  ADDED,
  DELETED,
  EXISTING,
  LIST_SCHEMA,
  listEntry,
  longBound,
  MANIFEST_SCHEMA,
  type ManifestEntry,
  manifestHeader,
} from './manifests.ts'
import { metadataText, readMetadata, type Snapshot, type TableMetadata } from './metadata.ts'
import { fieldId, type TableSchema } from './table-schema.ts'

/** Snapshots whose files stay: readers that began before as many commits can go on. */
const SNAPSHOTS_KEPT = 10
/** Trades of a day may be stamped a second outside of it. */
const AROUND_MIDNIGHT = 1_000_000
const DAY_MICROSECONDS = 86_400_000_000

/** Where a table is, and what it is. */
export interface TablePlace {
  readonly folder: string
  readonly schema: TableSchema
}

interface OpenTable {
  readonly version: number
  readonly metadata: TableMetadata
  readonly live: readonly ManifestEntry[]
}

/** Iceberg names local files so, without escapes. */
const uriOf = (path: string): string =>
  `file://${path.startsWith('/') ? '' : '/'}${path.replaceAll('\\', '/')}`
const pathOf = (uri: string): string => {
  const path = uri.slice('file://'.length)
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path
}

const hintOf = ({ folder }: TablePlace) => join(folder, 'metadata', 'version-hint.text')
const metadataOf = ({ folder }: TablePlace, version: number) =>
  join(folder, 'metadata', `v${version}.metadata.json`)
const linkOf = ({ folder }: TablePlace, { day, sha256 }: CatalogDay) =>
  join(folder, 'data', `date=${day}`, `${sha256.slice(0, 16)}.parquet`)

/** Returns the version that the hint names; null if there is none. */
async function versionOf(place: TablePlace): Promise<number | null> {
  const text = await readFile(hintOf(place), 'utf8').catch(() => '')
  return /^[1-9]\d*$/.test(text) ? Number(text) : null
}

/** Returns the path of the newest metadata; null if there is no table. */
export async function currentMetadata(place: TablePlace): Promise<string | null> {
  const version = await versionOf(place)
  return version === null ? null : metadataOf(place, version)
}

/** Reads the table; null if there is none that can be read, or if it has been moved: it is then made anew. */
async function open(place: TablePlace): Promise<OpenTable | null> {
  const version = await versionOf(place)
  if (version === null) return null
  const metadata = readMetadata(await readFile(metadataOf(place, version), 'utf8').catch(() => ''))
  if (metadata === null || metadata.location !== uriOf(place.folder)) return null
  try {
    const live = (await entriesOf(metadata.snapshots.at(-1))).filter(({ status }) => status !== DELETED)
    return { version, metadata, live }
  } catch {
    // A table whose manifests are gone or damaged is made anew from the days.
    return null
  }
}

async function entriesOf(snapshot: Snapshot | undefined): Promise<ManifestEntry[]> {
  if (snapshot === undefined) return []
  const [list] = (await readAvro(pathOf(snapshot['manifest-list']))) as { manifest_path: string }[]
  return list === undefined ? [] : ((await readAvro(pathOf(list.manifest_path))) as ManifestEntry[])
}

/** Makes the table have exactly these days, in one commit. @throws VigieError trades_disk_failed; errors of the disk */
export async function updateTable(
  place: TablePlace,
  days: readonly CatalogDay[],
  at: { readonly now: number; readonly uuid: string },
): Promise<CatalogUpdate> {
  const table = await open(place)
  const wanted = new Map(days.map((day) => [uriOf(linkOf(place, day)), day]))
  const live = table?.live ?? []
  const known = new Set(live.map(({ data_file }) => data_file.file_path))
  const kept = live.filter(({ data_file }) => wanted.has(data_file.file_path))
  const gone = live.filter(({ data_file }) => !wanted.has(data_file.file_path))
  const fresh = [...wanted].filter(([uri]) => !known.has(uri))
  const update = { added: fresh.length, removed: gone.length }
  if (fresh.length + gone.length === 0 && (table !== null || days.length === 0)) return update
  makeFolder(join(place.folder, 'metadata'))
  for (const [, day] of fresh) await linkDay(place, day)
  const sequence = (table?.metadata['last-sequence-number'] ?? 0) + 1
  const snapshot = { id: at.now * 1000 + (sequence % 1000), sequence }
  const entries = [
    ...kept.map((entry) => ({ ...entry, status: EXISTING })),
    ...fresh.map(([uri, day]) => addedEntry(place, uri, day, snapshot)),
    ...gone.map((entry) => ({ ...entry, status: DELETED, snapshot_id: snapshot.id })),
  ]
  const written = await writeSnapshot(place, entries, snapshot, { table, update, now: at.now })
  const version = (table?.version ?? (await versionOf(place)) ?? 0) + 1
  const snapshots = [...(table?.metadata.snapshots ?? []), written].slice(-SNAPSHOTS_KEPT)
  const uuid = table?.metadata['table-uuid'] ?? at.uuid
  const text = metadataText({ uuid, location: uriOf(place.folder), schema: place.schema }, snapshots)
  writeAtomically(metadataOf(place, version), text)
  writeAtomically(hintOf(place), String(version))
  await sweep(place, version, snapshots)
  return update
}

/** Links a day's file under the name of its content. */
async function linkDay(place: TablePlace, day: CatalogDay): Promise<void> {
  const target = linkOf(place, day)
  makeFolder(dirname(target))
  try {
    // A commit that was killed may have linked it, to a file that was then replaced.
    await rm(target, { force: true })
    await link(day.path, target)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes(code ?? '')) throw error
    const problem = { messageKey: 'disk.no_links' } as const
    throw new VigieError('trades_disk_failed', { folder: place.folder, problem }, { cause: error })
  }
}

function addedEntry(
  { schema }: TablePlace,
  uri: string,
  day: CatalogDay,
  snapshot: { readonly id: number; readonly sequence: number },
): ManifestEntry {
  const midnight = startInMicroseconds(day.day)
  const bounds = (id: number, time: number) => [
    longBound(fieldId(schema, 'id'), id),
    longBound(fieldId(schema, 'time'), time),
  ]
  const { firstId, lastId } = day
  return {
    status: ADDED,
    snapshot_id: snapshot.id,
    sequence_number: snapshot.sequence,
    file_sequence_number: snapshot.sequence,
    data_file: {
      content: 0,
      file_path: uri,
      file_format: 'PARQUET',
      partition: { date: dayNumber(day.day) },
      record_count: day.rows,
      file_size_in_bytes: day.bytes,
      lower_bounds: firstId === null ? null : bounds(firstId, midnight - AROUND_MIDNIGHT),
      upper_bounds: lastId === null ? null : bounds(lastId, midnight + DAY_MICROSECONDS + AROUND_MIDNIGHT),
    },
  }
}

async function writeSnapshot(
  place: TablePlace,
  entries: readonly ManifestEntry[],
  snapshot: { readonly id: number; readonly sequence: number },
  { table, update, now }: { table: OpenTable | null; update: CatalogUpdate; now: number },
): Promise<Snapshot> {
  const { id, sequence } = snapshot
  const manifest = join(place.folder, 'metadata', `${id}-m0.avro`)
  const list = join(place.folder, 'metadata', `snap-${id}.avro`)
  const bytes = await writeAvro(manifest, MANIFEST_SCHEMA, entries, manifestHeader(place.schema))
  const parent = table?.metadata['current-snapshot-id']
  const header = {
    'snapshot-id': String(id),
    'parent-snapshot-id': String(parent ?? 'null'),
    'sequence-number': String(sequence),
    'format-version': '2',
  }
  await writeAvro(list, LIST_SCHEMA, [listEntry({ path: uriOf(manifest), bytes }, entries, snapshot)], header)
  const live = entries.filter(({ status }) => status !== DELETED)
  return {
    'snapshot-id': id,
    ...(parent !== undefined && { 'parent-snapshot-id': parent }),
    'sequence-number': sequence,
    'timestamp-ms': now,
    'manifest-list': uriOf(list),
    'schema-id': 0,
    summary: {
      operation: update.removed === 0 ? 'append' : 'overwrite',
      'added-data-files': String(update.added),
      'deleted-data-files': String(update.removed),
      'total-data-files': String(live.length),
      'total-records': String(live.reduce((sum, { data_file }) => sum + data_file.record_count, 0)),
    },
  }
}

/** Removes what no snapshot names any more. */
async function sweep(place: TablePlace, version: number, snapshots: readonly Snapshot[]): Promise<void> {
  const ids = snapshots.map((snapshot) => String(snapshot['snapshot-id']))
  for (const name of await readdir(join(place.folder, 'metadata'))) {
    const number = Number(/^v(\d+)\.metadata\.json$/.exec(name)?.[1] ?? Number.NaN)
    const snapshot = /^(?:snap-)?(\d+)(?:-m0)?\.avro$/.exec(name)?.[1]
    const old = number <= version - SNAPSHOTS_KEPT || (snapshot !== undefined && !ids.includes(snapshot))
    if (old) await rm(join(place.folder, 'metadata', name), { force: true })
  }
  const named = new Set<string>()
  for (const snapshot of snapshots) {
    for (const { status, data_file } of await entriesOf(snapshot)) {
      if (status !== DELETED) named.add(data_file.file_path)
    }
  }
  const data = join(place.folder, 'data')
  for (const folder of await readdir(data)) {
    const names = await readdir(join(data, folder))
    const unused = names.map((name) => join(data, folder, name)).filter((path) => !named.has(uriOf(path)))
    for (const path of unused) await rm(path, { force: true })
    if (unused.length === names.length) await rm(join(data, folder), { recursive: true, force: true })
  }
}

/** Removes the table with its links; the files of days stay. @returns whether there was one */
export async function removeTable(place: TablePlace): Promise<boolean> {
  const there = (await versionOf(place)) !== null
  if (there) await rm(place.folder, { recursive: true, force: true })
  return there
}
