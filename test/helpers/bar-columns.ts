import type { ClosedBar } from '../../main/core/jobs/trades/bars/bar.ts'
import { BarColumns } from '../../main/core/jobs/trades/bars/bar-columns.ts'
import { OpenBar } from '../../main/core/jobs/trades/bars/open-bar.ts'
import { emptySum, putSum } from '../../main/core/jobs/trades/bars/running-sum.ts'

/** Returns bars in columns. */
export function barColumns(bars: readonly ClosedBar[]): BarColumns {
  const columns = new BarColumns()
  const threshold = emptySum()
  for (const bar of bars) {
    putSum(threshold, bar.threshold)
    columns.add(bar.number, OpenBar.of(bar), threshold)
  }
  return columns
}
