import { missing } from '../missing.ts'
import { FEWEST_SESSIONS, type Normaliser, part, recent } from './normaliser.ts'

/**
 * Min-max over a rolling window: `100 x (value - low) / (high - low)`, with the low and high of the last 90
 * sessions, including this one (at least 20 while history is short). Source: the design of the index.
 */
export const minMax: Normaliser = {
  reach: (sessions) => sessions,
  fit: (values, at, sessions) => {
    const found = recent(values, at, sessions)
    const needed = Math.min(FEWEST_SESSIONS, sessions)
    if (found.length < needed) return missing('short_history', { found: found.length, needed })
    const [low, high] = [Math.min(...found), Math.max(...found)]
    return high > low ? { low, high, sessions: found.length } : missing('flat')
  },
  score: (value, scale) => {
    const low = part(scale, 'low')
    return (100 * (value - low)) / (part(scale, 'high') - low)
  },
}
