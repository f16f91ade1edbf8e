/** Exports trades or bars as CSV with every digit. */
import { rename } from 'node:fs/promises'
import { VigieError } from '../../../shared/errors.ts'
import { unwritablePath } from '../../../shared/unusable-path.ts'
import type { ExportTask } from '../../core/jobs/trades/tasks.ts'
import { openNew } from '../files/new-file.ts'
import { openForeign } from './foreign-rows.ts'
import { TradeFileReader } from './parquet-reader.ts'
import { LINE_COLUMNS, TradeLines } from './trade-lines.ts'

const TRADES_HEADER = 'id,price,quantity,quote_quantity,time,buyer_is_maker\n'

/** @returns how many rows were written. The target is complete or does not exist. @throws VigieError invalid_input */
export async function exportRows(task: ExportTask, post: (files: number) => void): Promise<number> {
  const written = <T>(step: Promise<T>): Promise<T> =>
    step.catch((error: unknown) => {
      throw unwritablePath('path', error)
    })
  const out = await written(openNew(task.aside))
  let rows = 0
  try {
    for (const [i, path] of task.paths.entries()) {
      const texts = task.what === 'trades' ? tradeTexts(path) : barTexts(path, i === 0)
      if (task.what === 'trades' && i === 0) await written(out.writeFile(TRADES_HEADER))
      for await (const { text, count } of texts) {
        await written(out.writeFile(text))
        rows += count
      }
      post(i + 1)
    }
    await written(out.sync())
  } finally {
    await out.close()
  }
  await written(rename(task.aside, task.target))
  return rows
}

/** Some lines; bytes are valid until the next ones are requested. */
interface CsvText {
  readonly text: string | Uint8Array
  readonly count: number
}

async function* tradeTexts(path: string): AsyncGenerator<CsvText> {
  const reader = await TradeFileReader.open(path)
  const lines = new TradeLines()
  try {
    for await (const group of reader.groups(LINE_COLUMNS, { flags: true })) {
      yield { text: lines.of(group), count: group.rows }
    }
  } finally {
    await reader.close()
  }
}

async function* barTexts(path: string, headed: boolean): AsyncGenerator<CsvText> {
  try {
    const { columns, rows } = await openForeign(path)
    if (headed) yield { text: `${columns.join(',')}\n`, count: 0 }
    for await (const { row } of rows)
      yield { text: `${columns.map((name) => row[name]).join(',')}\n`, count: 1 }
  } catch (error) {
    // Read like a file from elsewhere, but Vigie's own: it can be made again.
    if (!(error instanceof VigieError) || error.code !== 'trades_foreign_malformed') throw error
    throw new VigieError('trades_file_malformed', error.params, { cause: error.cause })
  }
}
