/** Files of other programs as lines of an archive, row by row: it reads every form, and says which row is wrong. */
import { scaleOf } from '../../core/jobs/trades/decimal.ts'
import type { AdoptTask } from '../../core/jobs/trades/tasks.ts'
import { openForeign } from './foreign-rows.ts'
import { lineOf, mappingOf } from './foreign-trade.ts'
import { symbolCheck } from './symbol-check.ts'

/** Lines that are passed on at once. */
const LINES = 1000

/** @throws VigieError trades_file_unmapped | trades_row_malformed | trades_foreign_malformed */
export async function* foreignLines(
  path: string,
  { columns: named, symbols, digits }: Pick<AdoptTask, 'columns' | 'symbols' | 'digits'>,
): AsyncGenerator<Uint8Array> {
  const foreign = await openForeign(path)
  const { columns, rows, decimalComma } = foreign
  const mapping = mappingOf(foreign, named, path)
  const symbol = symbolCheck(columns, symbols)
  const form = { mapping, symbol, file: path, decimalComma, scale: scaleOf(digits) }
  let lines: string[] = []
  for await (const row of rows) {
    lines.push(lineOf(row, form).line)
    if (lines.length < LINES) continue
    yield Buffer.from(lines.join(''))
    lines = []
  }
  yield Buffer.from(lines.join(''))
}
