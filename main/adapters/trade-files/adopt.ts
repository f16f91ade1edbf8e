/** Splits a file or folder from elsewhere by day and writes each day to a temporary file of our own. */
import { appendFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { scaleOf } from '../../core/jobs/trades/decimal.ts'
import type { AdoptedDay, AdoptTask } from '../../core/jobs/trades/tasks.ts'
import { freeBytes } from '../files/free-space.ts'
import { splitColumns } from './adopt-columns.ts'
import { splitLines } from './adopt-lines.ts'
import { assertRoom, type FreeBytes } from './adopt-room.ts'
import { filesIn } from './files-in.ts'
import { notAdoptable } from './foreign-refusal.ts'
import { openForeign } from './foreign-rows.ts'
import { type ForeignLine, lineOf, mappingOf } from './foreign-trade.ts'
import { quickSources } from './quick-source.ts'
import { writeSpooledDay } from './spooled-day.ts'
import { symbolCheck } from './symbol-check.ts'

const BUFFERED_LINES = 20_000

/**
 * Returns the days in ascending order. @throws VigieError trades_disk_full | trades_file_unmapped | trades_row_malformed |
 * trades_foreign_malformed
 */
export async function splitByDay(
  task: AdoptTask,
  post: (rows: number) => void,
  free: FreeBytes = freeBytes,
): Promise<AdoptedDay[]> {
  const paths = await filesIn(task.path)
  if (paths.length === 0) throw notAdoptable(task.path, 'trade_file.none')
  const days = await daysOf(paths, task, post, free)
  if (days.length === 0) throw notAdoptable(task.path, 'trade_file.no_trades')
  return days
}

async function daysOf(
  paths: readonly string[],
  task: AdoptTask,
  post: (rows: number) => void,
  free: FreeBytes,
): Promise<AdoptedDay[]> {
  await rm(task.folder, { recursive: true, force: true })
  await mkdir(task.folder, { recursive: true })
  const plan = { paths, folder: task.folder, scale: scaleOf(task.digits) }
  await assertRoom({ ...plan, asLines: false }, free)
  const sources = await quickSources(paths, { named: task.columns, symbols: task.symbols, scale: plan.scale })
  const columns = sources === null ? null : await splitColumns(sources, task, post)
  if (columns !== null) return columns
  await assertRoom({ ...plan, asLines: true }, free)
  const lines = sources === null ? null : await splitLines(sources, task, post)
  if (lines !== null) return lines
  const spool = new Spool(task.folder)
  for (const path of paths) await takeFile(path, task, spool, post)
  await spool.flush()
  const days: AdoptedDay[] = []
  for (const day of [...spool.days.keys()].sort()) {
    const rows = spool.days.get(day) ?? 0
    const risen = !spool.unordered.has(day)
    days.push(await writeSpooledDay(task, { day, path: spool.path(day), rows, risen }))
  }
  return days
}

async function takeFile(
  path: string,
  task: AdoptTask,
  spool: Spool,
  post: (rows: number) => void,
): Promise<void> {
  const foreign = await openForeign(path)
  const { columns, rows, decimalComma } = foreign
  const mapping = mappingOf(foreign, task.columns, path)
  const symbol = symbolCheck(columns, task.symbols)
  const form = { mapping, symbol, file: path, decimalComma, scale: scaleOf(task.digits) }
  for await (const row of rows) {
    await spool.add(lineOf(row, form))
    if (spool.rows % BUFFERED_LINES === 0) post(spool.rows)
  }
}

/** Writes lines to the file of their day. Rows are mostly in order, so only one day is open at a time. */
class Spool {
  rows = 0
  /** How many trades each day has. */
  readonly days = new Map<string, number>()
  /** Days whose ids do not always rise. */
  readonly unordered = new Set<string>()
  private readonly lastIds = new Map<string, number>()
  private day = ''
  private lines: string[] = []
  private readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  path(day: string): string {
    return join(this.folder, `${day}.csv`)
  }

  async add({ day, id, line }: ForeignLine): Promise<void> {
    if (id <= (this.lastIds.get(day) ?? -1)) this.unordered.add(day)
    this.lastIds.set(day, id)
    if (day !== this.day || this.lines.length >= BUFFERED_LINES) await this.flush()
    this.day = day
    this.days.set(day, (this.days.get(day) ?? 0) + 1)
    this.lines.push(line)
    this.rows++
  }

  async flush(): Promise<void> {
    if (this.lines.length > 0) await appendFile(this.path(this.day), this.lines.join(''))
    this.lines = []
  }
}
