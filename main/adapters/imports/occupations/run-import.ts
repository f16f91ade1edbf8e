/** One import of occupation records: reads the file and stores its records over a separate connection. */
import type { RecordsOutcome, RecordsTask } from '../../../core/jobs/occupations/library.ts'
import { createImporter } from '../../sqlite/occupations/importer.ts'
import { withConnection } from '../../sqlite/second-connection.ts'
import { readRecordsFile } from './file.ts'
import { readOccupations } from './read.ts'

/** @param database path of the database, opened and migrated elsewhere. @throws VigieError records_unreadable */
export async function importRecords(
  database: string,
  { name, sent, at, fallback, onlyNew = false }: RecordsTask,
): Promise<RecordsOutcome> {
  const bytes = sent === null ? await readRecordsFile(name) : Buffer.from(sent, 'base64')
  const { records, refused, audit = [] } = await readOccupations(name, bytes)
  const counts = await withConnection(database, (db) => {
    const known = db.prepare('SELECT 1 FROM occupations WHERE code = ?')
    const wanted = onlyNew ? records.filter(({ code }) => known.get(code) === undefined) : records
    return createImporter(db)(wanted, at, fallback, audit)
  })
  const titles = records.reduce((sum, record) => sum + (record.titles?.length ?? 0), 0)
  return { records: records.length, titles, ...counts, refused }
}
