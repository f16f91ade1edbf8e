/** A large CSV file of maintenances: its preview, then its acceptance. */

import type { Database } from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import type { ImportTask } from '../../../main/core/services/imports.ts'
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'
import { line } from '../harness/line.ts'
import { builtWorkers } from '../tools/built-workers.ts'
import { tempDatabase, timed } from '../tools/temp-database.ts'

const FIRST_DAY = 20_600

/** Rows of 1,000 assets and more, as an owner would write them. */
function fileOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const day = dayText(FIRST_DAY + (row % 700))
    return `compresseur ${row % 1000},C-${row % 1000},Atelier nord,Vidange n° ${row},${day},planned,,every 3 months,120.5,R-${row},"à prévoir, deux heures"`
  })
  return `asset,asset_code,location,title,planned_on,status,completed_on,recurrence,cost,reference,notes\n${lines.join('\n')}\n`
}

const taskOf = (content: string): ImportTask => ({
  subject: 'maintenances',
  content,
  contentBase64: null,
  encoding: null,
  fileName: 'plan.csv',
  calendar: null,
  mapping: null,
  constants: {},
  values: {},
  past: 'keep',
  gone: 'keep',
  moved: 'add',
  sheet: null,
  headingLine: null,
  dateOrder: 'auto',
  language: 'en',
  asset: '',
  now: FIRST_DAY * 86_400_000,
  zone: 'Europe/Paris',
})

/** The loop: every row parsed into an object, its asset found or added, and inserted. */
function importByHand(db: Database, content: string): void {
  const asset = db.prepare(`
    INSERT INTO assets (identity, name, sort_name, search, code, location, category, status, muted, notes, created_at,
      updated_at) VALUES (@code, @name, @name, @name, @code, @location, '', 'in_service', '[]', '', 0, 0)`)
  const maintenance = db.prepare(`
    INSERT INTO maintenances (asset_id, title, planned_day, status, recurs_every, recurs_unit, recurs_from, month_day, cost,
      reference, notes, import_identity, created_at, updated_at)
    VALUES (?, ?, ?, ?, 3, 'month', 'plan', 1, ?, ?, ?, ?, 0, 0)`)
  const rows = parse(content, { columns: true }) as Record<string, string>[]
  const assets = new Map<string, number>()
  db.transaction(() => {
    for (const row of rows) {
      const { asset: name = '', asset_code: code = '', location = '', title = '', planned_on: day = '' } = row
      const id = assets.get(code) ?? Number(asset.run({ name, code, location }).lastInsertRowid)
      assets.set(code, id)
      const identity = `plan ${code}|${title}|${day}`
      const { status, cost, reference, notes } = row
      maintenance.run(id, title, dayNumber(day), status, Number(cost), reference, notes, identity)
    }
  })()
}

export const importCsv = line({
  name: 'import-csv',
  work: 'the preview of a CSV file with 50,000 maintenances of 1,000 assets, and its acceptance.',
  peer: 'csv-parse, then the same rows inserted by a hand-written better-sqlite3 loop in one transaction; once, as it has no preview',
  figures: {
    preview: { unit: 'ms', goal: { ratio: 2 } },
    accept: { unit: 'ms', goal: { ratio: 2 } },
  },
  sizes: [500, 5000, 50_000],
  growth: { of: 'rows', exponents: { accept: 1.1 } },
  setUp: async (rows) => {
    const workers = builtWorkers()
    const content = fileOf(rows)
    const inNewDatabase = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
      const { db, remove } = tempDatabase()
      const result = await work(db)
      const kept = db.prepare('SELECT count(*) FROM maintenances').pluck().get()
      remove()
      if (kept !== rows) throw new Error(`${kept} of ${rows} rows were kept`)
      return result
    }
    const ours = async (db: Database) => {
      const step = (name: 'preview' | 'accept') =>
        timed(() =>
          workers.run('import', { input: { database: db.name, task: taskOf(content), step: name } }),
        )
      return { preview: await step('preview'), accept: await step('accept') }
    }
    return {
      ours: () => inNewDatabase(ours),
      peer: async () => {
        const time = await inNewDatabase((db) => timed(() => importByHand(db, content)))
        return { preview: time, accept: time }
      },
      detail: () => ({ file_kb: Math.round(content.length / 1000) }),
      close: () => undefined,
    }
  },
})
