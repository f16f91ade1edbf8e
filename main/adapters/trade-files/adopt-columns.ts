/**
 * Splits files in the form of archives by day, column by column: twenty times as fast as row by row. It takes only trades
 * whose ids rise from file to file and whose days follow each other; the careful way reads all others.
 */
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import { utcDay } from '../../../shared/time/calendar-day.ts'
import { DAY_US } from '../../../shared/time/units.ts'
import { FactsGatherer } from '../../core/jobs/trades/facts.ts'
import type { AdoptedDay, AdoptTask } from '../../core/jobs/trades/tasks.ts'
import { TradeColumns } from './columns.ts'
import { TradeCsv } from './csv.ts'
import { CSV_NAME, csvBytes, csvStart } from './csv-source.ts'
import { footerOf } from './footer.ts'
import { recognised } from './foreign-trade.ts'
import { TradeFileWriter } from './parquet-writer.ts'
import type { FileForm } from './schema.ts'

/** The fields of an archive's line, in order. */
const FORM = ['id', 'price', 'quantity', 'quote_quantity', 'time', 'buyer_is_maker'] as const
/** Bytes in which the first line of a file ends. */
const FIRST_LINE = 1000

/** @returns the days in order; null if a file has another form, or trades that are not in order */
export async function splitColumns(
  paths: readonly string[],
  task: AdoptTask,
  post: (rows: number) => void,
): Promise<AdoptedDay[] | null> {
  for (const path of paths) if (!(await isArchiveForm(path, task.columns))) return null
  const days = new DayFiles(task)
  try {
    for (const path of paths) await takeFile(path, days, post)
    return await days.end()
  } catch (error) {
    if (!(error instanceof VigieError || error instanceof OutOfOrder)) throw error
    return null
  } finally {
    await days.close()
  }
}

/** Whether a file has the columns of an archive, in its order, with a header or without. */
async function isArchiveForm(path: string, named: AdoptTask['columns']): Promise<boolean> {
  if (!CSV_NAME.test(path) || Object.keys(named).length > 0) return false
  // What cannot be read is left to the careful way, which says why.
  const start = await csvStart(path, FIRST_LINE).catch(() => Buffer.alloc(0))
  const [line = ''] = start.toString('latin1').split(/\r?\n/, 1)
  const fields = line.split(',')
  if (fields.length < FORM.length || fields.length > FORM.length + 1) return false
  if (/^\d+$/.test(fields[0] ?? '')) return /^(true|false)$/i.test(fields[5] ?? '')
  const found = recognised(fields, {})
  return FORM.every((field, i) => found[field] === fields[i])
}

async function takeFile(path: string, days: DayFiles, post: (rows: number) => void): Promise<void> {
  const full = async (columns: TradeColumns) => {
    await days.take(columns)
    post(days.rows)
    columns.rows = 0
    return columns
  }
  const csv = new TradeCsv({ columns: days.source, full, file: path, day: null, contracts: false })
  for await (const piece of csvBytes(path)) await csv.push(piece)
  await csv.end()
}

/** Trades of an earlier day, or of a lower id, after later ones. */
class OutOfOrder extends Error {}

/** The day in hand. */
interface OpenDay {
  readonly day: string
  readonly temp: string
  readonly handle: FileHandle
  readonly writer: TradeFileWriter
  readonly facts: FactsGatherer
  /** End of the day, microseconds. */
  readonly end: number
}

/** Writes one day after another; its columns are used again for each. */
class DayFiles {
  rows = 0
  /** Where the next trades are parsed to. */
  readonly source: TradeColumns
  private readonly task: AdoptTask
  private readonly sets: readonly TradeColumns[]
  private columns: TradeColumns
  private readonly ids: Float64Array
  private readonly times: Float64Array
  private readonly form: FileForm
  private open: OpenDay | null = null
  private readonly done: AdoptedDay[] = []

  constructor(task: AdoptTask) {
    this.task = task
    this.form = { dataset: 'trades', digits: task.digits }
    this.source = new TradeColumns(this.form)
    this.sets = Array.from({ length: TradeFileWriter.COLUMNS }, () => new TradeColumns(this.form))
    this.columns = this.sets[0] as TradeColumns
    this.ids = new Float64Array(this.source.capacity)
    this.times = new Float64Array(this.source.capacity)
  }

  /** Adds trades, each to its day. @throws OutOfOrder */
  async take(from: TradeColumns): Promise<void> {
    for (let at = 0; at < from.rows; ) {
      const time = from.longs.time.number(at)
      if (this.open === null || time >= this.open.end) await this.begin(time)
      const { end } = this.open as OpenDay
      let to = at + 1
      while (to < from.rows && from.longs.time.number(to) < end) to++
      await this.copy(from, at, to)
      at = to
    }
  }

  /** Completes the last day and returns all. */
  async end(): Promise<AdoptedDay[]> {
    await this.finishDay()
    return this.done
  }

  /** Closes what a failure left open. */
  async close(): Promise<void> {
    await this.open?.handle.close()
    this.open = null
  }

  private async begin(time: number): Promise<void> {
    await this.finishDay()
    const day = utcDay(time / 1000)
    const temp = join(this.task.folder, `${day}.parquet`)
    await rm(temp, { force: true })
    const handle = await open(temp, 'w', 0o644)
    for (const columns of this.sets) columns.rows = 0
    const [first, ...spare] = this.sets as [TradeColumns, ...TradeColumns[]]
    this.columns = first
    const writer = new TradeFileWriter(handle, this.form, spare)
    const end = (Math.floor(time / DAY_US) + 1) * DAY_US
    this.open = { day, temp, handle, writer, facts: new FactsGatherer(), end }
  }

  private async copy(from: TradeColumns, start: number, end: number): Promise<void> {
    const { facts, writer, end: midnightAfter } = this.open as OpenDay
    const midnight = midnightAfter - DAY_US
    for (let at = start; at < end; ) {
      const { columns } = this
      const count = Math.min(end - at, columns.capacity - columns.rows)
      for (let i = 0; i < count; i++) {
        const time = from.longs.time.number(at + i)
        if (time < midnight) throw new OutOfOrder()
        this.ids[i] = from.longs.id.number(at + i)
        this.times[i] = time
      }
      if (facts.addAll(this.ids, this.times, count) < count) throw new OutOfOrder()
      columns.append(from.longs, at, count, (row) => from.maker[row] as number)
      this.rows += count
      at += count
      if (columns.rows === columns.capacity) this.columns = await writer.group(columns)
    }
  }

  private async finishDay(): Promise<void> {
    if (this.open === null) return
    const { day, temp, handle, writer, facts: gathered } = this.open
    if (this.columns.rows > 0) await writer.group(this.columns)
    const facts = gathered.facts()
    const { collection } = this.task
    const origin = { ...collection, dataset: 'trades', day, source: 'adopted', archiveSha256: null } as const
    const written = await writer.finish((contentSha256) => footerOf(origin, facts, contentSha256))
    await handle.close()
    this.open = null
    const last = this.done.at(-1)
    const risen = last === undefined || (last.file.lastId ?? -1) < (facts.firstId ?? -1)
    if (!risen) throw new OutOfOrder()
    this.done.push({ day, temp, file: { ...facts, ...written } })
  }
}
