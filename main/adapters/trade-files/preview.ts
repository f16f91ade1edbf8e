/** Shows the contents of a file or folder from elsewhere by its first rows; writes nothing. */
import { stat } from 'node:fs/promises'
import { VigieError } from '../../../shared/errors.ts'
import { scaleOf } from '../../core/jobs/trades/decimal.ts'
import type { FilesPreview, PreviewTask, SampleTrade } from '../../core/jobs/trades/tasks.ts'
import { filesIn } from './files-in.ts'
import type { ForeignFile } from './foreign-file.ts'
import { notAdoptable } from './foreign-refusal.ts'
import { openForeign } from './foreign-rows.ts'
import { assertColumns, lineOf, mappingOf, missingIn, recognised } from './foreign-trade.ts'
import { symbolCheck } from './symbol-check.ts'

const SAMPLE_ROWS = 5

/** @throws VigieError trades_foreign_malformed if the first file is not Parquet, invalid_input if it cannot be read */
export async function previewOf(task: PreviewTask): Promise<FilesPreview> {
  const { path, columns: named } = task
  const paths = await filesIn(path)
  const sizes = await Promise.all(paths.map(sizeOf))
  const counted = { files: paths.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
  const [file] = paths
  if (file === undefined) {
    return { ...counted, file: null, columns: [], mapping: {}, missing: [], sample: [], problem: null }
  }
  const foreign = await openForeign(file)
  const { columns } = foreign
  const mapping = recognised(columns, named)
  const missing = missingIn(mapping)
  const found = { ...counted, file, columns, mapping, missing }
  try {
    assertColumns(columns, named, file)
    const sample = missing.length > 0 ? [] : await sampleOf(foreign, task, file)
    const isEmpty = missing.length === 0 && sample.length === 0
    return {
      ...found,
      sample,
      problem: isEmpty ? notAdoptable(file, 'trade_file.no_trades').localizable : null,
    }
  } catch (error) {
    if (!(error instanceof VigieError)) throw error
    return { ...found, sample: [], problem: error.localizable }
  }
}

/** Zero for a broken link. */
const sizeOf = (file: string) =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  )

/** @throws VigieError trades_row_malformed */
async function sampleOf(
  foreign: ForeignFile,
  { columns: named, symbols, digits }: PreviewTask,
  file: string,
): Promise<SampleTrade[]> {
  const { columns, rows, decimalComma } = foreign
  const mapping = mappingOf(foreign, named, file)
  const symbol = symbolCheck(columns, symbols)
  const form = { mapping, symbol, file, decimalComma, scale: scaleOf(digits) }
  const sample: SampleTrade[] = []
  for await (const row of rows) {
    sample.push(tradeOf(lineOf(row, form).line))
    if (sample.length === SAMPLE_ROWS) break
  }
  return sample
}

/** Splits a line of an archive into its fields. */
function tradeOf(line: string): SampleTrade {
  const [id = '', price = '', quantity = '', , time = '', maker = ''] = line.trim().split(',')
  const at = new Date(Number(time) / 1000).toISOString()
  return { id, price, quantity, time: at, buyer_is_maker: maker === 'True' }
}
