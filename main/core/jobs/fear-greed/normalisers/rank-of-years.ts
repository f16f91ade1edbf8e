import { missing } from '../missing.ts'
import { type Normaliser, part, recent } from './normaliser.ts'

/** Four years of days: a whole cycle of halvings. */
const RANKED_DAYS = 1460
const FEWEST_DAYS = 200

/** The share of the figures of the last four years that lie strictly below today's, of at least 200. */
export const rankOfYears: Normaliser = {
  reach: () => RANKED_DAYS,
  fit: (values, at) => {
    const found = recent(values, at, RANKED_DAYS)
    if (found.length < FEWEST_DAYS) {
      return missing('short_history', { found: found.length, needed: FEWEST_DAYS })
    }
    const today = found.at(-1) ?? Number.NaN
    return { below: found.filter((value) => value < today).length, known: found.length }
  },
  score: (_value, scale) => (100 * part(scale, 'below')) / part(scale, 'known'),
}
