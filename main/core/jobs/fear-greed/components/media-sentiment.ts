import { isMissing, missing } from '../missing.ts'
import { type ComponentFormula, input } from './formula.ts'

/** Fewer articles are not representative. */
const FEWEST_ARTICLES = 5

/**
 * Media sentiment: the mean opinion of the articles of the last seven days, weighted by age (`press/press-sentiment.ts`), from -1 (all
 * fear) to 1 (all greed).
 * Available for the last session only. Source: the design of the index, component 6 of the classic six.
 */
export const mediaSentiment: ComponentFormula = {
  unit: 'opinion',
  direction: 1,
  needs: [],
  inputs: (history, at) => {
    if (isMissing(history.press)) return history.press
    if (at !== history.days.length - 1) return missing('no_value')
    const { sentiment, articles } = history.press
    if (articles < FEWEST_ARTICLES)
      return missing('few_articles', { found: articles, needed: FEWEST_ARTICLES })
    return { sentiment, articles }
  },
  raw: (inputs) => input(inputs, 'sentiment'),
}
