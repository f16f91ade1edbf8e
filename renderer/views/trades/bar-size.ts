import type { BarSeries } from '../../../shared/kinds/trades.ts'
import type { Localizer } from '../../words/words.ts'

/** Returns the threshold of a bar as text: in dollars, coins, trades or seconds. */
export function barSize(by: BarSeries['by'], size: number, words: Localizer): string {
  if (by.startsWith('dollar')) return words.compactDollars(size)
  return by === 'time' ? words.span(size * 1000) : words.compact(size)
}
