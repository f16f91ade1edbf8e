/** Where an export goes unless its owner says otherwise. */
import type { TradesStatus } from '../../../shared/contract/trades.ts'

/** A file beside the collection that says what it holds, in the manner of the system the folder is on. */
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
