/** Writes one day of a history from elsewhere from the file of its lines. */
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startInMicroseconds } from '../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../shared/time/units.ts'
import type { AdoptedDay, AdoptTask } from '../../core/jobs/trades/tasks.ts'
import { csvToParquet } from './convert.ts'
import { orderLines } from './ordered-lines.ts'

const PIECE = 256 * 1024

/** The lines of a day, in the form of an archive. */
export interface SpooledDay {
  readonly day: CalendarDay
  readonly path: string
  readonly rows: number
  /** Whether its ids always rise. */
  readonly risen: boolean
}

/** Writes the day and removes its lines. @throws VigieError trades_row_malformed */
export async function writeSpooledDay(
  task: AdoptTask,
  { day, path, rows, risen }: SpooledDay,
): Promise<AdoptedDay> {
  const temp = join(task.folder, `${day}.parquet`)
  const {
    header: _header,
    oneSided: _sides,
    ...file
  } = await csvToParquet({
    form: { dataset: 'trades', digits: task.digits },
    contracts: false,
    bytes: risen ? createReadStream(path, { highWaterMark: PIECE }) : (await orderLines(path, rows)).pieces(),
    name: `${task.path} (${day})`,
    day: startInMicroseconds(day),
    previous: null,
    target: temp,
    origin: { ...task.collection, dataset: 'trades', day, source: 'adopted', archiveSha256: null },
  })
  await rm(path)
  return { day, temp, file }
}
