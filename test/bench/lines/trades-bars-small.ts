/** Many days of trades to millions of small bars. */
import { barsOf } from './trades-bars.ts'

export const tradesBarsSmall = barsOf('trades-bars-small', 16, { ratio: 0.75 })
