/** Many days of trades to millions of small bars, which are written to files here, and only counted there. */
import { barsOf } from './trades-bars.ts'

export const tradesBarsSmall = barsOf('trades-bars-small', 16, { ratio: 0.75 })
