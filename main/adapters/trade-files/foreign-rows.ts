/** Reads rows of a Parquet or CSV file from elsewhere as text fields, without losing a digit. */
import { access, constants, stat } from 'node:fs/promises'
import { unreadablePath } from '../../../shared/unusable-path.ts'
import { CSV_NAME } from './csv-source.ts'
import { openCsv } from './foreign-csv.ts'
import type { ForeignFile } from './foreign-file.ts'
import { openParquet } from './foreign-parquet.ts'
import { notAdoptable } from './foreign-refusal.ts'

/**
 * The file is closed after its rows are read.
 * @throws VigieError trades_foreign_malformed if it is neither form, invalid_input if it cannot be read
 */
export async function openForeign(path: string): Promise<ForeignFile> {
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw unreadablePath('path', error)
  })
  if ((await stat(path)).size === 0) throw notAdoptable(path, 'trade_file.empty')
  return CSV_NAME.test(path) ? openCsv(path) : openParquet(path)
}
