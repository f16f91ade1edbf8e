/** Components that CNN publishes: its own figure if it is there, otherwise one made of figures kept day by day. */
import { columnOf, type MarketHistory, type SeriesName } from '../history.ts'
import { isMissing, type MissingValue, missing } from '../missing.ts'
import { mean } from '../statistics.ts'
import { type ComponentFormula, input } from './formula.ts'
import { observed } from './observed.ts'

const HIGHS_DAYS = 20
/** CNN shows the mean of five days. */
const PUT_CALL_DAYS = 5
/** Smoothing of the two exponential means of the McClellan oscillator: 2 / (19 + 1) and 2 / (39 + 1). */
const FAST = 0.1
const SLOW = 0.05
/** The slow mean has forgotten its first value by then. */
const FEWEST_ADVANCES = 60

/**
 * The values of a series up to a session that belong to a session of their own: none is carried over. The last one must
 * be of this session or of the one before, as counts are published at the close.
 */
function own(history: MarketHistory, name: SeriesName, at: number): number[] | MissingValue {
  const column = columnOf(history, name)
  if (isMissing(column)) return column
  const day = column[at]?.day ?? ''
  if (day < (history.days[at - 1] ?? history.days[at] ?? ''))
    return missing(day === '' ? 'no_value' : 'stale', { day })
  return column
    .slice(0, at + 1)
    .flatMap((bar, index) => (bar !== null && bar.day === history.days[index] ? [bar.close] : []))
}

const enough = (found: readonly number[] | MissingValue, needed: number): readonly number[] | MissingValue =>
  isMissing(found) || found.length >= needed
    ? found
    : missing('short_history', { found: found.length, needed })

function alternatively(
  published: ComponentFormula,
  other: Pick<ComponentFormula, 'inputs'>,
  name: SeriesName,
): ComponentFormula {
  const [series = name] = published.needs
  return {
    ...published,
    inputs: (history, at, windows) => {
      return isMissing(columnOf(history, series)) && !isMissing(columnOf(history, name))
        ? other.inputs(history, at, windows)
        : published.inputs(history, at, windows)
    },
    raw: (inputs) => input(inputs, 'value' in inputs ? 'value' : 'own'),
  }
}

/** Net new highs in percent of the issues: CNN's, otherwise the mean of 20 kept days. */
export const netNewHighs = alternatively(
  observed('price_strength', 'percent', 1),
  {
    inputs: (history, at) => {
      const found = enough(own(history, 'net_new_highs', at), HIGHS_DAYS)
      return isMissing(found) ? found : { own: mean(found.slice(-HIGHS_DAYS)) }
    },
  },
  'net_new_highs',
)

/** Puts per call: CNN's, otherwise the mean of five kept days of Cboe's ratio for single shares. */
export const putsPerCall = alternatively(
  observed('put_call_options', 'ratio', -1),
  {
    inputs: (history, at) => {
      const found = enough(own(history, 'equity_put_call', at), PUT_CALL_DAYS)
      return isMissing(found) ? found : { own: mean(found.slice(-PUT_CALL_DAYS)) }
    },
  },
  'equity_put_call',
)

/**
 * The summation index of McClellan: CNN's over volumes, otherwise over kept counts of advancing and declining issues.
 * The sum of all differences between the two exponential means; where it begins does not matter, as a z follows.
 */
export const volumeSummation = alternatively(
  observed('price_breadth', 'points', 1),
  {
    inputs: (history, at) => {
      const found = enough(own(history, 'net_advances', at), FEWEST_ADVANCES)
      return isMissing(found) ? found : { own: summation(found) }
    },
  },
  'net_advances',
)

function summation(net: readonly number[]): number {
  let [fast, slow, sum] = [net[0] ?? 0, net[0] ?? 0, 0]
  for (const value of net) {
    fast += FAST * (value - fast)
    slow += SLOW * (value - slow)
    sum += fast - slow
  }
  return sum
}
