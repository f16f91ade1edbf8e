/** The gate every series passes before it is scored: what cannot be is left out, and said. */
import { VigieError } from '../../../../../shared/errors.ts'
import type { OhlcvBar, SourceSeries } from '../ports.ts'
import { coarse } from './coarse.ts'
import { frozen } from './frozen.ts'
import { future } from './future.ts'
import { notPositive } from './not-positive.ts'
import { offScale } from './off-scale.ts'
import { otherUnit } from './other-unit.ts'
import { outOfRange } from './out-of-range.ts'
import type { PlausibilityContext, PlausibilityRule } from './rule.ts'
import { spike } from './spike.ts'

/** In order: a later rule looks at what the earlier ones left. */
const RULES: readonly PlausibilityRule[] = [
  notPositive,
  outOfRange,
  offScale,
  future,
  coarse,
  otherUnit,
  spike,
  frozen,
]

/**
 * The series without the bars that cannot be, and one fault a rule that refused some.
 * @throws VigieError source_implausible if nothing is left
 */
export function plausible(series: SourceSeries, context: Omit<PlausibilityContext, 'bars'>): SourceSeries {
  let bars: readonly OhlcvBar[] = series.bars
  const faults: VigieError[] = []
  for (const rule of RULES) {
    const refused = new Set(
      bars.filter((_, at) => rule.refuses({ ...context, bars }, at)).map(({ day }) => day),
    )
    const [day] = refused
    if (day === undefined) continue
    const detail = { messageKey: `implausible.${rule.id}` } as const
    faults.push(
      new VigieError('source_implausible', {
        source: series.source,
        // A file of one series needs no symbol.
        symbol: series.id === '' ? series.source : series.id,
        day,
        count: refused.size,
        detail,
      }),
    )
    bars = bars.filter((bar) => !refused.has(bar.day))
  }
  const [first] = faults
  if (first === undefined) return series
  if (bars.length === 0) throw first
  return { ...series, bars, faults: [...(series.faults ?? []), ...faults] }
}
