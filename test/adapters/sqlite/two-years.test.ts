/**
 * The size of the database after two years, table by table: a thousand rows of each are spread over the time, swept and
 * measured, and the result stands for as many as those years write.
 */
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { retentionRules, TABLE_RULES } from '../../../main/adapters/sqlite/table-rules.ts'
import { sweepRetention } from '../../../main/core/retention.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const DAYS = 730
const SAMPLE = 1000
const MOST_MB = 300
const END = '2028-01-05T00:00:00Z'
const RECORDS = 532
const MONTHS = 24

/** What the two years write into a table. */
interface SimulatedLife {
  /** Rows, if nothing were deleted; of each job, if a rule counts them for each. */
  readonly rows: number | readonly number[]
  /** The megabytes that it may have. */
  readonly most: number
  /** Lengths of texts, if not the usual ones. */
  readonly texts?: Readonly<Record<string, number>>
  /** Values that a rule or an index asks for. */
  readonly values?: Readonly<Record<string, string | number | null>>
}

/** Usual lengths of texts by column; a text that is not named has 12 characters. */
const USUAL: Readonly<Record<string, number>> = {
  id: 36,
  run_id: 36,
  key: 36,
  occurrence: 24,
  job_id: 8,
  kind: 8,
  cause: 8,
  faults: 2,
  error_code: 0,
  error_message: 0,
  skip_reason: 0,
}

const few = { rows: 100, most: 0.1 }
const aDay = (times: number) => times * DAYS
const ofRecords = (texts: SimulatedLife['texts'], each = 1) => ({
  rows: RECORDS * each,
  ...(texts && { texts }),
})

/** Runs a day, as by default: an analysis each minute, the index and alerts; and a request of the owner's each hour. */
const RUNS = [1440, 144, 288, 24]

/** One market, two figures of the request, ten alerts a day on two channels, 532 records rewritten each month. */
const LIVES: Readonly<Record<string, SimulatedLife>> = {
  runs: {
    rows: RUNS.map(aDay),
    most: 50.9,
    texts: { summary: 100 },
    values: { outcome: 'succeeded', progress: null, program: null },
  },
  job_state: few,
  host_waits: few,
  host_refusals: few,
  first_answers: { rows: aDay(200), most: 1.3, texts: { body: 2000 } },
  clock_state: { ...few, rows: 1 },
  clock_periods: few,
  index_scores: { rows: aDay(144), most: 2.6, values: { closing: 0 } },
  index_components: { rows: 90 * 144 + 1000, most: 29.1, texts: { components: 1900 } },
  index_articles: { rows: aDay(60), most: 4.8, texts: { title: 80, summary: 300, url: 90, opinion_why: 80 } },
  index_observations: { rows: 10 * 4000, most: 2.4 },
  index_sources: few,
  index_replays: few,
  assets: { rows: 500, most: 0.3, texts: { notes: 200, search: 120 } },
  meter_readings: { rows: aDay(20), most: 0.9, texts: { unit: 2 } },
  maintenances: { rows: 5000, most: 4.9, texts: { notes: 200, import_content: 300 } },
  import_mappings: { ...few, most: 0.5, texts: { mapping: 2000 } },
  imports: { rows: 104, most: 0.1 },
  import_changes: { rows: 52 * 50, most: 1.9, texts: { before: 600 } },
  import_meanings: few,
  calendar_versions: few,
  alerts: { rows: aDay(10), most: 0.6, texts: { params: 200, notice: 200 }, values: { state: 'cleared' } },
  alert_counts: few,
  notices: { rows: aDay(10), most: 0.7, texts: { title: 80, body: 400 }, values: { done: 1 } },
  notice_deliveries: { rows: 90 * 20, most: 0.2 },
  channel_alerts: { rows: 90 * 20, most: 0.2 },
  channel_states: few,
  update_keys: { ...few, most: 0.3, texts: { envelope: 2000 } },
  update_channels: few,
  trade_days: { rows: 2 * 1100, most: 1.8, texts: { sha256: 64, content_sha256: 64, quality: 400 } },
  trade_folders: few,
  trade_placements: { rows: 2 * 1100, most: 0.3, texts: { placement: 60 } },
  trade_series: { ...few, texts: { definition: 200, calibration: 400 } },
  trade_series_days: { rows: 2 * 1100, most: 0.3, texts: { sha256: 64 } },
  trade_bars: { rows: 2 * 5000, most: 3.5, texts: { bar: 300 } },
  occupations: { ...ofRecords({ content: 6000 }), most: 4.5 },
  occupation_titles: { ...ofRecords({ label: 40 }, 20), most: 0.9 },
  occupation_variants: { ...ofRecords({ content: 6000 }), most: 4.8 },
  occupation_proposals: { ...few, most: 0.9, texts: { content: 6000, prompt: 2000 } },
  occupations_search: { ...ofRecords({ text: 6000 }), most: 4.5 },
  occupation_versions: {
    ...ofRecords({ content: 6000 }, MONTHS),
    most: 56.6,
    values: { author: 'claude', code: 'K1', prompt: null },
  },
  occupation_audit: { ...ofRecords({ before: 6000, after: 6000 }, MONTHS), most: 21.3 },
  occupation_spending: { ...ofRecords({}, MONTHS), most: 3.1, values: { state: 'settled' } },
  occupation_cycles: few,
  occupation_cycle_ends: { ...ofRecords({}), most: 0.1 },
  occupation_batches: few,
  occupation_imports: few,
  occupation_import_records: { ...few, most: 0.9, texts: { before: 6000, after: 64 } },
  occupation_submissions: few,
  analysis_calls: { rows: [aDay(1440)], most: 81.3, texts: { answer: 1000 } },
  figures: { rows: [aDay(24 * 2)], most: 8.9, values: { text: null } },
  figure_days: { rows: aDay(2), most: 0.1 },
  run_outputs: { rows: [aDay(24)], most: 0.9, texts: { text: 4000 } },
  figure_texts: { ...few, most: 0.5, texts: { text: 4000 } },
  analysis_call_days: { rows: aDay(40), most: 1 },
}

interface SqliteColumn {
  readonly name: string
  readonly type: string
  readonly pk: number
}

/** Null if a column is usually empty. */
const textOf = (row: number, length: number) => (length === 0 ? null : `${row}`.padEnd(length, 'x7 '))

/** Writes rows spread evenly over the two years, whatever their checks and parents say. */
function fill(db: Database, table: string, { texts = {}, values = {} }: SimulatedLife, end: number): void {
  const columns = db
    .prepare<[string], SqliteColumn>('SELECT name, type, pk FROM pragma_table_info(?)')
    .all(table)
  const names = columns.map(({ name }) => name)
  const insert = db.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`)
  const cellOf = ({ name, type, pk }: SqliteColumn, row: number): string | number | null => {
    const at = end - Math.round(((SAMPLE - row) * DAYS * DAY_MS) / SAMPLE)
    if (name in values) return values[name] ?? null
    if (type === 'REAL') return row / 7
    if (name === 'day')
      return type === 'TEXT' ? `${new Date(at).toISOString().slice(0, 10)} ${row}` : Math.floor(at / DAY_MS)
    if (type !== 'INTEGER') return textOf(row, texts[name] ?? USUAL[name] ?? 12)
    return pk === 1 ? row : /(_at|^at|as_of|until|scheduled_for)$/.test(name) ? at : row
  }
  const rows = LIVES[table]?.rows === 1 ? 1 : SAMPLE
  for (let row = 1; row <= rows; row += 1) insert.run(columns.map((column) => cellOf(column, row)))
}

/** Rules by which some of the sample is old enough to go. */
const isShort = (rule: (typeof TABLE_RULES)[string][number]): boolean =>
  'timeColumn' in rule && rule.empty === undefined && (rule.days === 'raw' || rule.days < DAYS)

test('every table is counted, with limits that are below the limit of all', () => {
  expect(Object.keys(LIVES).sort()).toEqual(Object.keys(TABLE_RULES).sort())
  const limits = Object.values(LIVES).map(({ most }) => most)
  expect(limits.reduce((sum, most) => sum + most)).toBeLessThan(MOST_MB)
})

test('after two years each table has at most its megabytes, and has forgotten what is older than its age', async () => {
  const db = openDatabase(join(tempFolder(), 'vigie.db'))
  onTestFinished(() => void db.close())
  const clock = new FakeClock(END)
  for (const off of ['foreign_keys = OFF', 'ignore_check_constraints = ON', 'synchronous = OFF'])
    db.pragma(off)
  db.transaction(() => {
    for (const [table, life] of Object.entries(LIVES)) fill(db, table, life, clock.now())
    db.exec("INSERT INTO occupations (code, title, domain, status, version) VALUES ('K1', '', '', '', 2000)")
  })()
  // Real keys ascend with time, so their pages are full.
  db.exec('VACUUM')
  const filled = new Map(Object.keys(LIVES).map((table) => [table, bytesOf(db, table)]))
  const rules = retentionRules(db, () => 90)
  const deps = { rules, space: { giveBack: () => false }, clock, yieldToEventLoop: async () => undefined }
  await sweepRetention(deps, new AbortController().signal)
  db.exec('VACUUM')
  const all = Object.entries(LIVES).map(([table, life]) => {
    const share = Math.min(1, countOf(db, table) / SAMPLE)
    // Rows that only lose their texts are measured without them.
    const whole = share === 1 ? bytesOf(db, table) : (filled.get(table) ?? 0)
    return { table, share, most: life.most, megabytes: ((whole / SAMPLE) * kept(table, life, share)) / 1e6 }
  })
  expect(all.filter(({ megabytes, most }) => megabytes > most)).toEqual([])
  const forgetful = all.filter(({ table }) => TABLE_RULES[table]?.some(isShort))
  expect(forgetful.filter(({ share }) => share > 0.6).map(({ table }) => table)).toEqual([])
})

/** The bytes of a table and its indexes; of a search index, of its own tables. */
function bytesOf(db: Database, table: string): number {
  const names = db
    .prepare<[string, string], string>('SELECT name FROM sqlite_schema WHERE tbl_name = ? OR tbl_name GLOB ?')
    .pluck()
    .all(table, table.endsWith('_search') ? `${table}_*` : '')
  const bytes = 'SELECT sum(pgsize) FROM dbstat WHERE name IN (SELECT value FROM json_each(?))'
  return db.prepare<[string], number | null>(bytes).pluck().get(JSON.stringify(names)) ?? 0
}

const countOf = (db: Database, table: string) =>
  db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0

/** How many rows remain of each job, and together. */
function kept(table: string, { rows }: SimulatedLife, share: number): number {
  const most = TABLE_RULES[table]?.flatMap((rule) => ('each' in rule ? [rule.most] : [])) ?? []
  const jobs = typeof rows === 'number' ? [rows] : rows
  return jobs.reduce((sum, written) => sum + Math.min(written * share, ...most), 0)
}
