import { missing } from '../missing.ts'
import { FEWEST_SESSIONS, type Normaliser, part } from './normaliser.ts'

/**
 * Min-max over a rolling window: `100 x (value - low) / (high - low)`, with the low and high of the last 90
 * sessions, including this one (at least 20 while history is short). Source: the design of the index.
 */
export const minMax: Normaliser = {
  reach: (sessions) => sessions,
  fit: (values, at, sessions) => {
    let [found, low, high] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let session = Math.max(0, at - sessions + 1); session <= at; session++) {
      const value = values[session] ?? null
      if (value === null) continue
      found++
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
    const needed = Math.min(FEWEST_SESSIONS, sessions)
    if (found < needed) return missing('short_history', { found, needed })
    return high > low ? { low, high, sessions: found } : missing('flat')
  },
  score: (value, scale) => {
    const low = part(scale, 'low')
    return (100 * (value - low)) / (part(scale, 'high') - low)
  },
}
