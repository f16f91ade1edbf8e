/** The default path of an export. */
import type { TradesStatus } from '../../../shared/contract/trades-status.ts'

/** Returns a descriptive file name beside the collection, in the path format of the folder's system. */
export function exportPath(
  { folder, symbol }: Pick<TradesStatus, 'folder' | 'symbol'>,
  what: string,
  from: string,
  to: string,
): string {
  const separator = folder.includes('\\') ? '\\' : '/'
  const name = [symbol, what, from, ...(to === from ? [] : [to])].filter(Boolean).join('_')
  return `${folder}${separator}${name}.csv`
}
