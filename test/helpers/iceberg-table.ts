/** Reads an Iceberg table as an engine does: hint, metadata, list of manifests, manifest. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAvro } from '../../main/adapters/trade-files/iceberg/avro-file.ts'
import type { ManifestEntry } from '../../main/adapters/trade-files/iceberg/manifests.ts'
import { dayText } from '../../shared/time/calendar-day.ts'

const pathOf = (uri: string) => uri.slice('file://'.length)

/** @param folder the folder of the collections, with one of BTCUSDT */
export async function readTable(folder: string) {
  const place = join(folder, 'iceberg/symbol=BTCUSDT')
  const version = readFileSync(join(place, 'metadata/version-hint.text'), 'utf8')
  const metadata = JSON.parse(readFileSync(join(place, `metadata/v${version}.metadata.json`), 'utf8'))
  const snapshot = metadata.snapshots.at(-1)
  const [list] = (await readAvro(pathOf(snapshot['manifest-list']))) as { manifest_path: string }[]
  const entries = (await readAvro(pathOf(list?.manifest_path ?? ''))) as ManifestEntry[]
  const files = entries
    .filter(({ status }) => status !== 2)
    .map(({ data_file: file }) => ({
      day: dayText(file.partition.date ?? 0),
      rows: file.record_count,
      bytes: file.file_size_in_bytes,
      path: pathOf(file.file_path),
    }))
    .sort((a, b) => a.day.localeCompare(b.day))
  return { place, version: Number(version), metadata, snapshot, files }
}
