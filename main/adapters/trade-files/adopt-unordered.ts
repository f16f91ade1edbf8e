/**
 * Splits files in the form of archives by day whose trades may be in any order, and repeat themselves. They are parsed into
 * columns and spooled to a file for each day, which is then put in order and written.
 */
import type { AdoptedDay, AdoptTask } from '../../core/jobs/trades/tasks.ts'
import { TradeColumns } from './columns.ts'
import { TradeCsv } from './csv.ts'
import { DaySpool } from './day-spool.ts'
import type { QuickSource } from './quick-source.ts'
import type { FileForm } from './schema.ts'
import { writeSpooled } from './spooled-day.ts'

/** @returns the days in order. @throws VigieError trades_row_malformed; as the sources do */
export async function splitUnordered(
  sources: readonly QuickSource[],
  task: AdoptTask,
  post: (rows: number) => void,
): Promise<AdoptedDay[]> {
  const form: FileForm = { dataset: 'trades', digits: task.digits }
  const spool = new DaySpool(task.folder, form)
  const columns = new TradeColumns(form, DaySpool.ROWS)
  const full = async () => {
    await spool.take(columns)
    post(spool.rows)
    return columns
  }
  try {
    for (const { path: file, bytes } of sources) {
      const csv = new TradeCsv({ columns, full, file, day: null, anyOrder: true, contracts: false })
      for await (const piece of bytes()) await csv.push(piece)
      await csv.end()
    }
    return await writeSpooled(task, await spool.end())
  } finally {
    await spool.close()
  }
}
