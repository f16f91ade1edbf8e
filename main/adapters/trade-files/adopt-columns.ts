/**
 * Splits files in the form of archives by day, column by column: twenty times as fast as row by row. It takes only trades
 * whose ids rise from file to file and whose days follow each other.
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
import { footerOf } from './footer.ts'
import { OtherForm } from './foreign-file.ts'
import { TradeFileWriter } from './parquet-writer.ts'
import type { QuickSource } from './quick-source.ts'
import type { FileForm } from './schema.ts'

/** @returns the days in order; null if trades are not */
export async function splitColumns(
  sources: readonly QuickSource[],
  task: AdoptTask,
  post: (rows: number) => void,
): Promise<AdoptedDay[] | null> {
  const days = new DayFiles(task)
  try {
    for (const source of sources) await takeFile(source, days, post)
    return await days.end()
  } catch (error) {
    if (!(error instanceof VigieError || error instanceof OutOfOrder || error instanceof OtherForm))
      throw error
    return null
  } finally {
    await days.close()
  }
}

async function takeFile(
  { path, bytes }: QuickSource,
  days: DayFiles,
  post: (rows: number) => void,
): Promise<void> {
  const full = async () => {
    const next = await days.take()
    post(days.rows)
    return next
  }
  const csv = new TradeCsv({ columns: days.columns, full, file: path, day: null, contracts: false })
  for await (const piece of bytes()) await csv.push(piece)
  await csv.end()
}

/** Trades of an earlier day, or of a lower id, after later ones. */
class OutOfOrder extends Error {}

/** The current day. */
interface OpenDay {
  readonly day: string
  readonly temp: string
  readonly handle: FileHandle
  readonly writer: TradeFileWriter
  readonly facts: FactsGatherer
  /** End of the day, microseconds. */
  readonly end: number
}

/** Writes one day after another. Trades are parsed into the columns that are written; only those after a midnight move. */
class DayFiles {
  rows = 0
  /** Where the next trades are parsed to: after those of the open day that fill no row group yet. */
  columns: TradeColumns
  /** How many of its rows are known to be of the open day. */
  private counted = 0
  private readonly task: AdoptTask
  private readonly sets: readonly TradeColumns[]
  private readonly ids: Float64Array
  private readonly times: Float64Array
  private readonly form: FileForm
  private open: OpenDay | null = null
  private readonly done: AdoptedDay[] = []

  constructor(task: AdoptTask) {
    this.task = task
    this.form = { dataset: 'trades', digits: task.digits }
    this.sets = Array.from({ length: TradeFileWriter.COLUMNS }, () => new TradeColumns(this.form))
    this.columns = this.sets[0] as TradeColumns
    this.ids = new Float64Array(this.columns.capacity)
    this.times = new Float64Array(this.columns.capacity)
  }

  /** Takes the trades that were added to the columns. @returns those to continue with. @throws OutOfOrder */
  async take(): Promise<TradeColumns> {
    while (this.counted < this.columns.rows) {
      const time = this.columns.longs.time.number(this.counted)
      const day = this.open !== null && time < this.open.end ? this.open : await this.begin(time)
      this.count(day)
    }
    if (this.open !== null && this.columns.rows === this.columns.capacity) {
      this.columns = await this.open.writer.group(this.columns)
      this.counted = 0
    }
    return this.columns
  }

  /** Completes the last day and returns all. */
  async end(): Promise<AdoptedDay[]> {
    if (this.open !== null && this.columns.rows > 0) await this.open.writer.group(this.columns)
    await this.finishDay()
    return this.done
  }

  /** Closes what a failure left open. */
  async close(): Promise<void> {
    await this.open?.handle.close()
    this.open = null
  }

  /** Begins the day of a time with the trades that are not of the open one. */
  private async begin(time: number): Promise<OpenDay> {
    await this.leave()
    await this.finishDay()
    const day = utcDay(time / 1000)
    const temp = join(this.task.folder, `${day}.parquet`)
    await rm(temp, { force: true })
    const handle = await open(temp, 'w', 0o644)
    const spare = this.sets.filter((columns) => columns !== this.columns)
    const writer = new TradeFileWriter(handle, this.form, spare)
    const end = (Math.floor(time / DAY_US) + 1) * DAY_US
    this.open = { day, temp, handle, writer, facts: new FactsGatherer(), end }
    return this.open
  }

  /** Writes the rows of the open day, and moves the others to the start of other columns. */
  private async leave(): Promise<void> {
    const { columns, counted, open: day } = this
    if (day === null || counted === 0) return
    const { rows } = columns
    columns.rows = counted
    this.columns = await day.writer.group(columns)
    this.columns.append(columns.longs, counted, rows - counted, (row) => columns.maker[row] as number)
    this.counted = 0
  }

  /** Counts the next rows as far as they are of the day. @throws OutOfOrder */
  private count({ facts, end }: OpenDay): void {
    const { columns, ids, times } = this
    const { id, time } = columns.longs
    let count = 0
    for (let row = this.counted; row < columns.rows; row++) {
      const at = time.number(row)
      if (at >= end) break
      if (at < end - DAY_US) throw new OutOfOrder()
      ids[count] = id.number(row)
      times[count++] = at
    }
    if (facts.addAll(ids, times, count) < count) throw new OutOfOrder()
    this.rows += count
    this.counted += count
  }

  private async finishDay(): Promise<void> {
    if (this.open === null) return
    const { day, temp, handle, writer, facts: gathered } = this.open
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
