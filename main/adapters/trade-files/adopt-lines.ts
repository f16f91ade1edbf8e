/**
 * Splits files in the form of archives by day, line by line as bytes: trades may be in any order, and repeat themselves. Only
 * the id and the time of a line are read here; its day is then put in order and parsed like an archive.
 */
import { appendFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import { utcDay } from '../../../shared/time/calendar-day.ts'
import { DAY_US } from '../../../shared/time/units.ts'
import type { AdoptedDay, AdoptTask } from '../../core/jobs/trades/tasks.ts'
import { OtherForm } from './foreign-file.ts'
import { microsecondsOf } from './instant.ts'
import type { QuickSource } from './quick-source.ts'
import { release } from './release.ts'
import { type SpooledDay, writeSpooledDay } from './spooled-day.ts'

const NEWLINE = 10
const COMMA = 44
const ZERO = 48
/** Place of the time in a line, from 0. */
const TIME = 4
/** Bytes of all days that are held before they are written: a history may be in no order at all. */
const HELD = 16 * 1024 * 1024
/** Bytes that a day begins with. */
const LEAST_ROOM = 16 * 1024
const NO_LINES = new Uint8Array(0)
/** Maximum length of a line. */
const LONGEST = 400

/** @returns the days in order; null if a line has another form */
export async function splitLines(
  sources: readonly QuickSource[],
  task: AdoptTask,
  post: (rows: number) => void,
): Promise<AdoptedDay[] | null> {
  const spool = new LineSpool(task.folder)
  try {
    for (const source of sources) await takeFile(source, spool, post)
    await spool.flush()
    const days: AdoptedDay[] = []
    for (const day of spool.days()) days.push(await writeSpooledDay(task, day))
    return days
  } catch (error) {
    // The careful way says which row of which file is wrong.
    if (!(error instanceof VigieError || error instanceof OtherForm)) throw error
    for (const { path } of spool.days()) await rm(path, { force: true })
    return null
  }
}

async function takeFile(
  { bytes }: QuickSource,
  spool: LineSpool,
  post: (rows: number) => void,
): Promise<void> {
  let rest: Uint8Array = new Uint8Array(0)
  let begun = false
  for await (const piece of bytes()) {
    let lines: Uint8Array = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    if (!begun) {
      const head = lines.indexOf(NEWLINE)
      if (head < 0) throw new OtherForm()
      lines = isDigit(lines[0] as number) ? lines : lines.subarray(head + 1)
      begun = true
    }
    const end = lines.lastIndexOf(NEWLINE) + 1
    rest = new Uint8Array(lines.subarray(end))
    if (rest.length > LONGEST) throw new OtherForm()
    await spool.take(lines.subarray(0, end))
    post(spool.rows)
  }
  if (rest.length > 0) await spool.take(Buffer.concat([rest, Uint8Array.of(NEWLINE)]))
}

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= ZERO + 9

interface DayOfLines {
  /** Days since 1970. */
  readonly number: number
  rows: number
  lastId: number
  risen: boolean
  /** Has the lines that are not written yet in its first `held` bytes: a piece for each would be millions in the worst case. */
  lines: Uint8Array
  held: number
}

/** Holds lines by day, and writes them to one file for each day. */
class LineSpool {
  rows = 0
  private held = 0
  /** The current line: one object for all. */
  private readonly line: AdoptedLine = { id: -1, day: -1 }
  private readonly byNumber = new Map<number, DayOfLines>()
  private readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  /** Returns the days, in order. */
  days(): SpooledDay[] {
    const days = [...this.byNumber.values()].sort((a, b) => a.number - b.number)
    return days.map((day) => ({ day: nameOf(day), path: this.path(day), rows: day.rows, risen: day.risen }))
  }

  /** Takes whole lines, valid until it returns. @throws OtherForm */
  async take(lines: Uint8Array): Promise<void> {
    const { line } = this
    let day: DayOfLines | null = null
    let from = 0
    for (let at = 0; at < lines.length; ) {
      const end = readLine(lines, at, line)
      if (day === null || line.day !== day.number) {
        this.hold(day, lines.subarray(from, at))
        from = at
        day = this.dayOf(line.day)
      }
      if (line.id <= day.lastId) day.risen = false
      day.lastId = line.id
      day.rows++
      this.rows++
      at = end
    }
    this.hold(day, lines.subarray(from))
    if (this.held > HELD) await this.flush()
  }

  /** Writes all lines that are held. */
  async flush(): Promise<void> {
    for (const day of this.byNumber.values()) {
      if (day.held === 0) continue
      await appendFile(this.path(day), day.lines.subarray(0, day.held))
      // Another day may need as much next.
      release(day.lines.buffer)
      day.lines = NO_LINES
      day.held = 0
    }
    this.held = 0
  }

  private hold(day: DayOfLines | null, lines: Uint8Array): void {
    if (day === null) return
    const held = day.held + lines.length
    if (held > day.lines.length) {
      const room = new Uint8Array(Math.max(LEAST_ROOM, 2 * held))
      room.set(day.lines.subarray(0, day.held))
      release(day.lines.buffer)
      day.lines = room
    }
    day.lines.set(lines, day.held)
    day.held = held
    this.held += lines.length
  }

  private dayOf(number: number): DayOfLines {
    const known = this.byNumber.get(number)
    if (known !== undefined) return known
    const day = { number, rows: 0, lastId: -1, risen: true, lines: NO_LINES, held: 0 }
    this.byNumber.set(number, day)
    return day
  }

  private path(day: DayOfLines): string {
    return join(this.folder, `${nameOf(day)}.csv`)
  }
}

const nameOf = ({ number }: DayOfLines): string => utcDay((number * DAY_US) / 1000)

interface AdoptedLine {
  id: number
  /** Days since 1970. */
  day: number
}

/**
 * Reads a line that ends with a newline. @returns the start of the next line
 * @throws OtherForm if its id or time is not a number, or the time of no day */
function readLine(bytes: Uint8Array, start: number, into: AdoptedLine): number {
  let at = start
  let field = 0
  let id = 0
  let time = 0
  for (; field <= TIME; at++) {
    const byte = bytes[at] as number
    if (byte === COMMA) field++
    else if (field === 0 || field === TIME) {
      if (!isDigit(byte)) throw new OtherForm()
      if (field === 0) id = id * 10 + byte - ZERO
      else time = time * 10 + byte - ZERO
    } else if (byte === NEWLINE) throw new OtherForm()
  }
  // A few bytes: a search of the whole array would cost more to begin.
  while (bytes[at] !== NEWLINE) at++
  const day = Math.floor(microsecondsOf(time) / DAY_US)
  if (Number.isNaN(day) || id > Number.MAX_SAFE_INTEGER) throw new OtherForm()
  into.id = id
  into.day = day
  return at + 1
}
