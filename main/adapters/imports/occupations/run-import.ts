/** One import of occupation records: reads the file and stores its records over a separate connection. */
import type { Database } from 'better-sqlite3'
import type { RecordColumns } from '../../../../shared/occupation-import.ts'
import type {
  ImportedOccupation,
  RecordsOutcome,
  RecordsTask,
} from '../../../core/jobs/occupations/library.ts'
import { createColumnMemory } from '../../sqlite/occupations/column-memory.ts'
import { createImporter } from '../../sqlite/occupations/importer.ts'
import { withConnection } from '../../sqlite/second-connection.ts'
import { readRecordsFile } from './file.ts'
import { type RecordsRead, readOccupations } from './read.ts'

/** Records that a preview shows. */
const SHOWN = 20

/** @param database path of the database, opened and migrated elsewhere. @throws VigieError records_unreadable */
export async function importRecords(database: string, task: RecordsTask): Promise<RecordsOutcome> {
  const { name, sent, encoding, columns } = task
  const bytes = sent === null ? await readRecordsFile(name) : Buffer.from(sent, 'base64')
  return withConnection(database, async (db) => {
    const memory = createColumnMemory(db)
    const columnsFor = (headings: readonly string[]) => columns ?? memory.find(headings)
    const file = await readOccupations(name, bytes, {
      encoding,
      columnsFor,
      needsColumns: task.step === 'import',
      codeOfTitle: titlesIn(db),
    })
    const remembered = columns === null && memory.find(file.headings) !== null
    const isImport = task.step === 'import'
    if (isImport && columns !== null)
      memory.keep(file.headings, withoutColumn(file.columns, columns), task.at)
    const counts = isImport
      ? store(db, file, task)
      : { ...rolledBack(db, () => store(db, file, task)), import_id: null }
    return { ...outcomeOf(file), ...counts, remembered }
  })
}

/** Job titles have no index by their number: they are read at once, if somebody asks. */
function titlesIn(db: Database): (ogr: string) => string | null {
  let codes: ReadonlyMap<string, string> | null = null
  return (ogr) => {
    codes ??= new Map(
      db
        .prepare<[], [string, string]>('SELECT ogr, code FROM occupation_titles WHERE ogr IS NOT NULL')
        .raw()
        .all(),
    )
    return codes.get(ogr) ?? null
  }
}

function store(db: Database, file: RecordsRead, { at, fallback, onlyNew = false }: RecordsTask) {
  const known = db.prepare<[string], string>('SELECT title FROM occupations WHERE code = ?').pluck()
  const isKnown = ({ code }: ImportedOccupation) => known.get(code) !== undefined
  const wanted = onlyNew ? file.records.filter((record) => !isKnown(record)) : file.records
  const unknown = wanted.filter((record) => record.title === null && !isKnown(record))
  const counts = createImporter(db)(wanted, at, fallback, file.audit)
  const sample = wanted.slice(0, SHOWN).map((record) => ({
    code: record.code,
    title: known.get(record.code) ?? record.title ?? '',
    description: (record.content ?? record.part)?.description ?? '',
  }))
  const refused = unknown.map(({ code }) => ({
    where: { messageKey: 'records.no_place' } as const,
    problem: { messageKey: 'records.unknown_code', params: { code } } as const,
  }))
  return { ...counts, sample, refused: [...file.refused, ...refused] }
}

/** What is remembered: the columns used, and that a field has none. */
function withoutColumn(used: RecordColumns, chosen: RecordColumns): RecordColumns {
  const none = Object.entries(chosen).filter(([, heading]) => heading === '')
  return { ...used, ...Object.fromEntries(none) }
}

/** Does something and takes it back, so that a preview counts what an import would do. */
function rolledBack<T>(db: Database, act: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    return act()
  } finally {
    db.exec('ROLLBACK')
  }
}

function outcomeOf({ records, form, encoding, unused = [], ...list }: RecordsRead) {
  const { headings, columns, missing, separators } = list
  const titles = records.reduce((sum, record) => sum + (record.titles?.length ?? 0), 0)
  const used = new Set(Object.values(columns))
  const without = headings.filter((heading) => heading !== '' && !used.has(heading))
  const reading = { form, encoding, headings, columns, missing, separators, unused: [...unused, ...without] }
  return { records: records.length, titles, ...reading }
}
