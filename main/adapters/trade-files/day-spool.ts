/** Trades in any order, spooled to one file for each day: parts of columns, as they are in memory. */
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { utcDay } from '../../../shared/time/calendar-day.ts'
import { type CalendarDay, DAY_US } from '../../../shared/time/units.ts'
import { TradeColumns } from './columns.ts'
import { type FileForm, GROUP_ROWS } from './schema.ts'

/** The file of a day. */
export interface SpooledDay {
  readonly day: CalendarDay
  readonly path: string
  readonly rows: number
  /** How many trades each of its parts has: first their ids, then their prices and so on. */
  readonly parts: number[]
}

/** A day, and which of the trades at hand are of it. */
interface HeldDay extends SpooledDay {
  rows: number
  /** Its first microsecond since 1970. */
  readonly start: number
  /** Place of the first of them among all. */
  first: number
  held: number
}

/** Takes trades and writes them to the files of their days. */
export class DaySpool {
  /** Most trades that are taken at once: each of their days is a write, and there may be thousands. */
  static readonly ROWS = 4 * GROUP_ROWS

  rows = 0
  private readonly days = new Map<number, HeldDay>()
  private readonly grouped: TradeColumns
  private readonly order = new Uint32Array(DaySpool.ROWS)
  private readonly folder: string
  private writing: Promise<void> = Promise.resolve()

  constructor(folder: string, form: FileForm) {
    this.folder = folder
    this.grouped = new TradeColumns(form, DaySpool.ROWS)
  }

  /** Empties the columns. Their trades are written while the caller continues: a failure is thrown by the next call. */
  async take(columns: TradeColumns): Promise<void> {
    await this.writing
    const days = this.group(columns)
    this.grouped.gather(columns, this.order.subarray(0, columns.rows))
    this.rows += columns.rows
    columns.rows = 0
    this.writing = this.append(days)
    this.writing.catch(() => undefined)
  }

  /** Returns the days, in order. */
  async end(): Promise<readonly SpooledDay[]> {
    await this.writing
    return [...this.days.values()].sort((a, b) => a.start - b.start)
  }

  /** Removes the files. */
  async close(): Promise<void> {
    await this.writing.catch(() => undefined)
    for (const { path } of this.days.values()) await rm(path, { force: true })
  }

  /** Orders the trades by day. @returns the days that there are */
  private group({ rows, longs: { time } }: TradeColumns): readonly HeldDay[] {
    const days: HeldDay[] = []
    let day: HeldDay | null = null
    for (let row = 0; row < rows; row++) {
      day = this.dayOf(time.number(row), day)
      if (day.held++ === 0) days.push(day)
    }
    let first = 0
    for (const one of days) {
      one.first = first
      first += one.held
      one.held = 0
    }
    for (let row = 0; row < rows; row++) {
      day = this.dayOf(time.number(row), day)
      this.order[day.first + day.held++] = row
    }
    return days
  }

  /** @param last the day of the trade before: nearly always the same */
  private dayOf(time: number, last: HeldDay | null): HeldDay {
    if (last !== null && time >= last.start && time < last.start + DAY_US) return last
    const start = time - (time % DAY_US)
    const known = this.days.get(start)
    if (known !== undefined) return known
    const day = utcDay(start / 1000)
    const begun = {
      day,
      path: join(this.folder, `${day}.rows`),
      parts: [],
      rows: 0,
      start,
      first: 0,
      held: 0,
    }
    this.days.set(start, begun)
    return begun
  }

  private async append(days: readonly HeldDay[]): Promise<void> {
    for (const day of days) {
      const memory = this.grouped.memory(day.first, day.held)
      const file = await open(day.path, 'a', 0o600)
      try {
        const { bytesWritten } = await file.writev(memory)
        // A full disk takes a part only: the rest names the reason.
        if (bytesWritten < lengthOf(memory))
          await file.writeFile(Buffer.concat(memory).subarray(bytesWritten))
      } finally {
        await file.close()
      }
      day.parts.push(day.held)
      day.rows += day.held
      day.held = 0
    }
  }
}

/** Fills columns with the trades of a day. @throws Error if its file has fewer; errors of the file system */
export async function readSpooled({ path, parts }: SpooledDay, columns: TradeColumns): Promise<void> {
  const file = await open(path)
  try {
    let at = 0
    columns.rows = 0
    for (const rows of parts) {
      const { bytesRead } = await file.readv(columns.memory(columns.rows, rows), at)
      at += bytesRead
      columns.rows += rows
    }
    if (at < lengthOf(columns.memory(0, columns.rows))) throw new Error(`${path} was cut short`)
  } finally {
    await file.close()
  }
}

const lengthOf = (memory: readonly Uint8Array[]) => memory.reduce((sum, bytes) => sum + bytes.length, 0)
