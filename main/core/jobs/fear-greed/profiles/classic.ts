import type { ComponentPlan } from '../profile.ts'

/** The six classic components and their weights in percent. */
export const classicComponents: readonly ComponentPlan[] = [
  { id: 'momentum', weight: 25, formula: 'momentum', normaliser: 'min_max' },
  { id: 'price_strength', weight: 25, formula: 'price_strength', normaliser: 'min_max' },
  { id: 'volume', weight: 15, formula: 'volume', normaliser: 'min_max' },
  { id: 'volatility', weight: 15, formula: 'volatility', normaliser: 'min_max' },
  { id: 'equity_vs_bonds', weight: 10, formula: 'equity_vs_bonds', normaliser: 'min_max' },
  { id: 'media_sentiment', weight: 10, formula: 'media_sentiment', normaliser: 'opinion_bounds' },
]

/**
 * Media sentiment beside a published index: neither CNN nor alternative.me has it, and no past articles are to be had that
 * would show whether it brings the score nearer. Therefore it has no weight until its owner gives it one.
 */
export const UNWEIGHTED_PRESS: ComponentPlan = {
  id: 'media_sentiment',
  weight: 0,
  formula: 'media_sentiment',
  normaliser: 'opinion_bounds',
}

/** Two means of 125 sessions, over a window of 90, take 339 sessions: about 490 calendar days, plus holidays. */
export const CLASSIC_HISTORY_DAYS = 550
