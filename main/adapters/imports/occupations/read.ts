/** Reads a file of occupation records, detecting its form from its content, not its name. */
import type { ImportedFile } from '../../../core/jobs/occupations/library.ts'
import { decodeText } from '../../tables/decode.ts'
import { unreadable } from './unreadable.ts'

const ZIP = 'PK\u0003\u0004'
const SQLITE = 'SQLite format 3\u0000'

/**
 * Reads one of four forms: official tree (xlsx), the source system's SQLite file, JSON, CSV. Each reader
 * loads when needed.
 * @throws VigieError records_unreadable
 */
export async function readOccupations(name: string, bytes: Uint8Array): Promise<ImportedFile> {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const file = await readerOf(head, bytes).then((read) => read(bytes, name))
  if (file.records.length > 0) return file
  throw unreadable(name, file.refused[0]?.problem ?? { told: 'records.none' })
}

type OccupationFileReader = (bytes: Uint8Array, name: string) => ImportedFile | Promise<ImportedFile>

async function readerOf(head: string, bytes: Uint8Array): Promise<OccupationFileReader> {
  if (head.startsWith(ZIP)) return (await import('./tree.ts')).readTree
  if (head === SQLITE) return (await import('./source-database.ts')).readSourceDatabase
  const first = decodeText(bytes.subarray(0, 1000)).trimStart().charAt(0)
  return first === '[' || first === '{'
    ? (await import('./json.ts')).readJson
    : (await import('./csv.ts')).readCsv
}
