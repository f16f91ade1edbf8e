/** Writes days of a history from elsewhere from the files of their trades. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import { FactsGatherer } from '../../core/jobs/trades/facts.ts'
import type { AdoptedDay, AdoptTask } from '../../core/jobs/trades/tasks.ts'
import { openNew } from '../files/new-file.ts'
import { TradeColumns } from './columns.ts'
import { SequenceCheck } from './csv-sequence.ts'
import { readSpooled, type SpooledDay } from './day-spool.ts'
import { footerOf } from './footer.ts'
import { TradeFileWriter } from './parquet-writer.ts'
import { risingOrder } from './rising-order.ts'
import type { FileForm } from './schema.ts'

/** Writes the days and removes their files. @throws VigieError trades_row_malformed if trades of one id differ */
export async function writeSpooled(task: AdoptTask, spooled: readonly SpooledDay[]): Promise<AdoptedDay[]> {
  const form: FileForm = { dataset: 'trades', digits: task.digits }
  // The same memory for each day: garbage of this size is collected late.
  const trades = new TradeColumns(
    form,
    spooled.reduce((most, { rows }) => Math.max(most, rows), 0),
  )
  const sets = Array.from({ length: TradeFileWriter.COLUMNS }, () => new TradeColumns(form))
  const days: AdoptedDay[] = []
  for (const day of spooled) {
    await readSpooled(day, trades)
    await rm(day.path)
    days.push(await writeDay(task, day, trades, sets))
  }
  return days
}

/** @param sets used while it is written */
async function writeDay(
  task: AdoptTask,
  { day }: SpooledDay,
  trades: TradeColumns,
  sets: readonly TradeColumns[],
): Promise<AdoptedDay> {
  const order = risingOnce(trades)
  const temp = join(task.folder, `${day}.parquet`)
  const handle = await openNew(temp)
  try {
    let [columns, ...spare] = sets as [TradeColumns, ...TradeColumns[]]
    const writer = new TradeFileWriter(handle, trades.form, spare)
    const gathered = new FactsGatherer()
    const check = new SequenceCheck(gathered, null, columns.capacity)
    for (let start = 0; start < order.length; start += columns.capacity) {
      columns.gather(trades, order.subarray(start, start + columns.capacity))
      const fault = check.take(columns, 0)
      if (fault !== null) {
        const { row, field, problem } = fault
        const file = `${task.path} (${day})`
        throw new VigieError('trades_row_malformed', { line: start + row + 1, file, field, problem })
      }
      columns = await writer.group(columns)
    }
    const facts = gathered.facts()
    const origin = { ...task.collection, dataset: 'trades', day, source: 'adopted', archiveSha256: null }
    const written = await writer.finish((contentSha256) => footerOf(origin, facts, contentSha256))
    return { day, temp, file: { ...facts, ...written } }
  } finally {
    await handle.close()
  }
}

/** Returns the rows of trades in the order of their ids, without those that are the same as the one before. */
function risingOnce(trades: TradeColumns): Uint32Array {
  const ids = trades.longs.id.numbers(trades.rows, new Float64Array(trades.rows))
  const order = risingOrder(ids)
  let kept = 0
  let last = -1
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number
    if (last < 0 || ids[row] !== ids[last] || !trades.same(row, last)) order[kept++] = row
    last = row
  }
  return order.subarray(0, kept)
}
